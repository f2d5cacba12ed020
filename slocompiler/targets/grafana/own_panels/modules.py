"""Modules beside the organization: imported for one call, and gone after it."""

import importlib
import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import Any

from slocompiler.ir.organization import PanelFunctionIr


class MissingFunctionError(Exception):
    """There is no such module or function; `help` says where it was looked for."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help


@contextmanager
def imported(function: PanelFunctionIr, folder: Path) -> Iterator[Callable[..., Any]]:
    """The function, from the module in the folder and no other of that name.

    What it imports from the folder is imported anew each time, so that no call sees what another one left behind, and
    no bytecode is written there. What it prints goes to standard error. Raises MissingFunctionError, and whatever the
    module raises.
    """
    top = function.module.partition(".")[0]
    if not any((folder / name).is_file() for name in (f"{top}.py", f"{top}/__init__.py")):
        help = f"a module is looked for in the folder of the organization: {top}.py"
        raise MissingFunctionError(f"there is no module `{top}` beside the organization", help)
    before, path, writes = dict(sys.modules), list(sys.path), sys.dont_write_bytecode
    for name in _of(top, before):
        del sys.modules[name]
    sys.path.insert(0, str(folder.resolve()))
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        with redirect_stdout(sys.stderr or io.StringIO()):
            yield _function(function)
    finally:
        sys.path[:], sys.dont_write_bytecode = path, writes
        for name in [name for name, module in sys.modules.items() if _is_below(module, folder)]:
            del sys.modules[name]
        sys.modules.update({name: before[name] for name in _of(top, before)})


def _function(function: PanelFunctionIr) -> Callable[..., Any]:
    module = importlib.import_module(function.module)
    found = getattr(module, function.function, None)
    if callable(found):
        return found  # type: ignore[no-any-return]
    what = "there is no function" if found is None else "there is something else than a function of the name"
    known = sorted(name for name, value in vars(module).items() if _is_own(value, module) and not name.startswith("_"))
    help = f"it has {', '.join(known[:12])}" if known else "it has no functions"
    raise MissingFunctionError(f"{what} `{function.function}` in `{function.module}`", help)


def _is_own(value: object, module: object) -> bool:
    return callable(value) and getattr(value, "__module__", None) == getattr(module, "__name__", "")


def _of(top: str, names: dict[str, Any]) -> list[str]:
    return [name for name in names if name == top or name.startswith(f"{top}.")]


def _is_below(module: object, folder: Path) -> bool:
    file = getattr(module, "__file__", None)
    return isinstance(file, str) and Path(file).is_relative_to(folder.resolve())
