"""What the reading of all documents shares."""

from collections.abc import Sequence

from msgspec import Struct, field

from slocompiler.diagnostics import Diagnostic, RelatedSpan
from slocompiler.exporting.openslo.annotation import PREFIX
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Found, Reading
from slocompiler.importing.openslo.reading.objects import Object, read_object
from slocompiler.importing.remark import Remark, no_equivalent
from slocompiler.importing.rules.framework import DECLARED_TWICE
from slocompiler.importing.rules.openslo import NO_SUCH_OBJECT, OTHER_METADATA, UNUSED_OBJECT
from slocompiler.load.did_you_mean import suggestion
from slocompiler.load.yaml import to_python


class Context(Struct):
    """Objects by kind and name, what is wrong with them, and what became of them.

    `used` are those that another one referred to. `read`: what was made of an object that several refer to.
    """

    trouble: list[Diagnostic] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    objects: dict[tuple[str, str], Object] = field(default_factory=dict)
    used: set[tuple[str, str]] = field(default_factory=set)
    read: dict[tuple[str, str], object] = field(default_factory=dict)

    def add(self, documents: Sequence[ForeignDocument]) -> None:
        """Reads the heads of documents; of two objects of one kind and name the first one counts."""
        for document in documents:
            reading = Reading(trouble=self.trouble)
            found = read_object(document, reading)
            if isinstance(found, Diagnostic):
                self.trouble.append(found)
                continue
            if found is None:
                continue
            key = (found.kind, found.name.text)
            if key in self.objects and not _says_the_same(found, self.objects[key]):
                self.trouble.append(_declared_twice(found, self.objects[key]))
            self.objects.setdefault(key, found)
            self.readings.setdefault(key, reading)

    def of_kind(self, kind: str) -> list[Object]:
        return [each for (of, _), each in self.objects.items() if of == kind]

    def find(self, kind: str, name: str) -> Object | None:
        """The object of that name, if there is one: it is used now."""
        found = self.objects.get((kind, name))
        if found is not None:
            self.used.add((kind, name))
        return found

    def referred(self, kind: str, reference: Found) -> Object | None:
        """The object that a reference names; None when there is none (which is reported)."""
        found = self.find(kind, reference.text)
        if found is None:
            names = [name for of, name in self.objects if of == kind]
            help = f"import its file as well; {suggestion(reference.text, names, f'objects of the kind {kind}')}"
            message = f"there is no {kind} `{reference.text[:80]}` in the files"
            self.trouble.append(NO_SUCH_OBJECT.at(reference.span, message, help))
        return found

    @property
    def is_exported(self) -> bool:
        """Whether slocompile wrote objects of these files, which carry what other objects do not say."""
        return any(key.startswith(PREFIX) for each in self.objects.values() for key in each.annotations)

    def pass_over_texts(self, found: Object) -> None:
        """A remark for what describes an object that is a part of something else here."""
        texts = [("description", found.spec.text("description")), ("displayName", found.display_name)]
        texts += [(f"label {key}", values[0]) for key, values in found.labels.items() if values]
        texts += [(f"annotation {key}", text) for key, text in found.annotations.items() if not key.startswith(PREFIX)]
        for key, text in texts:
            if text is not None and text.text.strip() not in ("", found.name.text):
                what = f"`{key[:80]}` of the {found.kind} `{found.name.text[:80]}`"
                why = "it is a part of a signal, a policy or a team here: these are described by comments"
                self.remarks.append(no_equivalent(OTHER_METADATA, text.span, what, why))

    def unused(self) -> list[Remark]:
        """A remark for each object that nothing referred to."""
        return [
            no_equivalent(UNUSED_OBJECT, each.span, f"{kind} `{name[:80]}`", "no SLO in the files refers to it")
            for (kind, name), each in self.objects.items()
            if kind != "SLO" and (kind, name) not in self.used
        ]

    def unknown_fields(self) -> list[Remark]:
        """A remark for each field that nobody asked for, in objects that were read."""
        read = [key for key in self.objects if key[0] == "SLO" or key in self.used]
        return [remark for key in read for remark in self.readings[key].unknown_fields()]


def _says_the_same(one: Object, other: Object) -> bool:
    """Whether two documents differ in nothing but where they stand."""
    trees = (to_python(each.document.tree, lambda scalar: scalar.text) for each in (one, other))
    return next(trees) == next(trees)


def _declared_twice(found: Object, known: Object) -> Diagnostic:
    message = f"there is another {found.kind} `{found.name.text[:80]}`"
    related = (RelatedSpan(known.span, "the first one is here, and it counts"),)
    return DECLARED_TWICE.at(found.span, message, "give one of them another name, or remove it", related)
