"""The one stylesheet and the one script, and the policy under which a browser accepts them and nothing else."""

from base64 import b64encode
from functools import cache
from hashlib import sha256

from msgspec import Struct

from slocompiler.emit.html import template_text


class Inlined(Struct, frozen=True):
    """`script` is None on pages that need none. `policy` is the content of the page's Content-Security-Policy."""

    style: str
    script: str | None
    policy: str


@cache
def inlined(*, with_script: bool) -> Inlined:
    """Both are allowed by the hash of what they are: nothing else on the page can style or run."""
    style, script = template_text("site/style.css"), template_text("site/filter.js") if with_script else None
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src {_quoted(script)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return Inlined(style, script, "; ".join(rules))


def _quoted(script: str | None) -> str:
    return "'none'" if script is None else f"'{_digest(script)}'"


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
