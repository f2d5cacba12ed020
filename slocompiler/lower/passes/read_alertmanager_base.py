"""The user's own Alertmanager configuration, which the generated one is merged into."""

from collections.abc import Mapping
from typing import cast

from msgspec import Struct

from slocompiler.load.yaml import MappingNode, to_python
from slocompiler.lower.further_files import read_documents
from slocompiler.lower.rules.organization import UNREADABLE_BASE
from slocompiler.lower.scope import Scope

_ROUTE = ("alertmanager", "base")


class AlertmanagerBase(Struct, frozen=True):
    """The configuration as plain data, and the path that people know it by."""

    path: str
    configuration: Mapping[str, object]


def read_alertmanager_base(scope: Scope, name: str) -> AlertmanagerBase | None:
    """The file beside organization.yaml; None when it is not a readable configuration (which is reported)."""
    read = read_documents(scope, name, _ROUTE, UNREADABLE_BASE)
    if read is None:
        return None
    path, documents = read
    if len(documents) != 1 or not isinstance(documents[0], MappingNode):
        scope.report(UNREADABLE_BASE, _ROUTE, f"`{name}` is not one YAML mapping", "an Alertmanager configuration is")
        return None
    return AlertmanagerBase(path, cast("Mapping[str, object]", to_python(documents[0])))
