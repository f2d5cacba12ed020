"""What Kubernetes puts around a document: `apiVersion`, `kind`, `metadata`, `spec`."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.pyrra import RULE_SETTINGS
from slocompiler.load.did_you_mean import quoted


class Envelope(Struct, frozen=True):
    """Labels and annotations are those of `metadata`. `spec` is None where there is none (which is reported)."""

    name: Found | None
    namespace: Found | None
    labels: Mapping[str, Found]
    annotations: Mapping[str, Found]
    spec: Fields | None


_OF_KUBECTL = "kubectl.kubernetes.io/"
#: Keys that a cluster adds, and that mean nothing in a file.
_OF_THE_CLUSTER = (
    "creationTimestamp", "resourceVersion", "uid", "generation", "managedFields", "finalizers", "ownerReferences",
    "selfLink", "generateName",
)  # fmt: skip


def annotation_remarks(annotations: Mapping[str, Found]) -> Iterator[Remark]:
    """That annotations of the resource go nowhere; those that kubectl writes are nobody's loss."""
    lost = {name: found for name, found in annotations.items() if not name.startswith(_OF_KUBECTL)}
    if lost:
        what = f"annotations of the resource: {quoted(lost)}"
        why = "the generated resource has none; those that alerts shall have stand under `annotations` of an SLO"
        yield no_equivalent(RULE_SETTINGS, next(iter(lost.values())).span, what, why)


def open_envelope(document: Fields) -> Envelope:
    """The parts of the document. `apiVersion`, `kind` and `status` are as good as read."""
    document.ignore("apiVersion", "kind", "status")
    metadata = document.fields("metadata")
    if not document.has("spec"):
        document.missing("spec")
    spec = document.fields("spec")
    if metadata is None:
        if not document.has("metadata"):
            document.missing("metadata")
        return Envelope(None, None, {}, {}, spec)
    metadata.ignore(*_OF_THE_CLUSTER)
    return Envelope(
        metadata.required_text("name"),
        metadata.text("namespace"),
        metadata.texts("labels"),
        metadata.texts("annotations"),
        spec,
    )
