"""Explanations: receivers that are refused, vanish, or tell somebody twice."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.alertmanager.rules.snippets import HEAD, RECEIVER, TEAM

OPSGENIE_END_OF_SALE = Rule(
    code="SLO855",
    name="opsgenie-end-of-sale",
    severity=Severity.NOTE,
    summary="a receiver is Opsgenie, which is no longer sold and ends in April 2027",
    why="Atlassian stopped selling Opsgenie in June 2025 and ends it in April 2027. Pages stop arriving that day.",
    failing=(HEAD + "receivers:\n  pager: {opsgenie: {api_key_file: /etc/alertmanager/secrets/opsgenie/key}}\n" + TEAM),
    passing=HEAD + "receivers:\n  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager/key}}\n" + TEAM,
)

SECRET_NEEDS_MOUNT = Rule(
    code="SLO856",
    name="secret-needs-mount",
    severity=Severity.NOTE,
    summary="the configuration file reads a Kubernetes Secret that has to be mounted",
    why=(
        "A file cannot refer to a Secret, so a reference becomes the path at which prometheus-operator mounts it. "
        "Alertmanager does not check at start whether the path exists: the first page fails."
    ),
    failing=HEAD + RECEIVER + TEAM + "alertmanager: {form: [file]}\n",
    passing=HEAD
    + "receivers:\n  pager: {pagerduty: {routing_key_file: /run/secrets/pager}}\n"
    + TEAM
    + "alertmanager: {form: [file]}\n",
)

DUPLICATE_DELIVERY = Rule(
    code="SLO857",
    name="duplicate-delivery",
    severity=Severity.WARNING,
    summary="two receivers of one severity are the same destination",
    why="Both send. Whoever is at the other end gets every alert twice and closes one of the two.",
    failing=(
        HEAD
        + "receivers:\n"
        + "  pager: {pagerduty: {routing_key_file: /run/secrets/pager}}\n"
        + "  on-call: {pagerduty: {routing_key_file: /run/secrets/pager}}\n"
        + "teams:\n  web: {notify: {P0: [pager, on-call]}}\n"
    ),
    passing=HEAD + "receivers:\n  pager: {pagerduty: {routing_key_file: /run/secrets/pager}}\n" + TEAM,
)

EMAIL_WITHOUT_SERVER = Rule(
    code="SLO860",
    name="email-without-server",
    severity=Severity.ERROR,
    summary="an email receiver has no sender or no mail server",
    why=(
        "Alertmanager refuses a configuration with an email receiver that has no `from` or `smarthost`, unless the "
        "global part of the configuration (here: of the base) has them. It goes on with the old configuration then."
    ),
    failing=HEAD + "receivers:\n  pager: {email: {to: on-call@example.com}}\n" + TEAM,
    passing=(
        HEAD
        + "receivers:\n"
        + '  pager: {email: {to: on-call@example.com, from: alerts@example.com, smarthost: "mail.example.com:587"}}\n'
        + TEAM
    ),
)

COPY_WAKES_SOMEBODY = Rule(
    code="SLO861",
    name="copy-wakes-somebody",
    severity=Severity.WARNING,
    summary="a team's `cc` names a receiver that wakes people",
    why=(
        "A copy is for reading along, at any hour. PagerDuty, Opsgenie and incident.io call somebody instead, for an "
        "alert that another team already works on."
    ),
    failing=HEAD + RECEIVER + "teams:\n  web: {notify: {P0: [pager]}, cc: [pager]}\n",
    passing=(
        HEAD
        + RECEIVER
        + '  chat: {slack: {channel: "#web", api_url_file: /run/secrets/slack}}\n'
        + "teams:\n  web: {notify: {P0: [pager]}, cc: [chat]}\n"
    ),
)

_AMP = "prometheus: {flavor: amp}\n"
NOT_ON_AMP = Rule(
    code="SLO882",
    name="receiver-not-on-amp",
    severity=Severity.ERROR,
    summary="alerts of Amazon Managed Service for Prometheus go to a receiver that its alert manager does not have",
    why=(
        "Rules of a workspace send to the alert manager of the workspace and to no other. It tells Amazon SNS topics "
        "and PagerDuty (with the key in AWS Secrets Manager); a definition with any other receiver is refused, and "
        "nobody is told."
    ),
    failing=HEAD + "receivers:\n  pager: {webhook: {url_file: /run/secrets/url}}\n" + TEAM + _AMP,
    passing=HEAD
    + 'receivers:\n  pager: {sns: {topic_arn: "arn:aws:sns:eu-central-1:123456789012:pager", region: eu-central-1}}\n'
    + TEAM
    + _AMP,
)
