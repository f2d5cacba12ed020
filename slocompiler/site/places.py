"""Where the pages are, and how one leads to another: always relative, so that a folder opens without a server."""

import re
from posixpath import dirname, relpath
from urllib.parse import quote

from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.service import ServiceIr

OVERVIEW = "index.html"

_ADDRESS = re.compile(r"(https?://[A-Za-z0-9._~-]+(?::\d{1,5})?)((?:[/?#].*)?)", re.IGNORECASE)
#: What stands for itself behind the host.
_PLAIN = "/?#:@!$&'()*+,;=~-._%"
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def service_page(service: ServiceIr) -> str:
    """`services/production/shop.html`."""
    return "/".join(filter(None, ("services", service.environment, f"{service.name}.html")))


def runbook_page(runbook: RunbookIr, service: ServiceIr) -> str:
    """`runbooks/production/shop/roll-back.html`, and `runbooks/roll-back.html` for a shared one."""
    if runbook.is_shared:
        return shared_runbook_page(runbook)
    return "/".join(filter(None, ("runbooks", service.environment, service.name, f"{runbook.name}.html")))


def shared_runbook_page(runbook: RunbookIr) -> str:
    return f"runbooks/{runbook.name}.html"


def link(page: str, target: str) -> str:
    """From one page to another, `#fragment` included."""
    path, hash, fragment = target.partition("#")
    return quote(relpath(path, dirname(page) or ".")) + hash + fragment


def outside(url: str | None) -> str | None:
    """An address that a link may have: http or https, with a host. None for every other.

    Characters that no address may hold are written as their bytes, as a browser would.
    """
    if url is None:
        return None
    found = _ADDRESS.fullmatch(url)
    if found is None:
        return None
    host, rest = found.groups()
    return host + _HALF_ESCAPE.sub("%25", quote(rest, safe=_PLAIN, errors="surrogatepass"))
