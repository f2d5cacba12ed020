"""What a panel function returns, as plain JSON, or where it failed."""

import json
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from slocompiler.ir.organization import PanelFunctionIr
from slocompiler.targets.grafana.own_panels.modules import MissingFunctionError, imported
from slocompiler.targets.grafana.own_panels.service_facts import ServiceFacts

#: What some of grafanalib's panels are told and leave out of their JSON.
_LEFT_OUT = "rangeMaps"


class WrittenPanel(Struct, frozen=True):
    """A panel as grafanalib writes it, and the name of its class."""

    kind: str
    body: Mapping[str, Any]


class Failure(Struct, frozen=True):
    """Why a function gave no panels. `file` and `line` (from 1): where in the user's code, when that is known.

    `is_missing`: there is no such function to call.
    """

    message: str
    help: str | None = None
    file: Path | None = None
    line: int | None = None
    is_missing: bool = False


def call(function: PanelFunctionIr, folder: Path, service: ServiceFacts) -> list[WrittenPanel] | Failure:
    """The panels of a service, in their order. The function is called twice: it has to say the same both times."""
    try:
        with imported(function, folder) as run:
            first, again = _written(run(service)), _written(run(service))
    except MissingFunctionError as missing:
        return Failure(missing.message, missing.help, is_missing=True)
    except _WrongResultError as wrong:
        return Failure(str(wrong), "return a list of panels of `grafanalib.core`")
    except (Exception, SystemExit) as problem:
        return _failure(problem, folder)
    if first != again:
        return Failure(
            "it gives other panels when it is called again",
            "panels may depend on the service alone: not on the time, on chance or on earlier calls",
        )
    return first


class _WrongResultError(Exception):
    """The function returned something else than panels."""


def _written(result: Any) -> list[WrittenPanel]:
    from grafanalib.core import Panel, RowPanel  # type: ignore[import-untyped]

    if isinstance(result, str | Mapping) or not isinstance(result, Iterable):
        raise _WrongResultError(f"it returns {_kind(result)}, not a list of panels")
    found = list(result)
    for each in found:
        if not isinstance(each, Panel):
            raise _WrongResultError(f"it returns a list with {_kind(each)}, which is no panel")
        if isinstance(each, RowPanel):
            raise _WrongResultError("it returns a list with a row, and its panels have a row of their own already")
    return [WrittenPanel(type(each).__name__, _plain(each)) for each in found]


def _plain(panel: Any) -> Mapping[str, Any]:
    from grafanalib._gen import DashboardEncoder  # type: ignore[import-untyped]

    body: dict[str, Any] = json.loads(json.dumps(panel.to_json_data(), cls=DashboardEncoder))
    left_out = getattr(panel, _LEFT_OUT, None)
    if left_out and _LEFT_OUT not in body:
        body[_LEFT_OUT] = json.loads(json.dumps(left_out, cls=DashboardEncoder))
    return body


def _kind(value: object) -> str:
    return "nothing" if value is None else f"`{type(value).__name__}`"


def _failure(problem: BaseException, folder: Path) -> Failure:
    """The innermost line of the user's own code that the error came from."""
    message = f"it raises {type(problem).__name__}: {_one_line(problem)}".rstrip(": ")
    inside = folder.resolve()
    if isinstance(problem, SyntaxError) and problem.filename and Path(problem.filename).is_relative_to(inside):
        return Failure(message, None, Path(problem.filename), problem.lineno)
    frames = traceback.extract_tb(problem.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(inside)]
    return Failure(message, None, Path(own[-1].filename), own[-1].lineno) if own else Failure(message)


def _one_line(problem: BaseException) -> str:
    text = problem.msg if isinstance(problem, SyntaxError) else str(problem)
    return " ".join(str(text).split())[:200]
