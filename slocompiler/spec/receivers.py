"""Receivers: exactly one kind each, and never a secret in the text."""

from typing import Annotated

from msgspec import field

from slocompiler.spec.base import SpecModel
from slocompiler.spec.fields import Text, Url
from slocompiler.spec.marks import Before
from slocompiler.values import InvalidValueError


class LiteralSecretError(InvalidValueError):
    """A secret that stands in the spec as text."""


class SecretRefSpec(SpecModel):
    """A key of a Kubernetes Secret."""

    secret: str
    key: str


def _refuse_literal(value: object) -> object:
    if isinstance(value, str | int | float):
        raise LiteralSecretError(
            "a secret does not belong in a spec",
            "name a file (`…_file: /path`) or a reference: `{secret: name, key: key}`",
        )
    return value


SecretRef = Annotated[SecretRefSpec, Before(_refuse_literal)]


class PagerDutySpec(SpecModel):
    exactly_one_of = (("routing_key", "routing_key_file"),)
    routing_key_file: str | None = None
    routing_key: SecretRef | None = None


class SlackSpec(SpecModel):
    exactly_one_of = (("api_url", "api_url_file"),)
    channel: str
    api_url_file: str | None = None
    api_url: SecretRef | None = None


class WebhookSpec(SpecModel):
    exactly_one_of = (("url", "url_file", "url_secret"),)
    url: Annotated[Url | None, "an address that holds no secret"] = None
    url_file: str | None = None
    url_secret: SecretRef | None = None
    max_alerts: int | None = None


class EmailSpec(SpecModel):
    to: str
    from_: str | None = field(name="from", default=None)
    smarthost: str | None = None
    auth_username: str | None = None
    auth_password_file: str | None = None
    auth_password: SecretRef | None = None
    require_tls: bool | None = None


class OpsgenieSpec(SpecModel):
    exactly_one_of = (("api_key", "api_key_file"),)
    api_key_file: str | None = None
    api_key: SecretRef | None = None
    api_url: Url | None = None


class MsTeamsSpec(SpecModel):
    exactly_one_of = (("webhook_url", "webhook_url_file"),)
    webhook_url_file: str | None = None
    webhook_url: SecretRef | None = None


class SnsSpec(SpecModel):
    topic_arn: str
    region: str | None = None


class DiscordSpec(SpecModel):
    exactly_one_of = (("webhook_url", "webhook_url_file"),)
    webhook_url_file: str | None = None
    webhook_url: SecretRef | None = None


class TelegramSpec(SpecModel):
    exactly_one_of = (("bot_token", "bot_token_file"),)
    chat_id: int
    bot_token_file: str | None = None
    bot_token: SecretRef | None = None


class JiraSpec(SpecModel):
    api_url: Url
    project: str
    issue_type: str
    labels: list[Text] = []
    username: str | None = None
    password_file: str | None = None


class IncidentIoSpec(SpecModel):
    exactly_one_of = (("alert_source_token", "alert_source_token_file"),)
    url: Url
    alert_source_token_file: str | None = None
    alert_source_token: SecretRef | None = None


class ReceiverSpec(SpecModel):
    """Where notifications go."""

    exactly_one_of = (
        (
            "pagerduty", "slack", "webhook", "email", "opsgenie", "msteams",
            "sns", "discord", "telegram", "jira", "incident_io",
        ),
    )  # fmt: skip

    pagerduty: PagerDutySpec | None = None
    slack: SlackSpec | None = None
    webhook: WebhookSpec | None = None
    email: EmailSpec | None = None
    opsgenie: OpsgenieSpec | None = None
    msteams: MsTeamsSpec | None = None
    sns: SnsSpec | None = None
    discord: DiscordSpec | None = None
    telegram: TelegramSpec | None = None
    jira: JiraSpec | None = None
    incident_io: IncidentIoSpec | None = None
