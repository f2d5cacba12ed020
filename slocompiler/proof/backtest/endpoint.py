"""Where the history is, and who may read it."""

import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from slocompiler.proof.backtest.api_errors import BacktestError

TOKEN = "SLOCOMPILE_PROMETHEUS_TOKEN"
USER = "SLOCOMPILE_PROMETHEUS_USER"
PASSWORD = "SLOCOMPILE_PROMETHEUS_PASSWORD"
_TENANT_HEADER = "X-Scope-OrgID"


class Endpoint(Struct, frozen=True):
    """`url` is what `/api/v1` follows. `authorization` is the value of the header; it is never shown or stored."""

    url: str
    tenant: str | None = None
    ca_file: Path | None = None
    authorization: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json"}
        if self.tenant is not None:
            headers[_TENANT_HEADER] = self.tenant
        if self.authorization is not None:
            headers["Authorization"] = self.authorization
        return headers


def endpoint_of(
    url: str, environ: Mapping[str, str], *, tenant: str | None = None, ca_file: Path | None = None
) -> Endpoint:
    """The endpoint at a URL, with the credentials of the environment. Raises BacktestError."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BacktestError(f"`{url}` is not the address of a Prometheus", "write it whole: http://prometheus:9090")
    if parts.username is not None or parts.password is not None:
        help = f"put the token in {TOKEN}, or the user and the password in {USER} and {PASSWORD}"
        raise BacktestError("the address holds credentials, which others can see on the command line", help)
    if parts.query or parts.fragment:
        raise BacktestError(f"`{url}` has more than a path", "leave out what follows `?` or `#`")
    if tenant is not None and not re.fullmatch(r"[\x21-\x7e]{1,150}", tenant):
        raise BacktestError("the tenant is no header value", "write the id of the tenant, without spaces")
    base = re.sub(r"/api/v1/?$", "", url.rstrip("/")).rstrip("/")
    return Endpoint(base, tenant, ca_file, _authorization(environ))


def _authorization(environ: Mapping[str, str]) -> str | None:
    token, user, password = (environ.get(name, "").strip() for name in (TOKEN, USER, PASSWORD))
    if token and (user or password):
        raise BacktestError(f"{TOKEN} and {USER} are both set", "keep the one that the server asks for")
    if any(not part.isprintable() or not part.isascii() for part in (token,)):
        raise BacktestError(f"{TOKEN} holds characters that no header can hold", "set it to the token alone")
    if token:
        return f"Bearer {token}"
    if user:
        return f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"
    if password:
        raise BacktestError(f"{PASSWORD} is set without {USER}", f"set {USER} as well")
    return None
