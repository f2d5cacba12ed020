"""Receivers: each integration of the source is one of ours; what is the same destination is one receiver."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.importing.alertmanager.meaning.integrations import WAKING, Integration, as_receiver
from slocompiler.importing.alertmanager.meaning.secrets import Secrets
from slocompiler.importing.alertmanager.reading.known_keys import INTEGRATIONS, SILENT_ENDS
from slocompiler.importing.alertmanager.reading.source import Source
from slocompiler.importing.foreign.fields import Fields
from slocompiler.importing.names import free_name, spec_name
from slocompiler.importing.remark import Remark, approximated, carried, generally
from slocompiler.importing.rules.alertmanager import NOTIFICATION_TEXTS, RECEIVER_SETTINGS
from slocompiler.importing.rules.framework import RENAMED
from slocompiler.load.did_you_mean import quoted
from slocompiler.spec.receivers import ReceiverSpec

#: What says where a notification goes, and how to get there: the rest is what stands in it.
_CARRIED = frozenset((
    "send_resolved", "routing_key", "routing_key_file", "service_key", "service_key_file", "api_url",
    "api_url_file", "channel", "url", "url_file", "max_alerts", "to", "from", "smarthost", "auth_username",
    "auth_password", "auth_password_file", "require_tls", "api_key", "api_key_file", "webhook_url",
    "webhook_url_file", "topic_arn", "sigv4", "chat_id", "bot_token", "bot_token_file", "project", "issue_type",
    "labels", "alert_source_token", "alert_source_token_file",
))  # fmt: skip
_CONNECTION = frozenset((
    "http_config", "timeout", "hello", "auth_secret", "auth_secret_file", "auth_identity", "tls_config",
    "force_implicit_tls", "app_token", "app_token_file", "app_url", "api_type", "use_aws_http_client", "target_arn",
    "phone_number", "chat_id_file",
))  # fmt: skip
#: The same words for other things.
_OTHER_MEANING = (("pagerduty", "url"), ("telegram", "api_url"), ("sns", "api_url"), ("incidentio", "max_alerts"))
_OLD_KEYS = ("service_key", "service_key_file")


class Receivers(Struct, frozen=True):
    """`specs`: ours by name. `of`: Alertmanager's receiver -> ours; those without integrations have none.

    `waking`: those of Alertmanager's that wake somebody.
    """

    specs: Mapping[str, ReceiverSpec]
    of: Mapping[str, tuple[str, ...]]
    waking: frozenset[str]


def receivers_of(source: Source, remarks: list[Remark]) -> Receivers:
    """Those with one integration come first, so that one with several is made of them."""
    secrets, specs, of = Secrets(), dict[str, ReceiverSpec](), dict[str, tuple[str, ...]]()
    waking: set[str] = set()
    for receiver in sorted(source.receivers, key=lambda receiver: len(list(_integrations(receiver))) > 1):
        found = list(_integrations(receiver))
        name = receiver.text("name")
        assert name is not None, "checked before"
        named = []
        for kind, fields in found:
            one = Integration(kind, fields, source.settings, name.text, secrets, remarks)
            wanted = spec_name(name.text, "receiver") if len(found) == 1 else spec_name(f"{name.text}-{kind}", kind)
            named.append(_named(specs, as_receiver(one), wanted))
            _remark_settings(one, remarks)
        of[name.text] = tuple(dict.fromkeys(named))
        waking |= {name.text} if any(kind in WAKING for kind, _ in found) else set()
        _remark_receiver(receiver, of[name.text], remarks)
    return Receivers(specs, of, frozenset(waking))


def _integrations(receiver: Fields) -> Iterator[tuple[str, Fields]]:
    for kind in sorted(INTEGRATIONS):
        for fields in receiver.each(f"{kind}_configs", f"an entry of `{kind}_configs`"):
            yield kind, fields


def _named(specs: dict[str, ReceiverSpec], spec: ReceiverSpec, wanted: str) -> str:
    for name, known in specs.items():
        if known == spec:
            return name
    name = free_name(wanted, specs)
    specs[name] = spec
    return name


def _remark_receiver(receiver: Fields, names: tuple[str, ...], remarks: list[Remark]) -> None:
    found = receiver.text("name")
    assert found is not None
    if not names:
        remarks.append(carried(found.span, f"receiver `{found.text}`, which tells nobody: no team names it"))
    elif names == (found.text,):
        remarks.append(carried(found.span, f"receiver `{found.text}`"))
    elif len(names) > 1:
        remarks.append(carried(found.span, f"receiver `{found.text}`: it is {quoted(names)}"))
    else:
        why = "names of specs are lower-case words with hyphens, and one destination is one receiver"
        remarks.append(approximated(RENAMED, found.span, f"receiver `{found.text[:60]}` is `{names[0]}`", why))


def _remark_settings(one: Integration, remarks: list[Remark]) -> None:
    given = list(one.fields.node.entries)
    lost = [key for key in given if key not in _CARRIED or (one.kind, key) in _OTHER_MEANING]
    connection = [key for key in lost if key in _CONNECTION or key in _CARRIED]
    texts = [key for key in lost if key not in connection]
    for key in (key for key in given if key in _OLD_KEYS):
        why = "the language has keys of PagerDuty's Events API v2: add such an integration, and put its key there"
        span = one.fields.key_span(key)
        remarks.append(approximated(RECEIVER_SETTINGS, span, f"`{key}` of `{one.receiver}`", why))
    if connection:
        why = "the language says where a receiver is, and nothing of how the connection is made"
        span = one.fields.key_span(connection[0])
        remarks.append(approximated(RECEIVER_SETTINGS, span, f"{quoted(connection)} of `{one.receiver}`", why))
    if texts:
        why = "the compiler writes what a notification says: summary, description, numbers, runbook and dashboard"
        span = one.fields.key_span(texts[0])
        remarks.append(approximated(NOTIFICATION_TEXTS, span, f"{quoted(texts)} of `{one.receiver}`", why))
    if not one.fields.flag("send_resolved", one.kind not in SILENT_ENDS):
        what, why = "receivers are told of the end of an alert too", "everybody who hears of a problem hears of its end"
        remarks.append(generally(NOTIFICATION_TEXTS, one.fields.node.span, what, why))
