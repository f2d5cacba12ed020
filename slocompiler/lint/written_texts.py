"""Labels and annotations as the specs write them, with their places."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.load.loaded import LoadedService, Route
from slocompiler.spec.alerts import AlertSpec
from slocompiler.spec.slos import SloSpec


class WrittenText(Struct, frozen=True):
    """One label or annotation of a service, an SLO, an alert, or one of their groups."""

    document: LoadedService
    route: Route
    text: str

    @property
    def owner(self) -> Route:
        """The SLO or the alert: ("slos", "availability"); empty for the service itself."""
        return self.route[:2] if self.route[0] in ("slos", "alerts") else ()


def written_texts(document: LoadedService, key: str) -> Iterator[WrittenText]:
    """All of them under `labels` or under `annotations`; those of the service itself first."""
    for name, text in _texts(document.spec, key):
        yield WrittenText(document, (key, name), text)
    for kind in ("slos", "alerts"):
        for owner, spec in getattr(document.spec, kind).items():
            if isinstance(spec, SloSpec | AlertSpec):
                yield from _of_owner(document, (kind, owner), spec, key)


def _of_owner(document: LoadedService, route: Route, spec: SloSpec | AlertSpec, key: str) -> Iterator[WrittenText]:
    for name, text in _texts(spec, key):
        yield WrittenText(document, (*route, key, name), text)
    for label, values in spec.groups.items():
        for value, group in values.items():
            for name, text in _texts(group, key):
                yield WrittenText(document, (*route, "groups", label, value, key, name), text)


def _texts(spec: object, key: str) -> Iterator[tuple[str, str]]:
    found = getattr(spec, key, None)
    yield from found.items() if isinstance(found, Mapping) else ()
