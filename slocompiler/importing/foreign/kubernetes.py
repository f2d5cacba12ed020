"""What Kubernetes puts around a document: `apiVersion`, `kind`, `metadata`, `spec`."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.pyrra import RULE_SETTINGS
from slocompiler.load.did_you_mean import quoted
from slocompiler.spec.organization import PrometheusSpec


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


def facts_of(envelopes: Sequence[Envelope]) -> PrometheusSpec:
    """Where rules are loaded: the first resource that says it counts."""
    labels = next((each.labels for each in envelopes if each.labels), {})
    namespace = next((each.namespace.text for each in envelopes if each.namespace), None)
    return PrometheusSpec(rule_labels={name: found.text for name, found in labels.items()}, rule_namespace=namespace)


def loaded_elsewhere(known: PrometheusSpec, envelope: Envelope, labels: Mapping[str, Found]) -> Iterator[Remark]:
    """What a resource says of where it is loaded and others before it, which `known` is of, say otherwise."""
    why = "all rules are loaded in one place, and the first resource says which: `prometheus` of the organization"
    if known.rule_namespace and envelope.namespace and envelope.namespace.text != known.rule_namespace:
        what = f"namespace `{envelope.namespace.text[:80]}`"
        yield no_equivalent(RULE_SETTINGS, envelope.namespace.span, what, why)
    other = {name: found for name, found in labels.items() if known.rule_labels.get(name) != found.text}
    if known.rule_labels and other:
        what = f"labels of the resource: {quoted(other)}"
        yield no_equivalent(RULE_SETTINGS, next(iter(other.values())).span, what, why)


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
