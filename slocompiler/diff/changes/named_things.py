"""Changes of things that have a name and otherwise no words of their own: there, gone, or different."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences
from slocompiler.diff.meaning import is_same
from slocompiler.diff.pairing import pair
from slocompiler.ir.service import ServiceIr


class NamedThings(Struct, frozen=True):
    """`part`: the word for one; `key`: in the spec; `of`: those of a service; `without`: fields that do not count."""

    part: str
    key: str
    added: ChangeKind
    removed: ChangeKind
    changed: ChangeKind
    of: Callable[[ServiceIr], tuple[Any, ...]]
    words: Callable[[Any], str]
    without: frozenset[str] = frozenset()

    @property
    def kinds(self) -> tuple[ChangeKind, ...]:
        return self.added, self.removed, self.changed

    def check(self, delta: ServiceDelta) -> Iterator[Change]:
        things = pair(self.of(delta.sides.old.ir), self.of(delta.sides.new.ir), lambda one: one.name, ())
        for one in things.removed:
            yield delta.change(self.removed, Subject(self.part, one.name), self.words(one), at=((self.key, one.name),))
        for one in things.added:
            yield delta.change(
                self.added, Subject(self.part, one.name), new=self.words(one), at=((self.key, one.name),)
            )
        for each in things.kept:
            if not is_same(each.old, each.new, self.without):
                found = [Effect(" ".join(path), *words) for path, *words in differences(each.old, each.new)]
                shown = tuple(effect for effect in found if effect.what.split()[0] not in self.without)
                subject, at = Subject(self.part, each.new.name), ((self.key, each.new.name),)
                old, new = self.words(each.old), self.words(each.new)
                if old == new:
                    old, new = (f"{shown[0].what}: {side}" for side in (shown[0].old, shown[0].new))
                yield delta.change(self.changed, subject, old, new, at=at, effects=shown)
