"""What is known about the false alarms of an alert."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.references import GroupIr

#: The model has been found below a simulation by no more than this, where few events make the threshold jitter.
MARGIN = 2


class Unknown(Struct, frozen=True):
    """Why nothing can be said. `declare`: what to write, and where, so that it can; None: it is not modelled."""

    reason: str
    declare: str | None = None


class AlertEstimate(Struct, frozen=True):
    """How often an alert fires a week while nothing is wrong. `subject`: the SLO or the alert, as the spec names it.

    `expected` is the estimate, None when it is unknown; `at_most` holds with the error of the model counted in.
    `entry` is the policy entry of a burn-rate alert.
    """

    subject: str
    entry: str | None
    group: GroupIr
    alert_name: str
    severity: str
    page: bool
    span: SourceSpan
    expected: float | None
    unknown: Unknown | None

    @property
    def at_most(self) -> float | None:
        return None if self.expected is None else MARGIN * self.expected

    @property
    def text(self) -> str:
        """`availability (fast)`, or `error-ratio`."""
        return f"{self.subject} ({self.entry})" if self.entry else self.subject


class FalseAlarms(Struct, frozen=True):
    """The estimates of a service's alerts: its SLOs first, each in the order of its policy."""

    alerts: tuple[AlertEstimate, ...]

    @property
    def pages(self) -> tuple[AlertEstimate, ...]:
        return tuple(alert for alert in self.alerts if alert.page)

    @property
    def pages_a_week(self) -> float:
        """At most so many pages a week without an incident, of the alerts that are known."""
        return sum(alert.at_most or 0.0 for alert in self.pages)


def per_week(text_of: float) -> str:
    """`0.3` or `12` a week; `less than 0.01` for next to nothing."""
    return "less than 0.01" if text_of < 0.01 else f"{text_of:.2g}" if text_of < 100 else f"{text_of:.0f}"
