"""OpenSLO's own SDK accepts what is exported."""

from pathlib import Path

from hypothesis import given

from slocompiler.exporting.openslo.export import export_openslo
from slocompiler.pipeline.understand import understand
from tests.exporting.openslo.test_round_trip import INHERITING, SPECS
from tests.judges.programs import validate_openslo
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.cloudwatch import Twins, twins
from tests.strategies.workspaces import Workspace, workspaces


def _texts(specs: Path) -> list[str]:
    understood = understand([specs])
    assert understood.compilation is not None
    return [file.text for file in export_openslo(understood.workspace, understood.compilation).files]


def test_the_sdk_accepts_the_worked_example() -> None:
    verdict = validate_openslo("---\n".join(_texts(SPECS)))
    assert verdict.ok, verdict.output


def test_the_sdk_accepts_what_stands_in_templates_and_environments(tmp_path: Path) -> None:
    for name, text in INHERITING.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    verdict = validate_openslo("---\n".join(_texts(tmp_path)))
    assert verdict.ok, verdict.output


def test_the_sdk_accepts_any_workspace_in_either_store() -> None:
    texts: list[str] = []

    def export(workspace: Workspace) -> None:
        with fresh_folder() as folder:
            texts.extend(_texts(workspace.write(folder)))

    @profile(20)
    @given(workspaces(2))
    def any_workspace(workspace: Workspace) -> None:
        export(workspace)

    @profile(10)
    @given(twins())
    def in_cloudwatch(both: Twins) -> None:
        export(both.cloudwatch)

    any_workspace()
    in_cloudwatch()
    verdict = validate_openslo("---\n".join(texts))
    assert verdict.ok, verdict.output
