"""Importing as a whole: what is on the disk afterwards."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Severity
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.importing.rules.framework import GOOD_SLOTH
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs
from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.output_error import OutputError
from tests.snippets import ORGANIZATION

CORPUS = Path(__file__).parent / "corpus"
CASES = [path for name in ("sloth", "pyrra") for path in sorted((CORPUS / name).glob("*.yaml"))]


def run(path: Path, out: Path, **options: object) -> ImportDone:
    name = "pyrra" if path.parent.name == "pyrra" else "sloth"
    return import_specs(importer_named(name), [path], ImportOptions(), ImportTo(out, **options))  # type: ignore[arg-type]


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.yaml"
    path.write_text(GOOD_SLOTH)
    return path


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_is_written_compiles_and_importing_again_changes_nothing(path: Path, tmp_path: Path) -> None:
    first = run(path, tmp_path / "specs")
    assert not first.report.refused
    errors = [one for one in compile_specs([tmp_path / "specs"]).diagnostics if one.severity is Severity.ERROR]
    assert errors == []
    before = tree(tmp_path / "specs")
    again = run(path, tmp_path / "specs")
    assert again.report.written == ()
    assert len(again.report.unchanged) == len(before) - 1  # the organization is there, so none is made
    assert tree(tmp_path / "specs") == before


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_an_organization_that_is_given_is_used_and_not_changed(path: Path, tmp_path: Path) -> None:
    organization = tmp_path / "organization.yaml"
    organization.write_text(ORGANIZATION)
    done = run(path, tmp_path / "specs", organization=organization)
    assert organization.read_text() == ORGANIZATION
    assert "organization.yaml" not in tree(tmp_path / "specs")
    # It has no policy without alerts, and keeps samples for 45 days: one of the objectives is about 12 weeks.
    refused = {"sloth-every-field": 1, "sloth-kubernetes": 1, "pyrra-indicators": 3}
    expected = ["SLO647"] * refused.get(f"{path.parent.name}-{path.stem}", 0)
    assert [each.code for each in done.report.refused] == expected
    errors = [one for one in compile_specs([tmp_path / "specs"]).diagnostics if one.severity is Severity.ERROR]
    assert errors == []


def test_a_file_with_another_text_is_in_the_way(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "specs"
    out.mkdir()
    (out / "shop.yaml").write_text("mine\n")
    with pytest.raises(OutputError, match="there already"):
        run(source, out)
    assert tree(out) == {"shop.yaml": b"mine\n"}
    run(source, out, force=True)
    assert b"service: shop" in tree(out)["shop.yaml"]
    assert sorted(tree(out)) == ["organization.yaml", "shop.yaml"]


def test_nothing_is_written_through_a_link(source: Path, tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "specs", tmp_path / "elsewhere.yaml"
    out.mkdir()
    (out / "shop.yaml").symlink_to(elsewhere)
    with pytest.raises(OutputError):
        run(source, out)
    run(source, out, force=True)
    assert not elsewhere.exists()
    assert not (out / "shop.yaml").is_symlink()


def test_a_trial_writes_nothing(source: Path, tmp_path: Path) -> None:
    done = run(source, tmp_path / "specs", is_trial=True)
    assert [Path(path).name for path in done.report.written] == ["organization.yaml", "shop.yaml"]
    assert not (tmp_path / "specs").exists()


@pytest.mark.parametrize("failing", [1, 2])
@pytest.mark.parametrize("operation", ["write_file", "rename"])
def test_when_writing_fails_everything_is_as_before(
    operation: str, failing: int, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "specs"
    out.mkdir()
    (out / "shop.yaml").write_text("mine\n")
    real, calls = getattr(disk, operation), []

    def fails(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == failing:
            raise OSError(28, "No space left on device", str(arguments[0]))
        real(*arguments)

    monkeypatch.setattr(disk, operation, fails)
    with pytest.raises(OutputError, match="No space left"):
        run(source, out, force=True)
    assert tree(out) == {"shop.yaml": b"mine\n"}


def test_what_the_compiler_refuses_is_left_out_and_named(source: Path, tmp_path: Path) -> None:
    bad = GOOD_SLOTH[GOOD_SLOTH.index("  - name") :].replace("availability", "memory")
    bad = bad.replace("sum(rate(http_requests_total", "2 * sum(rate(process_resident_memory_bytes")
    source.write_text(GOOD_SLOTH + bad)
    done = run(source, tmp_path / "specs")
    (refused,) = done.report.refused
    assert (refused.code, refused.span.line) == ("SLO647", 13)
    assert "rate" in refused.message
    assert "memory" not in (tmp_path / "specs/shop.yaml").read_text()
    assert not [remark for remark in done.report.remarks if "`memory`" in remark.what]


def test_an_organization_may_stand_elsewhere(source: Path, tmp_path: Path) -> None:
    organization = tmp_path / "elsewhere" / "organization.yaml"
    organization.parent.mkdir()
    organization.write_text(ORGANIZATION)
    done = run(source, tmp_path / "specs", organization=organization)
    assert not done.report.refused
    assert sorted(tree(tmp_path / "specs")) == ["shop.yaml"]


def test_an_organization_that_cannot_be_read_is_said(source: Path, tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("version: slocompiler/v1\norganization: x\n")
    with pytest.raises(OutputError, match="cannot be read"):
        run(source, tmp_path / "specs")


def test_two_files_may_be_parts_of_one_service(source: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        GOOD_SLOTH.replace("availability", "again").replace("99.9", "99").replace("slos:", "labels: {a: b}\nslos:")
    )
    options, to = ImportOptions(), ImportTo(tmp_path / "specs")
    done = import_specs(importer_named("sloth"), [source, more], options, to)
    assert not done.report.refused
    text = (tmp_path / "specs/shop.yaml").read_text()
    assert text.count("bad_where") == 1  # both stand on one signal
    assert "  again:\n    objective: 99%" in text
    assert text.index("a: b") > text.index("again:")


def test_a_file_that_is_named_twice_is_read_once(source: Path, tmp_path: Path) -> None:
    done = import_specs(importer_named("sloth"), [source, source], ImportOptions(), ImportTo(tmp_path / "specs"))
    assert not done.report.refused
