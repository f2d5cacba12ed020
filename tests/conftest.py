"""What holds for every test run.

Hypothesis draws constants from our modules that are loaded: all are, so that it draws the same in every process.
The report ends with the judges that did not run, so that a green run is not mistaken for a proof.
"""

import os
import re
from collections import Counter
from importlib import import_module
from pkgutil import walk_packages

import pytest

import slocompiler
from tests.judges.programs import NOT_RUN

for _module in walk_packages(slocompiler.__path__, "slocompiler."):
    if not _module.name.endswith("__main__"):
        import_module(_module.name)


@pytest.fixture(autouse=True, scope="session")
def _no_memory_of_builds_but_our_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What builds of the tests remember stays with the run, and what the user's builds left is not seen."""
    os.environ["SLOCOMPILE_CACHE"] = str(tmp_path_factory.mktemp("cache"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in unrun_judges(terminalreporter.getreports("skipped")):
        terminalreporter.write_line(line, red=True, bold=True)


def unrun_judges(reports: list[pytest.TestReport]) -> list[str]:
    """One line for each judge and reason: "JUDGES NOT RUN: promtool (Go not found) — 14 tests proved nothing"."""
    missing = Counter(found.groups() for found in map(_judge_and_reason, reports) if found)
    return [
        f"JUDGES NOT RUN: {judge} ({reason}) — {count} {'test' if count == 1 else 'tests'} proved nothing"
        for (judge, reason), count in sorted(missing.items())
    ]


def _judge_and_reason(report: pytest.TestReport) -> re.Match[str] | None:
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    return re.search(rf"{NOT_RUN}([\w-]+): (.*)", why)
