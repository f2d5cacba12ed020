"""The limit of recorded series, by the rule's own snippets and at its edge."""

from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.understand import understand
from slocompiler.targets.prometheus.recorded_series import recorded_series
from slocompiler.targets.prometheus.rules import TOO_MANY_SERIES
from slocompiler.targets.prometheus.target import PROMETHEUS, service_groups
from tests.snippets import workspace_of


def findings(snippet: str, folder: Path) -> tuple[int, list[Diagnostic]]:
    """The number of series of the only service, and what is found about it."""
    understood = understand([workspace_of(snippet, folder)])
    assert understood.found == ()
    assert understood.compilation is not None
    (service,) = understood.compilation.services
    groups = service_groups(service, understood.compilation)
    found = PROMETHEUS.for_service(service, understood.compilation).diagnostics
    return recorded_series(service, groups), list(found)


def test_the_failing_snippet_gives_the_code_once(tmp_path: Path) -> None:
    count, (finding,) = findings(TOO_MANY_SERIES.failing, tmp_path)
    assert (finding.code, finding.span.line, finding.related[0].span.line) == ("SLO892", 10, 7)
    assert f"records {count:,} series, with 10 values of `route` and `tenant`: the limit is 100" in finding.message


def test_the_passing_snippet_gives_nothing(tmp_path: Path) -> None:
    assert findings(TOO_MANY_SERIES.passing, tmp_path)[1] == []


@pytest.mark.parametrize(("below", "codes"), [(0, []), (1, ["SLO892"])])
def test_the_limit_itself_is_allowed(below: int, codes: list[str], tmp_path: Path) -> None:
    (tmp_path / "first").mkdir()
    count, _ = findings(TOO_MANY_SERIES.passing, tmp_path / "first")
    limited = TOO_MANY_SERIES.passing.replace("series_per_service: 100", f"series_per_service: {count - below}")
    assert [finding.code for finding in findings(limited, tmp_path)[1]] == codes


def test_without_a_limit_nothing_is_found(tmp_path: Path) -> None:
    unlimited = TOO_MANY_SERIES.failing.replace("limits: {series_per_service: 100}\n", "")
    assert findings(unlimited, tmp_path)[1] == []
