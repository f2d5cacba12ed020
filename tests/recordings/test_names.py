"""Names and labels of recorded series."""

import re

import yaml

from slocompiler.recordings.names import slo_names
from slocompiler.values import Duration
from tests.targets.prometheus.examples import sloth
from tests.targets.prometheus.promtool_case import rules_of

#: Series that Grafana dashboard 14348 reads, with the labels it selects by.
SLOTH_LABELS = {"sloth_id", "sloth_service", "sloth_slo"}
SLOTH_SERIES = {
    "slo:sli_error:ratio_rate5m": SLOTH_LABELS | {"sloth_window"},
    "slo:sli_error:ratio_rate30d": SLOTH_LABELS | {"sloth_window"},
    "slo:objective:ratio": SLOTH_LABELS,
    "slo:error_budget:ratio": SLOTH_LABELS,
    "slo:time_period:days": SLOTH_LABELS,
    "slo:current_burn_rate:ratio": SLOTH_LABELS,
    "slo:period_burn_rate:ratio": SLOTH_LABELS,
    "slo:period_error_budget_remaining:ratio": SLOTH_LABELS,
    "sloth_slo_info": SLOTH_LABELS | {"sloth_objective", "sloth_mode", "sloth_spec"},
}


def test_the_series_that_dashboards_for_sloth_read_are_recorded() -> None:
    built = sloth()
    groups = yaml.safe_load(rules_of(built.services[0], built))["groups"]
    labels = {rule["record"]: set(rule["labels"]) for group in groups for rule in group["rules"] if "record" in rule}
    for name, wanted in SLOTH_SERIES.items():
        assert wanted <= labels[name], name


def test_a_selector_names_the_slo_and_nothing_else() -> None:
    names = slo_names("svc", "availability", "staging", is_sloth=False)
    assert names.events == 'slo:sli_events:count{service="svc",slo="availability",environment="staging"}'
    assert names.labels(Duration.of(minutes=5)) == {"service": "svc", "slo": "availability", "environment": "staging"}
    assert not re.search("team|tier", names.errors)
