"""The formats that can be imported."""

from slocompiler.importing.alertmanager import ALERTMANAGER
from slocompiler.importing.hand_written import RULES
from slocompiler.importing.importer import Importer
from slocompiler.importing.openslo import OPENSLO
from slocompiler.importing.pyrra import PYRRA
from slocompiler.importing.sloth import SLOTH

IMPORTERS: tuple[Importer, ...] = (SLOTH, PYRRA, OPENSLO, RULES, ALERTMANAGER)


def importer_named(name: str) -> Importer:
    """Raises KeyError for a name that is not in IMPORTERS."""
    return {importer.name: importer for importer in IMPORTERS}[name]
