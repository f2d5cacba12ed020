"""Integrations of Alertmanager's receivers as receivers of ours: a function for each kind."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.secrets import (
    FOLDER,
    Secrets,
    Setting,
    holds_no_secret,
    secret_file,
    texts_of,
)
from slocompiler.importing.foreign.fields import Fields
from slocompiler.importing.names import spec_name
from slocompiler.importing.remark import Remark, approximated, no_equivalent
from slocompiler.importing.rules.alertmanager import LITERAL_SECRET, NO_SUCH_RECEIVER
from slocompiler.spec.receivers import (
    DiscordSpec,
    EmailSpec,
    IncidentIoSpec,
    JiraSpec,
    MsTeamsSpec,
    OpsgenieSpec,
    PagerDutySpec,
    ReceiverSpec,
    SlackSpec,
    SnsSpec,
    TelegramSpec,
    WebhookSpec,
)

#: Secrets of kinds that the language does not have.
_SECRETS = ("api_key", "api_secret", "token", "token_id", "user_key", "webhook_url")


class Integration(Struct, frozen=True):
    """One entry of a receiver: its kind, its keys, those of `global`, and the receiver's name."""

    kind: str
    fields: Fields
    settings: Fields | None
    receiver: str
    secrets: Secrets
    remarks: list[Remark]

    def secret(self, key: str, shared: str | None = None) -> str | None:
        setting = Setting(key, shared)
        return secret_file(self.fields, self.settings, setting, self.receiver, self.secrets, self.remarks)

    def text(self, key: str, shared: str | None = None) -> str | None:
        """A setting, of the integration or of `global`; an empty one is none."""
        own = texts_of(self.fields, key).get(key)
        if own is None and self.settings is not None and shared is not None:
            return texts_of(self.settings, shared).get(shared)
        return own

    def proposed(self, key: str) -> str:
        """A file for a secret that the source does not have in this form."""
        return f"{FOLDER}/{spec_name(f'{self.receiver}-{key}', 'secret')}"


#: Integration -> the receiver, and the keys that it says; None where the language has no such receiver.
Read = Callable[[Integration], ReceiverSpec | None]


def as_receiver(one: Integration) -> ReceiverSpec:
    """The receiver; where there is none like it, a webhook to be replaced, with a remark."""
    read = _KINDS.get(one.kind)
    spec = read(one) if read else None
    if spec is not None:
        return spec
    why = (
        f"the language has no receiver like it: a webhook stands in its place, which reads its address from "
        f"{one.proposed('url')}; put a bridge there, or choose another receiver"
    )
    what = f"receiver `{one.receiver}`, `{one.kind}_configs`"
    one.remarks.append(no_equivalent(NO_SUCH_RECEIVER, one.fields.node.span, what, why))
    for key in _SECRETS:
        literal = one.fields.text(key)
        if literal is not None and literal.text:
            why = "the source has the secret itself: it is written nowhere, and the receiver in its place has none"
            one.remarks.append(approximated(LITERAL_SECRET, literal.span, f"`{key}` of `{one.receiver}`", why))
    return ReceiverSpec(webhook=WebhookSpec(url_file=one.proposed("url")))


def _pagerduty(one: Integration) -> ReceiverSpec | None:
    path = one.secret("routing_key") or one.secret("service_key")
    return ReceiverSpec(pagerduty=PagerDutySpec(routing_key_file=path)) if path else None


def _slack(one: Integration) -> ReceiverSpec:
    path = one.secret("api_url") or one.secret("api_url", "slack_api_url") or one.proposed("api-url")
    return ReceiverSpec(slack=SlackSpec(channel=one.text("channel") or "#alerts", api_url_file=path))


def _webhook(one: Integration) -> ReceiverSpec | None:
    url, most = one.text("url"), one.text("max_alerts")
    max_alerts = int(most) if most and most.isdigit() and most != "0" else None
    if url is not None and holds_no_secret(url):
        return ReceiverSpec(webhook=WebhookSpec(url=url, max_alerts=max_alerts))
    path = one.secret("url")
    return ReceiverSpec(webhook=WebhookSpec(url_file=path, max_alerts=max_alerts)) if path else None


def _email(one: Integration) -> ReceiverSpec | None:
    to, tls = one.text("to"), one.text("require_tls", "smtp_require_tls")
    if to is None:
        return None
    username = one.text("auth_username", "smtp_auth_username")
    return ReceiverSpec(
        email=EmailSpec(
            to=to,
            from_=one.text("from", "smtp_from"),
            smarthost=one.text("smarthost", "smtp_smarthost"),
            auth_username=username,
            auth_password_file=one.secret("auth_password", "smtp_auth_password") if username else None,
            require_tls=None if tls is None else tls.lower() in ("true", "yes", "on"),
        )
    )


def _opsgenie(one: Integration) -> ReceiverSpec | None:
    path = one.secret("api_key", "opsgenie_api_key")
    api_url = one.text("api_url", "opsgenie_api_url")
    return ReceiverSpec(opsgenie=OpsgenieSpec(api_key_file=path, api_url=_address(api_url))) if path else None


def _msteams(one: Integration) -> ReceiverSpec | None:
    path = one.secret("webhook_url")
    return ReceiverSpec(msteams=MsTeamsSpec(webhook_url_file=path)) if path else None


def _discord(one: Integration) -> ReceiverSpec | None:
    path = one.secret("webhook_url")
    return ReceiverSpec(discord=DiscordSpec(webhook_url_file=path)) if path else None


def _sns(one: Integration) -> ReceiverSpec | None:
    topic, region = one.text("topic_arn"), None
    sigv4 = one.fields.fields("sigv4")
    if sigv4 is not None:
        sigv4.ignore(*sigv4.node.entries)
        region = texts_of(sigv4, "region").get("region")
    if topic is None:
        return None
    is_told = topic.split(":")[3:4] == [region]
    return ReceiverSpec(sns=SnsSpec(topic_arn=topic, region=None if is_told else region))


def _telegram(one: Integration) -> ReceiverSpec | None:
    path, chat = one.secret("bot_token", "telegram_bot_token"), one.text("chat_id")
    if path is None or chat is None or not chat.lstrip("-").isdigit():
        return None
    return ReceiverSpec(telegram=TelegramSpec(chat_id=int(chat), bot_token_file=path))


def _jira(one: Integration) -> ReceiverSpec | None:
    address, project, issue = one.text("api_url", "jira_api_url"), one.text("project"), one.text("issue_type")
    if address is None or project is None or issue is None or _address(address) is None:
        return None
    username, password = _account(one)
    labels = [found.text for found in one.fields.text_items("labels")]
    return ReceiverSpec(
        jira=JiraSpec(
            api_url=address,
            project=project,
            issue_type=issue,
            labels=list(labels),
            username=username,
            password_file=password or one.proposed("password"),
        )
    )


def _account(one: Integration) -> tuple[str | None, str | None]:
    """User name and file of the password, from the settings of the HTTP client."""
    http = one.fields.fields("http_config")
    basic = http.fields("basic_auth") if http else None
    if basic is None:
        return None, None
    basic.ignore(*basic.node.entries)
    found = Integration(one.kind, basic, None, one.receiver, one.secrets, one.remarks)
    return found.text("username"), found.secret("password")


def _incident_io(one: Integration) -> ReceiverSpec | None:
    url, path = one.text("url"), one.secret("alert_source_token")
    if url is None or path is None or _address(url) is None:
        return None
    return ReceiverSpec(incident_io=IncidentIoSpec(url=url, alert_source_token_file=path))


def _address(text: str | None) -> str | None:
    is_address = text is not None and text.startswith(("http://", "https://")) and not any(map(str.isspace, text))
    return text if is_address and "@" not in str(text) else None


_KINDS: Mapping[str, Read] = {
    "pagerduty": _pagerduty,
    "slack": _slack,
    "webhook": _webhook,
    "email": _email,
    "opsgenie": _opsgenie,
    "msteams": _msteams,
    "msteamsv2": _msteams,
    "discord": _discord,
    "sns": _sns,
    "telegram": _telegram,
    "jira": _jira,
    "incidentio": _incident_io,
}
#: Kinds that wake somebody.
WAKING = ("pagerduty", "opsgenie", "victorops", "incidentio", "pushover")
