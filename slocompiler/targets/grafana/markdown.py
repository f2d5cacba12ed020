"""Markdown of Grafana's text panels, which also renders HTML: text of a spec must not become markup."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|~$])")


def escape(text: str) -> str:
    """Text as it is. A `$` would start a variable, `<` a tag."""
    plain = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(lambda found: "&#36;" if found[1] == "$" else "\\" + found[1], plain)


def link(text: str, url: str) -> str:
    """A link whose address holds nothing that ends it."""
    address = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C").replace(">", "%3E")
    return f"[{escape(text)}]({address})"
