"""Secrets of a source: only files that hold them are ever written."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec import Struct, field

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.names import spec_name
from slocompiler.importing.remark import Remark, approximated
from slocompiler.importing.rules.alertmanager import LITERAL_SECRET

FOLDER = "/etc/alertmanager/secrets"
#: What a part of an address may be that is no secret for sure.
_PLAIN_PART = re.compile(r"[a-z]{1,20}([._-][a-z]{1,20}){0,3}|v?\d{1,3}")
_PLAIN_HOST = re.compile(r"[a-z0-9.:\[\]-]{1,80}")
_LOOKS_RANDOM = re.compile(r"(?=[a-z0-9]*\d[a-z0-9]*[a-z])[a-z0-9]{12,}")


class Secrets(Struct):
    """Paths that were proposed, by the secret that is to stand there: one secret is one file."""

    paths: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def path(self, found: Found, wanted: str, what: str, remarks: list[Remark]) -> str:
        """The file for a secret that the source writes out, with a remark that says so and does not repeat it."""
        known = self.paths.get(found.text)
        if known is None:
            number, known = 1, f"{FOLDER}/{wanted}"
            while known in self.taken:
                number += 1
                known = f"{FOLDER}/{wanted}-{number}"
            self.paths[found.text] = known
            self.taken.add(known)
        why = "the source has the secret itself, and a spec never does: put it into that file"
        remarks.append(approximated(LITERAL_SECRET, found.span, f"{what} is read from {known}", why))
        return known


class Setting(Struct, frozen=True):
    """A secret of an integration: its key there, and in `global` the key that stands in for it."""

    key: str
    shared: str | None = None


def secret_file(
    fields: Fields, settings: Fields | None, setting: Setting, receiver: str, secrets: Secrets, remarks: list[Remark]
) -> str | None:
    """The file that holds a secret; None where neither the integration nor `global` has it."""
    for where, key, owner in ((fields, setting.key, receiver), (settings, setting.shared, "global")):
        if where is None or key is None:
            continue
        path, literal = where.text(f"{key}_file"), where.text(key)
        if path is not None and path.text:
            return path.text
        if literal is not None and literal.text:
            name = spec_name(key if owner == "global" else f"{receiver}-{key}", "secret")
            what = f"`{key}` of `{owner}`"
            return secrets.path(literal, name, what, remarks)
    return None


def holds_no_secret(url: str) -> bool:
    """Whether an address can be shown to everybody: no user, no query, and a path of plain words."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    segments = [segment for segment in parts.path.split("/") if segment]
    return (
        parts.scheme in ("http", "https")
        and parts.username is None
        and not parts.query
        and not parts.fragment
        and bool(_PLAIN_HOST.fullmatch(host))
        and not any(_LOOKS_RANDOM.fullmatch(label) for label in host.split("."))
        and all(_PLAIN_PART.fullmatch(segment) for segment in segments)
        and "hooks.slack.com" not in host
    )


def texts_of(fields: Fields, *keys: str) -> Mapping[str, str]:
    """Those of the keys that have a text."""
    found = {key: fields.text(key) for key in keys}
    return {key: text.text for key, text in found.items() if text is not None and text.text}
