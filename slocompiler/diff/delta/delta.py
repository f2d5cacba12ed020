"""A document before and after, and how a change of something in it is said."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level
from slocompiler.diff.pairing import Pair
from slocompiler.diff.places import place
from slocompiler.load.loaded import LoadedDocument, Route


class Owner(Struct, frozen=True):
    """Whose a change is; `service` is empty for what belongs to the organization."""

    service: str = ""
    environment: str | None = None
    team: str = ""


class Delta(Struct, frozen=True):
    """`documents`: the spec before and after."""

    documents: Pair[LoadedDocument]
    owner: Owner

    def change(
        self,
        kind: ChangeKind,
        subject: Subject,
        old: str = "",
        new: str = "",
        *,
        at: tuple[Route, ...] = ((),),
        old_at: tuple[Route, ...] | None = None,
        spans: tuple[SourceSpan, SourceSpan] | None = None,
        level: Level | None = None,
        effects: tuple[Effect, ...] = (),
    ) -> Change:
        """A change of something in this spec: the worst level of its kind when none is given.

        `at`: routes in the spec, `old_at` where they were others before; `spans` where both places are known.
        """
        before, after = spans or self._spans(at if old_at is None else old_at, at)
        return Change(
            kind=kind,
            level=level or kind.levels[0],
            service=self.owner.service,
            environment=self.owner.environment,
            subject=subject,
            old=old,
            new=new,
            effects=effects,
            old_span=before,
            new_span=after,
            team=self.owner.team,
            is_inherited=not self._own & {before.path, after.path},
        )

    def _spans(self, old: tuple[Route, ...], new: tuple[Route, ...]) -> tuple[SourceSpan, SourceSpan]:
        return place(self.documents.old, *old), place(self.documents.new, *new)

    @property
    def _own(self) -> set[str]:
        return {self.documents.old.path, self.documents.new.path}
