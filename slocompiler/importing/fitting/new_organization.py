"""An organization for services that have none."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from slocompiler.importing.proposal import Comments, Proposal, WantedSeverity
from slocompiler.spec import OrganizationSpec
from slocompiler.spec.organization import DefaultsSpec, PrometheusSpec, SeveritySpec, TeamSpec
from slocompiler.spec.receivers import PagerDutySpec, ReceiverSpec, WebhookSpec
from slocompiler.values import Duration

_PAGER, _TICKETS = "pager", "tickets"
_SECRETS = "/etc/alertmanager/secrets"
#: Where nothing says how an organization's alerts are told apart.
_PLAIN_SEVERITIES = (("page", True), ("ticket", False))
_INTERVAL = Duration.of(seconds=30)
#: The longest that a calendar window can be.
_CALENDARS = {
    "calendar-week": Duration.of(days=7),
    "calendar-month": Duration.of(days=31),
    "calendar-quarter": Duration.of(days=92),
}
#: Kept beyond the longest window.
_SPARE = Duration.of(days=15)
_COMMENTS: Comments = {
    (): ("What all services share: written by `slocompile import`, and yours from now on.",),
    ("organization",): ("The name of the whole.",),
    ("runbook_base_url",): ("Where the runbook pages are published: replace it by your own address.",),
    ("receivers",): ("Where notifications go: replace these by your own. Secrets are named here, never written here.",),
    ("teams",): ("Who is told: the one place where a receiver is chosen.",),
    ("burn_rate_policies",): ("When an error budget that burns too fast raises an alert, and how urgent that is.",),
    ("prometheus",): ("Facts about your Prometheus, from which it is computed how soon an alert fires: correct them.",),
}


def new_organization(proposal: Proposal, teams: Iterable[str], defaults: DefaultsSpec) -> OrganizationSpec:
    """What the services need: their severities, policies and teams, with receivers to be replaced."""
    severities = _severities(proposal.severities)
    receivers = dict(proposal.receivers) or _receivers(severities)
    facts = proposal.prometheus or PrometheusSpec()
    return OrganizationSpec(
        version="slocompiler/v1",
        organization="imported",
        runbook_base_url="https://wiki.example.com/runbooks",
        severities=severities,
        receivers=receivers,
        teams={name: proposal.teams.get(name) or _team(severities) for name in sorted({*teams, *proposal.teams})},
        burn_rate_policies={policy.name: dict(policy.entries) for policy in proposal.policies},
        defaults=None if defaults == DefaultsSpec() else defaults,
        prometheus=replace(
            facts,
            scrape_interval=facts.scrape_interval or _INTERVAL,
            evaluation_interval=facts.evaluation_interval or _INTERVAL,
            retention=facts.retention or Duration(_longest_window(proposal).milliseconds + _SPARE.milliseconds),
        ),
    )


def organization_comments(proposal: Proposal) -> Comments:
    policies: Comments = {
        ("burn_rate_policies", policy.name): policy.comment for policy in proposal.policies if policy.comment
    }
    return {**_COMMENTS, **policies}


def _severities(wanted: tuple[WantedSeverity, ...]) -> dict[str, SeveritySpec]:
    pages = [(severity.name, severity.page) for severity in wanted] or list(_PLAIN_SEVERITIES)
    ordered = sorted(dict.fromkeys(pages), key=lambda severity: not severity[1])
    return {name: SeveritySpec(urgency=urgency, page=page) for urgency, (name, page) in enumerate(ordered, start=1)}


def _receivers(severities: Mapping[str, SeveritySpec]) -> dict[str, ReceiverSpec]:
    pages = {severity.page for severity in severities.values()}
    pager = ReceiverSpec(pagerduty=PagerDutySpec(routing_key_file=f"{_SECRETS}/pagerduty-key"))
    tickets = ReceiverSpec(webhook=WebhookSpec(url_file=f"{_SECRETS}/tickets-url"))
    return ({_PAGER: pager} if True in pages else {}) | ({_TICKETS: tickets} if False in pages else {})


def _team(severities: Mapping[str, SeveritySpec]) -> TeamSpec:
    return TeamSpec(notify={name: [_PAGER if each.page else _TICKETS] for name, each in severities.items()})


def _longest_window(proposal: Proposal) -> Duration:
    windows = [slo.window for service in proposal.services for slo in service.spec.slos.values()]
    lengths = [window if isinstance(window, Duration) else _CALENDARS[window] for window in windows if window]
    return max(lengths, default=Duration.of(days=30))
