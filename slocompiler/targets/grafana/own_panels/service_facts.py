"""What a panel function is given: the public data of a service, frozen. These names and fields stay as they are."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct


class SeriesFacts(Struct, frozen=True):
    """Selectors of the series that the generated rules record of an SLO, with all labels that tell them apart.

    `error_ratio`: window (`5m`, `1h`, ...) -> share of bad events over it. `events` and `errors` are counts of each
    evaluation: sums over time of them are numbers of events.
    """

    events: str
    errors: str
    error_ratio: Mapping[str, str]
    objective: str
    budget_remaining: str
    burn_rate: str


class SloFacts(Struct, frozen=True):
    """A promise. `objective` is a share: 0.9995. `window` is `30d` or a word (`calendar-month`).

    `series` is None for an SLO that CloudWatch evaluates.
    """

    name: str
    description: str | None
    objective: Decimal
    window: str
    window_seconds: int
    by: tuple[str, ...]
    team: str
    runbook_url: str | None
    store: str
    series: SeriesFacts | None


class CloudWatchFacts(Struct, frozen=True):
    """Where a signal is in CloudWatch. `metrics`: the spec's key (`total`, `bad`, `metric`, ...) -> metric names."""

    namespace: str
    dimensions: Mapping[str, tuple[str, ...]]
    regions: tuple[str, ...]
    metrics: Mapping[str, tuple[str, ...]]


class SignalFacts(Struct, frozen=True):
    """Something measured. `form`: events, distribution, gauge or ratio. `unit` is the spec's word.

    `promql`: measure -> an expression over the last 5m, one series for each group of `by`: `rate` and `bad_ratio` of
    events, `p50`, `p95`, `p99` and `mean` of a distribution, `value` of a gauge, `bad_ratio` of a ratio. It is empty
    for a signal that is not in Prometheus, as `cloudwatch` is None for one that is not there.
    """

    name: str
    description: str | None
    form: str
    unit: str | None
    by: tuple[str, ...]
    promql: Mapping[str, str]
    cloudwatch: CloudWatchFacts | None


class ServiceFacts(Struct, frozen=True):
    """A service in one environment (None: there is only one). `labels` are on all of its recorded series.

    `datasources`: store (`prometheus`, `cloudwatch`) -> uid of the data source that its panels name. That is a variable
    of the dashboard; a panel that names none gets it anyway.
    """

    name: str
    environment: str | None
    description: str | None
    team: str
    tier: str | None
    depends_on: tuple[str, ...]
    labels: Mapping[str, str]
    slos: tuple[SloFacts, ...]
    signals: tuple[SignalFacts, ...]
    datasources: Mapping[str, str]
