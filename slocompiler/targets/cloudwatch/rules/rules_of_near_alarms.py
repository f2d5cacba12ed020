"""Explanations: what CloudWatch alarms have only nearly as the spec says."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.cloudwatch.rules.alarm_snippets import (
    AVAILABILITY,
    ORGANIZATION,
    QUEUE,
    REQUESTS,
    SERVICE,
    WITH_SLO,
    alert,
)

LONG_WINDOW = Rule(
    code="SLO814",
    name="long-window",
    severity=Severity.NOTE,
    summary="a burn-rate window of more than a day is evaluated once an hour, or by Application Signals",
    why=(
        "CloudWatch evaluates alarms that look back more than a day once an hour instead of once a minute: the alarm "
        "comes and goes up to an hour later. That is harmless for tickets. Application Signals computes burn rates "
        "over up to a week every minute (`cloudwatch: {long_windows: application-signals}`), and knows no guard on "
        "failures: those are counted over a day then."
    ),
    failing=WITH_SLO.replace("burn: 14.4, long: 1h, short: 5m", "burn: 2, long: 3d, short: 6h"),
    passing=WITH_SLO,
)

TIMING = Rule(
    code="SLO815",
    name="alarm-timing",
    severity=Severity.NOTE,
    summary="an alarm cannot wait, or go on, for as long as the spec says",
    why=(
        "A composite alarm changes with the alarms it is made of: it knows neither `for` nor `keep_firing_for`. A "
        "metric alarm waits in whole periods. The alarm comes up to `for` earlier than that of Prometheus."
    ),
    failing=WITH_SLO.replace("short: 5m,", "short: 5m, for: 2m,"),
    passing=WITH_SLO,
)

MINUTES_WEIGH_ALIKE = Rule(
    code="SLO816",
    name="minutes-weigh-alike",
    severity=Severity.WARNING,
    summary="the error ratio of a window is a mean over its minutes, however much traffic they had",
    why=(
        "CloudWatch averages a percentage over the data points of a window; it cannot weigh each with its own "
        "requests. A bad night hour counts as much as a busy one: over long windows that can be far from the truth. "
        "Counts of bad events are exact."
    ),
    failing=ORGANIZATION
    + SERVICE
    + REQUESTS.replace("events:", "ratio:").replace(
        "total: Requests, bad: Errors", "bad: ErrorRate, scale: percent, weight: Requests"
    )
    + AVAILABILITY,
    passing=WITH_SLO,
)

OTHER_BASELINE = Rule(
    code="SLO820",
    name="other-baseline",
    severity=Severity.WARNING,
    summary="a drop or rise is judged against something else than the past that the spec means",
    why=(
        "Metric math cannot look at an hour, a day or a week ago. A drop is judged against the declared `traffic.low`, "
        "or against the period before, which only sees the moment of the fall."
    ),
    failing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "rate: {drops: 50%}"),
    passing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "rate: {below: 5/s}"),
)

IDLE_WINDOW = Rule(
    code="SLO821",
    name="idle-window",
    severity=Severity.WARNING,
    summary="with `no_data: bad`, idle time counts as bad only when it fills the whole window",
    why=(
        "An alarm sees one number for its window, or none. A window with any event has the ratio of those events; "
        "only one without any is taken as bad. An alert on absence notices silence sooner."
    ),
    failing=WITH_SLO.replace("signal: requests,", "signal: requests, no_data: bad,"),
    passing=WITH_SLO,
)

JUDGED_BY_HOURS = Rule(
    code="SLO822",
    name="judged-by-hours",
    severity=Severity.WARNING,
    summary="slices of time are judged by hours in windows of more than a day",
    why=(
        "Over more than a day CloudWatch takes no periods below an hour. A window is then a number of hours that are "
        "good or bad as a whole: a few bad minutes vanish in theirs."
    ),
    failing=ORGANIZATION.replace(
        "    fast: {burn: 14.4, long: 1h, short: 5m, keep_firing_for: 0s, severity: P1}\n",
        "    fast: {burn: 2, long: 3d, short: 6h, keep_firing_for: 0s, severity: P1}\n",
    )
    + SERVICE
    + QUEUE
    + AVAILABILITY.replace("signal: requests", "signal: queue, good: {below: 100}"),
    passing=ORGANIZATION
    + SERVICE
    + QUEUE
    + AVAILABILITY.replace("signal: requests", "signal: queue, good: {below: 100}"),
)

MAINTENANCE_COUNTS = Rule(
    code="SLO823",
    name="maintenance-counts",
    severity=Severity.WARNING,
    summary="CloudWatch counts planned work in the budget that the spec takes it out of",
    why=(
        "CloudWatch has no way to leave a time out of a window. The alarms are silenced while the work lasts, but its "
        "failures stay in every window until they are older than it."
    ),
    failing=WITH_SLO
    + 'maintenance:\n  move: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z", mute: [P1], budget: exclude}\n',
    passing=WITH_SLO
    + 'maintenance:\n  move: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z", mute: [P1], budget: count}\n',
)

SILENCE = Rule(
    code="SLO824",
    name="silence",
    severity=Severity.NOTE,
    summary="an alarm on absence cannot tell no requests from no data, and never forgets",
    why=(
        "A metric that is only reported when there are requests has no data without them: CloudWatch sees the same as "
        "when the service is gone. It also remembers a group for ever. Let the service report zeros."
    ),
    failing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "absent: {}", ", for: 5m"),
    passing=ORGANIZATION + SERVICE + REQUESTS + alert("requests", "rate: {below: 5/s}"),
)

OTHER_STATISTIC = Rule(
    code="SLO825",
    name="other-statistic",
    severity=Severity.WARNING,
    summary="a measure is taken from the raw data points, or over another time than the spec says",
    why=(
        "An alarm has one statistic over one period, in whole minutes: the mean over an hour is that of the hour's "
        "data points, not of its minutes' sums. A band learns from two weeks at most."
    ),
    failing=ORGANIZATION
    + SERVICE
    + QUEUE.replace("metric: Depth", "metric: Depth, statistic: Sum")
    + alert("queue", "value: {above: 5, over: 15m, as: mean}"),
    passing=ORGANIZATION + SERVICE + QUEUE + alert("queue", "value: {above: 5, over: 15m, as: mean}"),
)

ENTRY_LEFT_OUT = Rule(
    code="SLO826",
    name="entry-left-out",
    severity=Severity.NOTE,
    summary="an entry of a policy has no alarm, as the organization leaves out windows of more than a day",
    why="Slow burns go unnoticed then. It is the organization's choice, and it is said in every build.",
    failing=WITH_SLO.replace(
        "    fast: {burn: 14.4, long: 1h, short: 5m, keep_firing_for: 0s, severity: P1}\n",
        "    fast: {burn: 14.4, long: 1h, short: 5m, keep_firing_for: 0s, severity: P1}\n"
        "    slow: {burn: 2, long: 3d, short: 6h, keep_firing_for: 0s, severity: P1}\n",
    ).replace("cloudwatch: {actions", "cloudwatch: {long_windows: leave-out, actions"),
    passing=WITH_SLO.replace("cloudwatch: {actions", "cloudwatch: {long_windows: leave-out, actions"),
)

OTLP_COUNTERS = Rule(
    code="SLO828",
    name="otlp-counters",
    severity=Severity.NOTE,
    summary="alarms on OTLP metrics read counters as cumulative ones",
    why=(
        "Metrics that arrive by OTLP are only readable by PromQL. `rate` and `increase` need counters of cumulative "
        "temporality, which is OpenTelemetry's default; of delta counters they make nonsense."
    ),
    failing=WITH_SLO.replace("total: Requests", "ingest: otlp, total: Requests"),
    passing=WITH_SLO,
)

TAG_LEFT_OUT = Rule(
    code="SLO829",
    name="tag-left-out",
    severity=Severity.NOTE,
    summary="a label cannot be a tag of an alarm",
    why="AWS takes letters, digits, spaces and `_.:/=+-@` in tags, and refuses the whole alarm for anything else.",
    failing=WITH_SLO + 'labels: {journey: "log in & out"}\n',
    passing=WITH_SLO + "labels: {journey: log in and out}\n",
)
