"""What goes wrong in a panel function is a finding at its name, with the line of the function's own code."""

from pathlib import Path

import pytest

from slocompiler.targets.grafana import GRAFANA
from tests.targets.grafana.own_panels.example import SERVICE, built, folder_of, row

#: The module, what the message says, the line of the module that it points to (from 1).
FAILURES: dict[str, tuple[str, str, int | None]] = {
    "syntax": ("def panels(service):\n    return [\n", "it raises SyntaxError: '[' was never closed", 2),
    "import": ("import nothing_like_that\n", "it raises ModuleNotFoundError: No module named", 1),
    "exception": (
        "def panels(service):\n    return service.slo\n",
        "it raises AttributeError: 'ServiceFacts' object",
        2,
    ),
    "deep": (
        "def panels(service):\n    return helper()\n\n\ndef helper():\n    raise ValueError('no\\nway')\n",
        "it raises ValueError: no way",
        6,
    ),
    "grafanalib itself": (
        "from grafanalib.core import TimeSeries\n\n\ndef panels(service):\n    return [TimeSeries(unit=5)]\n",
        "it raises TypeError: ",
        5,
    ),
    "json": (
        "from grafanalib.core import Text\n\n\ndef panels(service):\n    return [Text(title={1, 2})]\n",
        "it raises TypeError: Object of type set is not JSON serializable",
        None,
    ),
    "exit": ("import sys\n\n\ndef panels(service):\n    sys.exit(3)\n", "it raises SystemExit: 3", 5),
    "recursion": ("def panels(service):\n    return panels(service)\n", "it raises RecursionError: ", 2),
    "nothing": ("def panels(service):\n    pass\n", "it returns nothing, not a list of panels", None),
    "text": ("def panels(service):\n    return 'x'\n", "it returns `str`, not a list of panels", None),
    "other things": ("def panels(service):\n    return [5]\n", "it returns a list with `int`, which is no panel", None),
    "row": (
        "from grafanalib.core import RowPanel\n\n\ndef panels(service):\n    return [RowPanel()]\n",
        "it returns a list with a row",
        None,
    ),
    "no argument": (
        "def panels():\n    return []\n",
        "it raises TypeError: panels() takes 0 positional arguments",
        None,
    ),
    "chance": (
        "from grafanalib.core import Text\nfrom itertools import count\n\nturns = count()\n\n\n"
        "def panels(service):\n    return [Text(title=str(next(turns)))]\n",
        "it gives other panels when it is called again",
        None,
    ),
    "frozen": ("def panels(service):\n    service.name = 'x'\n", "it raises AttributeError: immutable type", 2),
}


@pytest.mark.parametrize("case", FAILURES)
def test_failure(case: str, tmp_path: Path) -> None:
    module, message, line = FAILURES[case]
    folder = folder_of(tmp_path, module, "panels")
    _, (found,) = built(folder)
    assert found.code == "SLO562"
    assert f"`our_panels:panels`: {message}" in found.message
    assert Path(found.span.path) == folder / "organization.yaml"
    organization = (folder / "organization.yaml").read_text(encoding="utf-8").splitlines()
    assert organization[found.span.line - 1][found.span.column - 1 :].startswith('"our_panels:panels"')
    places = [(Path(each.span.path), each.span.line) for each in found.related]
    assert places == ([] if line is None else [(folder / "our_panels.py", line)])
    assert "seen with the service login" in (found.help or "")


@pytest.mark.parametrize(
    ("module", "function", "message", "help"),
    [
        ("our_panels", "panel", "there is no function `panel` in `our_panels`", "it has panels"),
        ("our_panels", "TITLE", "there is something else than a function", "it has panels"),
        ("their_panels", "panels", "there is no module `their_panels` beside the organization", "their_panels.py"),
        ("json", "dumps", "there is no module `json` beside the organization", "json.py"),
    ],
)
def test_missing(module: str, function: str, message: str, help: str, tmp_path: Path) -> None:
    text = "from json import dumps\n\nTITLE = 'x'\n\n\ndef panels(service):\n    return []\n"
    folder = folder_of(tmp_path, text, function)
    organization = folder / "organization.yaml"
    organization.write_text(organization.read_text().replace("our_panels:", f"{module}:"), encoding="utf-8")
    _, (found,) = built(folder)
    assert (found.code, found.related) == ("SLO561", ())
    assert message in found.message
    assert help in (found.help or "")


def test_one_failing_function_takes_no_other_along(tmp_path: Path) -> None:
    module = (
        "from grafanalib.core import Text\n\n\ndef good(service):\n    return [Text(title='x')]\n\n\n"
        "def bad(service):\n    return [Text(title='y')] * service.missing\n"
    )
    texts, findings = built(folder_of(tmp_path, module, "bad", "good"))
    assert [finding.code for finding in findings] == ["SLO562"]
    assert [panel["title"] for panel in row(texts, "Good")] == ["x"]


def test_nothing_is_imported_unless_it_is_allowed(tmp_path: Path) -> None:
    trace = tmp_path / "ran"
    folder = folder_of(
        tmp_path, f"open({str(trace)!r}, 'w')\n\n\ndef panels(service):\n    return []\n", "panels", "more"
    )
    _, (found,) = built(folder, GRAFANA)
    assert not trace.exists()
    assert (found.code, found.message) == (
        "SLO560",
        "dashboards lack the panels of `our_panels:panels`, `our_panels:more`: code is not run",
    )
    assert "--allow-code" in (found.help or "")
    built(folder)
    assert trace.exists()


def test_modules_beside_it_are_found_and_every_service_gets_them_anew(tmp_path: Path) -> None:
    module = (
        "from grafanalib.core import Text\n\nfrom helpers import seen\n\n\n"
        "def panels(service):\n    seen.append(service.name)\n    return [Text(title=' '.join(sorted(set(seen))))]\n"
    )
    folder = folder_of(tmp_path, module, "panels", services=(SERVICE, SERVICE.replace("login", "logout")))
    (folder / "helpers.py").write_text("seen = []\n", encoding="utf-8")
    texts, findings = built(folder)
    assert findings == []
    assert [panel["title"] for panel in row(texts, "Panels")] == ["login"]
    assert [panel["title"] for panel in row(texts, "Panels", "logout")] == ["logout"]


def test_what_it_prints_is_no_part_of_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    module = "print('loaded')\n\n\ndef panels(service):\n    print('called')\n    return []\n"
    texts, findings = built(folder_of(tmp_path, module, "panels"))
    assert (findings, row(texts, "Panels")) == ([], [])
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "loaded\ncalled\ncalled\n"
