"""Explanations: alerts that are not told, or not as they should be."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.proof.delivery.snippets import EXTRA_RULES, ORGANIZATION, SERVICE, nodes, with_base

NOBODY_IS_TOLD = Rule(
    code="SLO751",
    name="nobody-is-told",
    severity=Severity.ERROR,
    summary="an alert reaches no receiver",
    why=(
        "Alertmanager accepts an alert that no route takes, and drops it without a word. Most often it is a "
        "hand-written rule of the organization without a `team` label, or with one that is no team any more."
    ),
    failing=ORGANIZATION + EXTRA_RULES + SERVICE + nodes("{alert: NodeDown, expr: up == 0}"),
    passing=ORGANIZATION + EXTRA_RULES + SERVICE + nodes("{alert: NodeDown, expr: up == 0, labels: {team: shop}}"),
)

NEVER_OPEN = Rule(
    code="SLO752",
    name="never-open",
    severity=Severity.WARNING,
    summary="a route of the base configuration is closed at all hours",
    why=(
        "Its time intervals leave no moment open, in four years: whoever the route was made for is never told. "
        "Alertmanager and amtool accept it. An interval in both lists does it, or a range of days that never comes."
    ),
    failing=with_base(
        "  routes: [{receiver: ops, continue: true, active_time_intervals: [work], mute_time_intervals: [work]}]\n"
        "time_intervals: [{name: work, time_intervals: [{weekdays: ['monday:friday']}]}]\n"
    ),
    passing=with_base(
        "  routes: [{receiver: ops, continue: true, active_time_intervals: [work]}]\n"
        "time_intervals: [{name: work, time_intervals: [{weekdays: ['monday:friday']}]}]\n"
    ),
)

TOLD_TWICE = Rule(
    code="SLO753",
    name="told-twice",
    severity=Severity.WARNING,
    summary="one destination is told of an alert by two routes",
    why=(
        "Each route has groups and timers of its own, so the same channel or pager gets every alert twice, and again "
        "when it is over. It happens where a copy goes to a channel that the team itself notifies under another name, "
        "and where a route of the base goes on with `continue`."
    ),
    failing=ORGANIZATION.replace("channel: '#wall'", "channel: '#shop'") + SERVICE,
    passing=ORGANIZATION + SERVICE,
)

CLOSED_SOURCE = Rule(
    code="SLO754",
    name="closed-source-mutes",
    severity=Severity.ERROR,
    summary="an alert that nobody is told of at some hours keeps a page silent",
    why=(
        "Hours hold back notifications, not alerts: one that fires outside of its hours still inhibits. At night the "
        "source is kept back, the page is muted by it, and nobody is told of either. Generated rules leave such pairs "
        "out; a rule of the base must do so as well."
    ),
    failing=with_base(
        "inhibit_rules: [{source_matchers: [severity=P1], target_matchers: [severity=P0], equal: [service]}]\n"
    ),
    passing=with_base(
        "inhibit_rules: [{source_matchers: [severity=P0], target_matchers: [severity=P1], equal: [service]}]\n"
    ),
)

MUTED_BY_STRANGERS = Rule(
    code="SLO755",
    name="muted-by-strangers",
    severity=Severity.WARNING,
    summary="an inhibition rule lets unrelated alerts keep a page silent",
    why=(
        "Labels of `equal` that both alerts lack count as equal. With `equal: [service, slo]` a traffic drop, which "
        "has no `slo`, mutes every less urgent page of the service that has none either."
    ),
    failing=with_base(
        "inhibit_rules:\n- {source_matchers: [severity=P0], target_matchers: [severity=P1], equal: [service, slo]}\n"
    ),
    passing=with_base(
        "inhibit_rules:\n"
        "- source_matchers: [severity=P0, 'slo!=\"\"']\n"
        "  target_matchers: [severity=P1, 'slo!=\"\"']\n"
        "  equal: [service, slo]\n"
    ),
)

MUTE_EACH_OTHER = Rule(
    code="SLO756",
    name="mute-each-other",
    severity=Severity.ERROR,
    summary="alerts mute each other in a circle",
    why=(
        "An inhibited alert goes on inhibiting. When all alerts of a circle fire, each is muted by another one, and "
        "the worst moment is the silent one."
    ),
    failing=with_base(
        "inhibit_rules:\n"
        "- {source_matchers: [alert=drop], target_matchers: [slo=availability], equal: [service]}\n"
        "- {source_matchers: [slo=availability], target_matchers: [alert=drop], equal: [service]}\n"
    ),
    passing=with_base(
        "inhibit_rules:\n- {source_matchers: [alert=drop], target_matchers: [slo=availability], equal: [service]}\n"
    ),
)

INERT_INHIBITION = Rule(
    code="SLO757",
    name="inert-inhibition",
    severity=Severity.WARNING,
    summary="an inhibition rule mutes nothing, because both of its sides accept the same alerts",
    why=(
        "Alertmanager lets no alert that fulfils both sides be muted by another one that does, so that alerts do not "
        "mute themselves. A rule whose sides accept the same alerts therefore does nothing, though it looks as if."
    ),
    failing=with_base(
        "inhibit_rules: [{source_matchers: [severity=P0], target_matchers: [severity=P0], equal: [service]}]\n"
    ),
    passing=with_base(
        "inhibit_rules: [{source_matchers: [alert=drop], target_matchers: [severity=P0], equal: [service]}]\n"
    ),
)

GROUPED_AS_ONE = Rule(
    code="SLO758",
    name="grouped-as-one",
    severity=Severity.WARNING,
    summary="a route of the base configuration groups by labels that its alerts do not have",
    why=(
        "A label that an alert lacks tells it from no other. A route that groups by `cluster` makes one notification "
        "of all alerts without it, of every service: the first is told, the others are added to it in silence."
    ),
    failing=with_base("  routes: [{receiver: ops, continue: true, group_by: [cluster]}]\n"),
    passing=with_base("  routes: [{receiver: ops, continue: true, group_by: [service, alertname]}]\n"),
)

DELIVERY_RULES = (
    NOBODY_IS_TOLD,
    NEVER_OPEN,
    TOLD_TWICE,
    CLOSED_SOURCE,
    MUTED_BY_STRANGERS,
    MUTE_EACH_OTHER,
    INERT_INHIBITION,
    GROUPED_AS_ONE,
)
