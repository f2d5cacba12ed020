"""A spec to start from, and an organization where there is none."""

import re
from pathlib import Path

from slocompiler.load.documents.find_files import ORGANIZATION_FILES, organization_above
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.starter import starter_organization, starter_service
from slocompiler.spec import OrganizationSpec

_NAME = re.compile(r"[a-z][a-z0-9-]*")


def init_service(service: str, out: Path) -> tuple[Path, ...]:
    """Writes `out`/`service`.yaml, and `out`/organization.yaml unless `out` belongs to one; gives what was written.

    The spec compiles without findings: its team, severity and policy are the organization's.
    Raises OutputError when the name cannot be one, or the file is there already.
    """
    if not _NAME.fullmatch(service):
        raise OutputError(
            f"`{service}` is not a name: a-z, 0-9 and -, starting with a letter", f"try {_as_name(service)}"
        )
    _refuse_present(out / f"{service}.yaml")
    written = [] if organization_above(out) else [init_organization(out)]
    return (*written, _write(out / f"{service}.yaml", starter_service(service, _organization(out))))


def init_organization(out: Path) -> Path:
    """Writes `out`/organization.yaml. Raises OutputError when there is one."""
    for name in ORGANIZATION_FILES:
        _refuse_present(out / name)
    return _write(out / ORGANIZATION_FILES[0], starter_organization())


def _organization(out: Path) -> OrganizationSpec:
    path = organization_above(out)
    loaded = compile_specs([path]).workspace.organization if path else None
    if loaded is None:
        raise OutputError(f"{path} cannot be read", f"`slocompile validate {path}` says what is wrong with it")
    return loaded.spec


def _refuse_present(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise OutputError(f"{path} is there already", "nothing was written; choose another name or folder")


def _write(path: Path, text: str) -> Path:
    try:
        disk.make_folder(path.parent)
        disk.write_file(path, text.encode())
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror}", "choose another folder with --out") from None
    return path


def _as_name(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-0123456789") or "shop"
