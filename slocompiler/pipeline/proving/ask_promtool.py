"""What promtool says of rules and of their tests."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import yaml

from slocompiler.pipeline.proving.programs import Answer, Found, ask
from slocompiler.report.plural import counted

_REPORT = "report.xml"
#: Of a test that fails often, one failure says enough.
_SHOWN_LINES = 8


def describe_tests(text: str) -> str:
    """How many tests and checks a file of rule tests has."""
    document = yaml.load(text, Loader=yaml.CSafeLoader)
    tests = [test for test in document.get("tests") or [] if isinstance(test, Mapping)]
    checks = sum(len(test.get(kind) or []) for test in tests for kind in ("promql_expr_test", "alert_rule_test"))
    return f"{counted(len(tests), 'test')}, {counted(checks, 'check')}"


def ask_rules(promtool: Found, folder: Path, *, path: PurePosixPath) -> Answer:
    """Whether promtool accepts a rule file below `folder`."""
    answer = ask(promtool, ["check", "rules", str(path)], folder)
    return Answer(True, ()) if answer.ok else answer


def ask_tests(promtool: Found, folder: Path, *, path: PurePosixPath) -> Answer:
    """Whether every test of a file below `folder` passes; those that do not are named."""
    place = folder / path.parent
    answer = ask(promtool, ["test", "rules", f"--junit={_REPORT}", path.name], place)
    return Answer(True, ()) if answer.ok else Answer(False, tuple(_failures(place / _REPORT)) or answer.lines)


def _failures(report: Path) -> Iterator[str]:
    """The name of each test that failed, with what was expected and what came."""
    try:
        # promtool wrote it just now, about tests of ours.
        root = ElementTree.parse(report).getroot()
    except (OSError, ElementTree.ParseError):
        return
    for case in root.iter("testcase"):
        failures = [failure.text or "" for failure in case.iter("failure")]
        if failures:
            yield f"{case.get('name')}: {counted(len(failures), 'failure')}"
            shown = [line.strip() for line in failures[0].splitlines() if line.strip()]
            yield from (f"  {line}" for line in shown[:_SHOWN_LINES])
