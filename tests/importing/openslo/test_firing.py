"""Imported and compiled rules begin to fire when a condition over one window does, and end no later."""

from pathlib import Path

import pytest

from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from tests.importing.firing import firing_minutes
from tests.importing.openslo.documents import POLICY, RATIO, slo
from tests.importing.snippets import import_snippet
from tests.importing.test_firing import AFTER, BEFORE, LASTS, LATER, RATE, counter

#: The condition of the document, written out by hand: 14.4 times a budget of 0.1 % over an hour, for two minutes.
REFERENCE = """\
groups:
- name: reference
  rules:
  - alert: Fast
    expr: >-
      1 - sum(rate(http_requests_total{code!~"5.."}[1h])) / sum(rate(http_requests_total[1h])) >= 0.0144
    for: 2m
    labels: {severity: page}
"""
PERCENT_RATE = """\
      ratioMetric:
        counter: false
        bad:
          metricSource: {type: Prometheus, spec: {query: 'sum(rate(http_requests_total{code=~"5.."}[5m]))'}}
        total:
          metricSource: {type: Prometheus, spec: {query: 'sum(rate(http_requests_total[5m]))'}}
"""


@pytest.mark.parametrize("percent", [100, 10, 2])
@pytest.mark.parametrize("measured", [RATIO, PERCENT_RATE], ids=["counters", "rates"])
def test_alerts_begin_at_the_same_minute(measured: str, percent: int, tmp_path: Path) -> None:
    assert not import_snippet(slo(measured, policies=POLICY), tmp_path).report.refused
    made = make(tmp_path / "out", [PROMETHEUS])
    assert made.artifacts
    ours, reference = tmp_path / "ours.yaml", tmp_path / "reference.yaml"
    ours.write_text(next(one.text for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml")))
    reference.write_text(REFERENCE)
    bad, good = RATE * percent // 100, RATE * (100 - percent) // 100
    series = {
        'http_requests_total{code="500"}': counter(0, bad),
        'http_requests_total{code="200"}': counter(RATE, good),
    }
    minutes = range(BEFORE - 5, BEFORE + LASTS + AFTER)
    mine, theirs = (firing_minutes(path, tmp_path, series, minutes, "severity")["page"] for path in (ours, reference))
    assert min(theirs) <= min(mine) <= min(theirs) + 1
    assert mine <= theirs
    late = {minute for minute in theirs - mine if minute < BEFORE + LASTS}
    assert late <= set(range(min(theirs), min(theirs) + LATER))
