"""Receivers of every kind, complete, with their secrets elsewhere."""

from typing import Any

from hypothesis import strategies as st

from tests.strategies.names import unique_names

_SECRET = {"secret": "notifications", "key": "token"}
_FILE = "/etc/alertmanager/secrets/token"


def _with_secret(key: str, **settings: object) -> st.SearchStrategy[dict[str, object]]:
    """The settings, with the secret in a file or in a Kubernetes Secret."""
    return st.sampled_from(({**settings, f"{key}_file": _FILE}, {**settings, key: _SECRET}))


_EMAIL = {"to": "a@example.com", "from": "b@example.com", "smarthost": "mail.example.com:587"}
_JIRA = {"api_url": "https://jira.example.com/rest/api/2", "project": "OPS", "issue_type": "Bug", "labels": ["slo"]}

_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "pagerduty": _with_secret("routing_key"),
    "slack": _with_secret("api_url", channel="#alerts"),
    "webhook": st.sampled_from(
        ({"url": "https://example.com/hook", "max_alerts": 10}, {"url_file": _FILE}, {"url_secret": _SECRET})
    ),
    "email": st.sampled_from(
        (_EMAIL, {**_EMAIL, "auth_username": "me", "auth_password_file": _FILE, "require_tls": True})
    ),
    "opsgenie": _with_secret("api_key", api_url="https://api.eu.opsgenie.com/"),
    "msteams": _with_secret("webhook_url"),
    "sns": st.just({"topic_arn": "arn:aws:sns:us-east-1:123456789012:alerts", "region": "us-east-1"}),
    "discord": _with_secret("webhook_url"),
    "telegram": _with_secret("bot_token", chat_id=-1001234567890),
    "jira": st.sampled_from((_JIRA, {**_JIRA, "username": "bot", "password_file": _FILE})),
    "incident_io": _with_secret("alert_source_token", url="https://api.incident.io/v2/alert_events/alertmanager/1"),
}


@st.composite
def receivers(draw: st.DrawFn) -> dict[str, Any]:
    """One to five receivers by name."""
    kinds = st.sampled_from(tuple(_KINDS))
    chosen = {name: draw(kinds) for name in draw(unique_names(1, 5))}
    return {name: {kind: draw(_KINDS[kind])} for name, kind in chosen.items()}
