"""Every kind of receiver of the spec, as Alertmanager 0.34 and prometheus-operator 0.93 name its parts."""

from slocompiler.ir.organization import ReceiverIr
from slocompiler.targets.alertmanager.receivers.message import (
    ALERT_NAMES,
    BODY,
    DASHBOARD,
    PAGERDUTY_SEVERITY,
    RUNBOOK,
    SERVICE,
    TITLE,
)
from slocompiler.targets.alertmanager.receivers.receiver_kind import Constant, ReceiverKind, SecretSetting, Setting


def _secret(name: str, resource: str) -> SecretSetting:
    return SecretSetting(name, f"{name}_file", f"{name}_file", resource)


def _both(name: str, value: str) -> Constant:
    return Constant(name, name, value)


_JIRA_SETTINGS = (
    Setting("api_url", "api_url", None),
    Setting("project", "project", None),
    Setting("issue_type", "issue_type", None),
    Setting("labels", "labels", None),
)
_JIRA_TEXTS = (Constant("summary", None, TITLE), Constant("description", None, BODY))

#: Jira Cloud: the account's name with an API token as its password.
_JIRA_ACCOUNT = ReceiverKind(
    "jira_configs",
    None,
    (
        *_JIRA_SETTINGS,
        Setting("username", "http_config.basic_auth.username", None),
        Setting("password_file", "http_config.basic_auth.password_file", None),
    ),
    constants=_JIRA_TEXTS,
)

#: Jira Data Center: a personal access token, which belongs to no name.
_JIRA_TOKEN = ReceiverKind(
    "jira_configs",
    None,
    (*_JIRA_SETTINGS, Setting("password_file", "http_config.authorization.credentials_file", None)),
    constants=_JIRA_TEXTS,
)

_KINDS = {
    "pagerduty": ReceiverKind(
        "pagerduty_configs",
        "pagerdutyConfigs",
        secret=_secret("routing_key", "routingKey"),
        constants=(
            _both("description", TITLE),
            _both("severity", PAGERDUTY_SEVERITY),
            _both("component", SERVICE),
            Constant(
                "details",
                "details",
                {"alerts": ALERT_NAMES, "service": SERVICE, "runbook": RUNBOOK, "dashboard": DASHBOARD, "text": BODY},
            ),
        ),
    ),
    "slack": ReceiverKind(
        "slack_configs",
        "slackConfigs",
        (Setting("channel", "channel", "channel"),),
        _secret("api_url", "apiURL"),
        (_both("title", TITLE), _both("text", BODY)),
    ),
    "webhook": ReceiverKind(
        "webhook_configs",
        "webhookConfigs",
        (Setting("url", "url", "url"), Setting("max_alerts", "max_alerts", "maxAlerts")),
        SecretSetting("url_secret", "url_file", "url_file", "urlSecret"),
    ),
    "email": ReceiverKind(
        "email_configs",
        "emailConfigs",
        (
            Setting("to", "to", "to"),
            Setting("from", "from", "from"),
            Setting("smarthost", "smarthost", "smarthost"),
            Setting("auth_username", "auth_username", "authUsername"),
            Setting("require_tls", "require_tls", "requireTLS"),
        ),
        _secret("auth_password", "authPassword"),
        (Constant("headers", "headers", {"Subject": TITLE}), _both("text", BODY)),
    ),
    "opsgenie": ReceiverKind(
        "opsgenie_configs",
        "opsgenieConfigs",
        (Setting("api_url", "api_url", "apiURL"),),
        _secret("api_key", "apiKey"),
        (_both("message", TITLE), _both("description", BODY), _both("entity", SERVICE)),
    ),
    "msteams": ReceiverKind(
        "msteamsv2_configs",
        "msteamsv2Configs",
        secret=_secret("webhook_url", "webhookURL"),
        constants=(_both("title", TITLE), _both("text", BODY)),
    ),
    "sns": ReceiverKind(
        "sns_configs",
        "snsConfigs",
        (Setting("topic_arn", "topic_arn", "topicARN"), Setting("region", "sigv4.region", "sigv4.region")),
        constants=(_both("subject", TITLE), _both("message", BODY)),
    ),
    "discord": ReceiverKind(
        "discord_configs",
        "discordConfigs",
        secret=_secret("webhook_url", "apiURL"),
        constants=(_both("title", TITLE), _both("message", BODY)),
    ),
    "telegram": ReceiverKind(
        "telegram_configs",
        "telegramConfigs",
        (Setting("chat_id", "chat_id", "chatID"),),
        _secret("bot_token", "botToken"),
        (_both("message", f"{TITLE}\n\n{BODY}"),),
    ),
    "incident_io": ReceiverKind(
        "incidentio_configs",
        None,
        (Setting("url", "url", None),),
        SecretSetting("alert_source_token", "alert_source_token_file", "alert_source_token_file", ""),
    ),
}


def kind_of(receiver: ReceiverIr) -> ReceiverKind:
    """How the receiver is written; KeyError for a kind that the spec does not have."""
    if receiver.kind == "jira":
        return _JIRA_ACCOUNT if receiver.settings.get("username") else _JIRA_TOKEN
    return _KINDS[receiver.kind]
