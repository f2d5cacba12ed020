"""Names and labels of recorded series: `slo` style and the style that dashboards for Sloth read."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import Calendar, WindowIr
from slocompiler.promql import Matcher, print_matcher
from slocompiler.values import Duration

EVENTS = "slo:sli_events:count"
ERRORS = "slo:sli_errors:count"
OBSERVED = "slo:sli_observed:count"
SLICE_RATIO = "slo:sli_slice:ratio"
SLICE_BAD = "slo:sli_slice:bad"
OBJECTIVE = "slo:objective:ratio"
ERROR_BUDGET = "slo:error_budget:ratio"
TIME_PERIOD = "slo:time_period:days"
CURRENT_BURN_RATE = "slo:current_burn_rate:ratio"
PERIOD_BURN_RATE = "slo:period_burn_rate:ratio"
BUDGET_REMAINING = "slo:period_error_budget_remaining:ratio"

LOCAL_TIME = "slo:local_time"
MAINTENANCE = "slo:maintenance"

SIGNAL_VALUE = "slo:signal:value"
SIGNAL_NOW = "slo:signal:now"
SIGNAL_BASELINE = "slo:signal:baseline"
SIGNAL_SEASON = "slo:signal:season"
SIGNAL_EXPECTED = "slo:signal:expected"
SIGNAL_RESIDUAL = "slo:signal:relative_residual"
SIGNAL_SPREAD = "slo:signal:relative_spread"
SIGNAL_UPPER = "slo:signal:upper"
SIGNAL_LOWER = "slo:signal:lower"

_CALENDAR_WORDS = {Calendar.WEEK: "week", Calendar.MONTH: "month", Calendar.QUARTER: "quarter"}


def calendar_word(calendar: Calendar) -> str:
    """`week`, `month` or `quarter`: part of metric names and the label that tells one such period from the next."""
    return _CALENDAR_WORDS[calendar]


def ratio_name(window: Duration) -> str:
    """Error ratio over a window that ends now: `slo:sli_error:ratio_rate30m`."""
    return f"slo:sli_error:ratio_rate{window}"


def total_name(window: Duration) -> str:
    """All events per second over a window: `slo:sli_events:rate1h`."""
    return f"slo:sli_events:rate{window}"


def window_ratio_name(window: WindowIr) -> str:
    """Error ratio over the SLO's own window: `slo:sli_error:ratio_rate30d`, or `slo:sli_error:ratio_month`."""
    return f"slo:sli_error:ratio_{calendar_word(window.calendar)}" if window.calendar else ratio_name(window.length)


class SeriesNames(Struct, frozen=True, dict=True):
    """The recorded series of one SLO: what their samples are labelled with, and selectors for them.

    `identity` are the labels that tell the SLO from every other, the same on all of its samples; the labels of its
    groups come on top. `matchers` narrow every selector to some of the groups.
    """

    identity: Mapping[str, str]
    is_sloth: bool
    matchers: tuple[Matcher, ...] = ()

    def select(self, name: str) -> str:
        """`name{service="svc",slo="availability"}`."""
        return f"{name}{{{self._conditions}}}"

    def labels(self, window: Duration | None = None) -> dict[str, str]:
        """Labels for a recording; Sloth's dashboards read the window of a ratio from a label of its own."""
        return dict(self.identity) | ({"sloth_window": str(window)} if self.is_sloth and window else {})

    def narrowed(self, matchers: Iterable[Matcher]) -> "SeriesNames":
        return replace(self, matchers=(*self.matchers, *matchers))

    @property
    def events(self) -> str:
        """Selector of the events of each evaluation."""
        return self.select(EVENTS)

    @property
    def errors(self) -> str:
        """Selector of the bad events of each evaluation."""
        return self.select(ERRORS)

    @property
    def across_windows(self) -> str:
        """What to write after `and` between ratios of different windows."""
        return " ignoring (sloth_window)" if self.is_sloth else ""

    @property
    def info_name(self) -> str:
        return "sloth_slo_info" if self.is_sloth else "slo_info"

    @property
    def key_labels(self) -> tuple[str, ...]:
        """Names of the labels that tell one SLO from another within an environment."""
        return ("sloth_id",) if self.is_sloth else ("service", "slo")

    @cached_property
    def _conditions(self) -> str:
        parts = [Matcher(label, "=", value) for label, value in self.identity.items()]
        return ",".join(map(print_matcher, (*parts, *self.matchers)))


def slo_names(service: str, slo: str, environment: str | None, *, is_sloth: bool) -> SeriesNames:
    """The series of an SLO. The team is no part of it: a budget must survive a re-organisation."""
    if is_sloth:
        identity = {"sloth_id": f"{service}-{slo}", "sloth_service": service, "sloth_slo": slo}
    else:
        identity = {"service": service, "slo": slo}
    return SeriesNames(identity | _environment(environment), is_sloth)


def alert_names(service: ServiceIr, signal: str | None, subject: str) -> SeriesNames:
    """The series recorded for one alert outside any SLO."""
    identity = {"service": service.name, "signal": signal or "", "alert": subject}
    return SeriesNames(identity | _environment(service.environment), False)


def service_labels(service: ServiceIr) -> dict[str, str]:
    """What tells a service's own series from those of other services and environments."""
    return {"service": service.name} | _environment(service.environment)


def _environment(environment: str | None) -> dict[str, str]:
    return {} if environment is None else {"environment": environment}
