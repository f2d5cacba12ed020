"""The corpus has every field of Sloth's and Pyrra's formats, each has a fate, and none is unknown to the importers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from slocompiler.importing.foreign.document import read_foreign
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.load.yaml import MappingNode, SequenceNode, YamlNode
from tests.importing.field_fates import wrong_fates
from tests.importing.published_fields import pyrra, sloth

CORPUS = Path(__file__).parent / "corpus"
#: What stands below these is free: names of labels.
FREE = ("labels", "annotations")


def fields(node: YamlNode, above: str) -> Iterator[str]:
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from fields(item, above)
    elif isinstance(node, MappingNode):
        for entry in node.entries.values():
            yield f"{above}{entry.key}"
            if entry.key not in FREE:
                yield from fields(entry.value, f"{above}{entry.key}.")


@pytest.mark.parametrize(("name", "published"), [("sloth", sloth.FIELDS), ("pyrra", pyrra.FIELDS)])
def test_every_published_field_is_in_the_corpus_and_in_the_report(
    name: str, published: Mapping[str, Mapping[str, str]]
) -> None:
    files = [*sorted((CORPUS / name).glob("*.yaml")), *(CORPUS / "refused").glob(f"{name}-*.yaml")]
    documents = [document for path in files for document in read_foreign(path).documents]
    assert wrong_fates(importer_named(name), documents, published) == {}
    imported = importer_named(name).propose(documents, ImportOptions())
    assert [remark.what for remark in imported.remarks if remark.code == "SLO643"] == []
