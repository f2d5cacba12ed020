"""Small workspaces, written as one text, and what loading them gives."""

from pathlib import Path

from slocompiler.load.loaded import LoadedService, LoadedWorkspace
from slocompiler.load.workspace import load_workspace
from tests.snippets import ORGANIZATION, workspace_of

SERVICE = "version: slocompiler/v1\nservice: login\nteam: web\n"
REQUESTS = "signals: {requests: {events: {prometheus: {total: requests_total}}}}\n"
ENVIRONMENTS = "environments: {staging: {}, production: {}}\n"


def load(snippet: str, tmp_path: Path) -> LoadedWorkspace:
    return load_workspace([workspace_of(snippet, tmp_path)])


def load_one(snippet: str, tmp_path: Path) -> LoadedService:
    """The only service of a workspace without findings."""
    workspace = load(snippet, tmp_path)
    assert workspace.diagnostics == ()
    (service,) = workspace.services
    return service


def findings(workspace: LoadedWorkspace) -> list[str]:
    """Each finding as `file:line:column code`, with the name of the file alone."""
    return [f"{Path(d.span.path).name}:{d.span.line}:{d.span.column} {d.code}" for d in workspace.diagnostics]


def write(folder: Path, **files: str) -> Path:
    """A folder of files, `__` in a name standing for a folder; with the small organization unless there is one."""
    files.setdefault("organization", ORGANIZATION)
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def service(name: str, body: str = "") -> str:
    return f"version: slocompiler/v1\nservice: {name}\nteam: web\n{body}"
