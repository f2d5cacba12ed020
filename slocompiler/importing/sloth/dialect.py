"""The two spellings of Sloth's fields: `prometheus/v1` has underscores, the Kubernetes resource capitals."""

from msgspec import Struct


class Dialect(Struct, frozen=True):
    """The names of fields that are spelt differently."""

    error_query: str
    total_query: str
    error_ratio_query: str
    page_alert: str
    ticket_alert: str
    slo_plugins: str


PLAIN = Dialect("error_query", "total_query", "error_ratio_query", "page_alert", "ticket_alert", "slo_plugins")
KUBERNETES = Dialect("errorQuery", "totalQuery", "errorRatioQuery", "pageAlert", "ticketAlert", "sloPlugins")
