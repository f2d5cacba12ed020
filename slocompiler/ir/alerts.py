"""Alerts outside any SLO."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.references import GroupIr, RunbookRefIr
from slocompiler.ir.signals import QueryIr, Store
from slocompiler.values import Duration, Share


class MeasureKind(StrEnum):
    BAD_RATIO = "bad_ratio"
    RATE = "rate"
    COUNT = "count"
    QUANTILE = "quantile"
    MEAN = "mean"
    VALUE = "value"


class MeasureIr(Struct, frozen=True):
    """What is computed from the signal. `text` is how the spec spells it (`p95`); `quantile` is 0.95 then.

    `over` is how far back it looks. `aggregate` (mean, max, min) is for gauges over time; None is the value now.
    """

    text: str
    kind: MeasureKind
    quantile: Decimal | None
    over: Duration | None
    aggregate: str | None


class ThresholdIr(Struct, frozen=True):
    """The measure is above (or below) a number, in the signal's unit, as a ratio, or in events per second for rates."""

    measure: MeasureIr
    is_above: bool
    value: Decimal
    text: str


class ChangeIr(Struct, frozen=True):
    """The measure lost or gained a share against its baseline.

    `against` None: the median of 1h, 1d and 1w ago. `min_baseline`: events per 5m that the baseline must hold.
    """

    measure: MeasureIr
    is_drop: bool
    share: Share
    against: Duration | None
    min_baseline: int | None


class BandIr(Struct, frozen=True):
    """The measure leaves its band: expected value plus or minus `deviations` spreads, with a rhythm of `season`."""

    measure: MeasureIr
    deviations: Decimal
    season: Duration


class AbsenceIr(Struct, frozen=True):
    """Silence: of the whole signal (`seen_within` None), or of any group seen lately.

    `declared`: groups named in the spec, which are missed for ever, even if they were never seen. In a partition of
    its own that is its group; in the rest, the groups that SLOs on the signal name and no partition of the alert does.
    """

    seen_within: Duration | None
    declared: tuple[GroupIr, ...]


class RawConditionIr(Struct, frozen=True):
    """PromQL of the user's own: every series it returns fires."""

    query: QueryIr


ConditionIr = ThresholdIr | ChangeIr | BandIr | AbsenceIr | RawConditionIr


class AlertPartitionIr(Struct, frozen=True):
    """The groups of an alert that share everything; `group` is empty for the rest."""

    group: GroupIr
    condition: ConditionIr
    for_: Duration
    keep_firing_for: Duration
    severity: str
    page: bool
    team: str
    runbook: RunbookRefIr | None
    labels: Mapping[str, str]
    annotations: Mapping[str, str]
    span: SourceSpan


class AlertIr(Struct, frozen=True):
    """An alert. The first partition is the rest; named groups follow, sorted. `signal` is None for raw PromQL."""

    name: str
    alert_name: str
    description: str | None
    signal: str | None
    store: Store
    by: tuple[str, ...]
    partitions: tuple[AlertPartitionIr, ...]
    excluded: tuple[GroupIr, ...]
    span: SourceSpan

    @property
    def default(self) -> AlertPartitionIr:
        return self.partitions[0]
