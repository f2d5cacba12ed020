"""What became of each route, and of what stands beside them."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.outcomes import Asker
from slocompiler.importing.alertmanager.meaning.special_routes import (
    is_heartbeat,
    makes_no_difference,
    starts_something,
)
from slocompiler.importing.alertmanager.meaning.subjects import Subject, is_copy
from slocompiler.importing.alertmanager.reading.matchers import finite_values
from slocompiler.importing.alertmanager.reading.routes import Path
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.importing.remark import Remark, approximated, carried, generally, no_equivalent
from slocompiler.importing.rules.alertmanager import (
    NOT_ROUTED_BY,
    NOTIFICATION_TEXTS,
    NOTIFIED_OTHERWISE,
    RECEIVER_SETTINGS,
)
from slocompiler.load.did_you_mean import quoted
from slocompiler.proof.delivery.configuration.route import Route

_KEEP = "keep it in your own file, which `alertmanager: {base: ...}` puts before the generated routes"
#: How the compiler groups: the environment and labels of groups may stand beside these.
_GROUPINGS = ({"service", "slo"}, {"service", "alertname"})
#: What an organization has from `global`, by way of its receivers.
_CARRIED = (
    "smtp_", "slack_api_url", "opsgenie_api", "telegram_bot_token", "jira_api_url", "victorops_", "wechat_",
    "rocketchat_", "mattermost_",
)  # fmt: skip


class _About(Struct, frozen=True):
    """Whose alerts there are, of which severities (ours -> as the label has it), and the routes that they pass."""

    subjects: Sequence[Subject]
    severities: Mapping[str, str | None]
    touched: set[Path]


def remark_routes(
    asker: Asker, subjects: Sequence[Subject], severities: Mapping[str, str | None], remarks: list[Remark]
) -> None:
    """One remark a route at the least: whether it is carried over."""
    touched = {
        path for subject in subjects for value in (*severities.values(), None) for path in asker.touched(subject, value)
    }
    about = _About(subjects, severities, touched)
    root = asker.source.configuration.root
    remarks.append(carried(asker.source.routes[()], f"the root route, to `{root.receiver}`"))
    _remark_grouping(asker.source, root, remarks)
    for child in root.routes:
        _remark(asker, (child,), about, remarks)


def _remark(
    asker: Asker,
    ways: tuple[Route, ...],
    about: _About,
    remarks: list[Remark],
) -> None:
    route, span = ways[-1], asker.source.routes[ways[-1].path]
    what = f"route {_condition(route)} to `{route.receiver}`"
    special = {matcher.name for one in ways for matcher in one.matchers if asker.labels.is_special(matcher.name)}
    unlisted = [matcher for matcher in route.matchers if finite_values(matcher) is None]
    above = {matcher.name: matcher.value for one in ways for matcher in one.matchers}
    if asker.source.is_ours and starts_something(route):
        why = "the compiler makes it again for runbooks that start on an alert"
        remarks.append(approximated(NOTIFIED_OTHERWISE, span, what, why))
    elif is_heartbeat(route):
        told = "" if asker.told(route) else ", which tells nobody"
        remarks.append(
            approximated(NOTIFIED_OTHERWISE, span, f"{what}{told}", "it is for an alert that fires for ever")
        )
    elif special <= {asker.labels.environment} and is_copy(route, above):
        remarks.append(approximated(NOTIFIED_OTHERWISE, span, what, "copies are made of `cc` in the spec of a service"))
    elif not special and route.path in about.touched:
        remarks.append(carried(span, what))
    elif not special and unlisted:
        why = f"{_names(unlisted[0].name)} that its pattern accepts are not in the file: add a team for each"
        remarks.append(no_equivalent(NOT_ROUTED_BY, span, what, why))
    elif not special:
        why = "no alert of a team and a severity gets there: routes before it take them all"
        remarks.append(no_equivalent(NOT_ROUTED_BY, span, what, why))
    elif makes_no_difference(asker, about.subjects, ways, about.severities):
        why = (
            f"it tells whom alerts with other {quoted(sorted(special))} are told to; a group of its own is `correlate:`"
        )
        remarks.append(approximated(NOTIFIED_OTHERWISE, span, what, why))
    else:
        why = f"teams and severities decide who is told, and not {quoted(sorted(special))}; {_KEEP}"
        remarks.append(no_equivalent(NOT_ROUTED_BY, span, what, why))
    _remark_grouping(asker.source, route, remarks)
    for child in route.routes:
        _remark(asker, (*ways, child), about, remarks)


def _names(label: str) -> str:
    return f"the values of `{label}`"


def _condition(route: Route) -> str:
    texts = (f'{matcher.name}{matcher.operator}"{matcher.value}"' for matcher in route.matchers)
    return f"`{', '.join(texts)}`"[:120] if route.matchers else "of everything"


def _remark_grouping(source: Source, route: Route, remarks: list[Remark]) -> None:
    said = source.said[route.path]
    span = source.routes[route.path]
    if "group_by" in said and not _is_ours(route.group_by):
        what = "alerts are grouped by service and SLO, or by service and name"
        by = ", ".join(route.group_by) if route.group_by is not None else "all labels"
        remarks.append(generally(NOTIFIED_OTHERWISE, span, what, f"the source groups by {by or 'nothing'}"))
    if "labels" in said:
        why = "the compiler writes what a notification says"
        remarks.append(no_equivalent(NOTIFICATION_TEXTS, span, f"`labels` of the route to `{route.receiver}`", why))


def _is_ours(group_by: tuple[str, ...] | None) -> bool:
    return group_by is not None and any(labels <= set(group_by) for labels in _GROUPINGS)


def remark_globals(source: Source, remarks: list[Remark]) -> None:
    """Settings of all receivers, templates, and what Alertmanager does besides."""
    if source.settings is not None:
        given = [key for key in source.settings.node.entries if source.settings.has(key)]
        lost = [key for key in given if not key.startswith(_CARRIED)]
        kept = [key for key in given if key.startswith(_CARRIED)]
        if kept:
            why = f"what of {quoted(kept)} its receivers need stands there"
            remarks.append(carried(source.settings.key_span(kept[0]), f"`global`: {why}"))
        if lost:
            why = "an organization says where notifications go, and not how; keep them in `alertmanager.base`"
            span = source.settings.key_span(lost[0])
            remarks.append(no_equivalent(RECEIVER_SETTINGS, span, f"`global`: {quoted(lost)}", why))
    for key in ("tracing", "event_recorder"):
        if source.root.has(key):
            why = "it is about Alertmanager itself; keep it in `alertmanager.base`"
            remarks.append(no_equivalent(RECEIVER_SETTINGS, source.root.key_span(key), f"`{key}`", why))
    if source.root.text_items("templates"):
        why = (
            "the compiler writes what a notification says; keep them in `alertmanager.base` for routes that stay there"
        )
        remarks.append(no_equivalent(NOTIFICATION_TEXTS, source.root.key_span("templates"), "`templates`", why))
