"""Keys of other tools and other words, with ours."""

from slocompiler.spec import SpecModel

_OLD_MATCHERS = "that is Alertmanager's old word for matchers; routes follow from `teams` and `severities`"
_ROUTING_KEY = "events of version 2 want a routing key: `routing_key_file` names its file"
#: key -> (our key or None, what to say)
_EVERYWHERE: dict[str, tuple[str | None, str]] = {
    "disable": (None, "`false` in place of an entry removes it"),
    "disabled": (None, "`false` in place of an entry removes it"),
    "enabled": (None, "what is written is on; `false` in place of an inherited entry removes it"),
    "errors": ("bad", "events are `good`, `bad` and `total`: a slow or a stale event is bad too, so write `bad`"),
    "error": ("bad", "events are `good`, `bad` and `total`: a slow or a stale event is bad too, so write `bad`"),
    "error_query": ("bad", "write `bad`, with `$window` where Sloth has `{{.window}}`"),
    "errorQuery": ("bad", "write `bad`, with `$window` where Sloth has `{{.window}}`"),
    "total_query": ("total", "write `total`, with `$window` where Sloth has `{{.window}}`"),
    "totalQuery": ("total", "write `total`, with `$window` where Sloth has `{{.window}}`"),
    "target": ("objective", "the promised share is called `objective`"),
    "goal": ("objective", "the promised share is called `objective`"),
    "objectives": ("objective", "an SLO has one `objective`; a second one is a second SLO"),
    "timeWindow": ("window", "the window is called `window`"),
    "time_window": ("window", "the window is called `window`"),
    "sli": ("signal", "an SLO names a `signal`, which is declared under `signals`"),
    "indicator": ("signal", "an SLO names a `signal`, which is declared under `signals`"),
    "ratioMetric": ("events", "`events` holds two of `good`, `bad` and `total`"),
    "thresholdMetric": ("gauge", "a `gauge` is measured and `good` says when it is good enough"),
    "budgetingMethod": (None, "events are counted by default; `timeslices` judges slices of time instead"),
    "alerting": (None, "burn alerts follow from `burn_rate_policy`, their texts from `annotations`"),
    "page_alert": (None, "burn alerts follow from `burn_rate_policy`"),
    "ticket_alert": (None, "burn alerts follow from `burn_rate_policy`"),
    "expr": ("promql", "a condition on a signal is `when`, a PromQL expression of your own is `promql`"),
    "query": (None, "a query stands under the source: `prometheus: {total: ...}`"),
    "threshold": (None, "a comparison says its direction: `above` or `below`"),
    "match": (None, _OLD_MATCHERS),
    "match_re": (None, _OLD_MATCHERS),
    "receiver": (None, "a receiver is chosen in one place: `teams.<team>.notify` of the organization"),
    "owner": ("team", "who is notified is called `team`"),
    "runbook_url": ("runbook", "`runbook` takes the name of a runbook or an https:// address"),
    "summary": (None, "texts of an alert stand under `annotations`"),
    "service_key": ("routing_key_file", _ROUTING_KEY),
    "service_key_file": ("routing_key_file", _ROUTING_KEY),
    "interval": (None, "intervals are facts of the deployment: `prometheus` in the organization"),
    "parent": (None, "a service inherits with `extends`, one level deep"),
}  # fmt: skip
_OF_MODEL: dict[tuple[str, str], tuple[str | None, str]] = {
    ("SloSpec", "severity"): (None, "the severities of burn alerts are set by the `burn_rate_policy`"),
    ("SloSpec", "for"): (None, "burn alerts take their `for` from the `burn_rate_policy`"),
    ("SloSpec", "name"): (None, "an SLO is named by its key"),
    ("AlertSpec", "name"): (None, "an alert is named by its key"),
    ("SignalSpec", "query"): (None, "a signal has a form and a source: `events: {prometheus: {total: ...}}`"),
    ("SignalSpec", "prometheus"): (None, "the form stands between: `events: {prometheus: ...}`, or `gauge`, `ratio`"),
    ("SignalSpec", "cloudwatch"): (None, "the form stands between: `events: {cloudwatch: ...}`, or `gauge`, `ratio`"),
    ("SloSpec", "sli"): ("signal", "an SLO names a `signal`, which is declared under `signals`"),
    ("WhenSpec", "above"): (None, "the measure stands between: `when: {p95: {above: 50ms}}`"),
    ("WhenSpec", "below"): (None, "the measure stands between: `when: {value: {below: 10}}`"),
}
#: What a head sampler cannot know: the response does not exist yet.
RESPONSE_KEYS = frozenset(
    (
        "status", "status_code", "http_status", "condition", "response_time", "duration", "latency", "slower_than",
        "bad", "error", "errors", "fault", "slow", "response_code", "http_status_code",
    )
)  # fmt: skip


def known_elsewhere(model: type[SpecModel], key: str) -> tuple[str | None, str] | None:
    """Our key for one that other tools have, if there is one, and a sentence about it."""
    return _OF_MODEL.get((model.__name__, key)) or _EVERYWHERE.get(key)
