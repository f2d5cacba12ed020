"""Receivers, checked as Alertmanager checks them: names, keys, and that each integration has what it needs."""

from slocompiler.importing.alertmanager.reading.known_keys import INTEGRATIONS
from slocompiler.importing.foreign.fields import Fields

#: Kind -> what it must have: of each group of keys one, or the setting of `global` that stands in for it.
_NEEDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "discord": (("webhook_url", "webhook_url_file"),),
    "email": (("to",), ("smarthost", "global:smtp_smarthost"), ("from", "global:smtp_from")),
    "incidentio": (("url", "url_file"), ("alert_source_token", "alert_source_token_file", "http_config")),
    "jira": (("api_url", "global:jira_api_url"), ("project",), ("issue_type",)),
    "mattermost": (
        ("webhook_url", "webhook_url_file", "global:mattermost_webhook_url", "global:mattermost_webhook_url_file"),
    ),
    "msteams": (("webhook_url", "webhook_url_file"),),
    "msteamsv2": (("webhook_url", "webhook_url_file"),),
    "opsgenie": (("api_key", "api_key_file", "global:opsgenie_api_key", "global:opsgenie_api_key_file"),),
    "pagerduty": (("routing_key", "routing_key_file", "service_key", "service_key_file"),),
    "pushover": (("user_key", "user_key_file"), ("token", "token_file")),
    "rocketchat": (
        ("token", "token_file", "global:rocketchat_token", "global:rocketchat_token_file"),
        ("token_id", "token_id_file", "global:rocketchat_token_id", "global:rocketchat_token_id_file"),
    ),
    "slack": (
        ("api_url", "api_url_file", "app_token", "app_token_file", "http_config", "global:slack_api_url",
         "global:slack_api_url_file", "global:slack_app_token", "global:slack_app_token_file"),
    ),
    "sns": (("topic_arn", "target_arn", "phone_number"),),
    "telegram": (
        ("bot_token", "bot_token_file", "global:telegram_bot_token", "global:telegram_bot_token_file"),
        ("chat_id", "chat_id_file"),
    ),
    "victorops": (("api_key", "api_key_file", "global:victorops_api_key", "global:victorops_api_key_file"),
                  ("routing_key",)),
    "webex": (("room_id",), ("http_config",)),
    "webhook": (("url", "url_file"),),
    "wechat": (("api_secret", "api_secret_file", "global:wechat_api_secret", "global:wechat_api_secret_file"),
               ("corp_id", "global:wechat_api_corp_id")),
}  # fmt: skip
#: Two ways to say one thing.
_FILE = "_file"
_SLACK_API = "https://slack.com/api/chat.postMessage"


def check_receivers(root: Fields, settings: Fields | None) -> dict[str, Fields]:
    """The receivers by name, in their order."""
    if settings is not None:
        _check_pairs(settings, "`global`")
        _check_slack(settings, ("slack_api_url", "slack_app_token"), "`global`")
    found: dict[str, Fields] = {}
    for receiver in root.each("receivers", "a receiver"):
        receiver.ignore("labels", *(f"{kind}_configs" for kind in INTEGRATIONS))
        name = receiver.required_text("name")
        for kind in INTEGRATIONS:
            for integration in receiver.each(f"{kind}_configs", f"an entry of `{kind}_configs`"):
                _check(integration, kind, settings)
        if name is not None and name.text in found:
            receiver.wrong(name.span, f"there is a second receiver `{name.text[:60]}`", "give it another name")
        elif name is not None:
            found[name.text] = receiver
    return found


def _check(integration: Fields, kind: str, settings: Fields | None) -> None:
    integration.ignore(*INTEGRATIONS[kind])
    integration.flag("send_resolved")
    for keys in _NEEDS[kind]:
        own = [key for key in keys if not key.startswith("global:")]
        shared = [key.removeprefix("global:") for key in keys if key.startswith("global:")]
        if not any(_has(integration, key) for key in own) and not any(_has(settings, key) for key in shared):
            integration.missing(own[0])
    _check_pairs(integration, f"`{kind}_configs`")
    if kind == "slack":
        _check_slack(integration, ("api_url", "app_token"), "`slack_configs`")
        found = integration.text("api_url")
        url = found.text if found else None
        if integration.flag("update_message") and url not in (None, _SLACK_API):
            span = integration.key_span("update_message")
            integration.wrong(span, "messages of webhooks cannot be updated", "use the token of an app")


def _check_pairs(fields: Fields, where: str) -> None:
    for key in fields.node.entries:
        if key.endswith(_FILE) and _has(fields, key) and _has(fields, key.removesuffix(_FILE)):
            plain = key.removesuffix(_FILE)
            fields.wrong(fields.key_span(key), f"{where} has `{plain}` and `{key}`", "keep one of the two")


def _check_slack(fields: Fields, names: tuple[str, str], where: str) -> None:
    """An address and a token exclude each other, unless the address is that of the API, which takes tokens."""
    address, token = names
    given = [key for key in (address, f"{address}{_FILE}") if _has(fields, key)]
    tokens = [key for key in (token, f"{token}{_FILE}") if _has(fields, key)]
    node = fields.node.entries.get(address)
    if given and tokens and getattr(node.value if node else None, "text", "") != _SLACK_API:
        fields.wrong(fields.key_span(tokens[0]), f"{where} has `{given[0]}` and `{tokens[0]}`", "keep one of the two")


def _has(fields: Fields | None, key: str) -> bool:
    """Whether a key says something. Asking does not make the key known."""
    entry = fields.node.entries.get(key) if fields else None
    return entry is not None and getattr(entry.value, "text", "written") != ""
