"""Parameters of the action that whoever starts it may choose, within bounds."""

from msgspec import Struct

from slocompiler.ir.automation import numbers_within, steps_of
from slocompiler.ir.runbooks import AutomationIr
from slocompiler.targets.automation.document.variables import ALERT, DRY_RUN, ROLE


class Bounded(Struct, frozen=True):
    """A parameter of the document: its name there, where it goes, its value unless another is given, its bounds."""

    name: str
    path: str
    value: int
    least: int | None
    most: int | None

    @property
    def words(self) -> str:
        """`from 3 to 8`, `at least 3`, `at most 8`."""
        if self.least is not None and self.most is not None:
            return f"from {self.least} to {self.most}"
        return f"at most {self.most}" if self.least is None else f"at least {self.least}"


def bounded_parameters(action: AutomationIr) -> tuple[Bounded, ...]:
    """By path. A parameter is called as AWS calls it, by its whole path where that name is taken."""
    values = dict(numbers_within(action.parameters))
    known = [bound for bound in action.bounds if bound.path in values]
    last = [_last(bound.path) for bound in known]
    taken = {ROLE.lower(), DRY_RUN.lower(), ALERT.lower()}
    return tuple(
        Bounded(
            name if last.count(name) == 1 and name.lower() not in taken else _whole(bound.path),
            bound.path,
            values[bound.path],
            bound.least,
            bound.most,
        )
        for bound, name in zip(known, last, strict=True)
    )


def _last(path: str) -> str:
    """The last key, with the indexes behind it."""
    steps = steps_of(path)
    start = max(index for index, step in enumerate(steps) if isinstance(step, str))
    return "".join(map(str, steps[start:]))


def _whole(path: str) -> str:
    return "_".join(map(str, steps_of(path)))
