"""What an operation answers: whether a property of it exists, and what it is."""

from slocompiler.aws.service_model import OperationModel
from slocompiler.aws.shapes import MemberRef, Shape
from slocompiler.load.did_you_mean import closest, quoted

_MANY = 12


class NoSuchPropertyError(Exception):
    """The answer has no such property. `help` says which there are."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message, self.help = message, help


def property_shape(found: OperationModel, path: tuple[str | int, ...]) -> Shape:
    """The shape of a property by its keys and indexes; raises NoSuchPropertyError where one leads nowhere."""
    shape = found.output
    for step in path:
        shape = _member(found, shape, step)
    return shape


def _member(found: OperationModel, shape: Shape, step: str | int) -> Shape:
    ref: MemberRef | None
    if isinstance(step, int):
        if shape.type != "list":
            raise NoSuchPropertyError(f"`[{step}]` asks for an entry of what is no list", f"it is a {shape.type}")
        ref = shape.member
    elif shape.type == "list":
        raise NoSuchPropertyError(f"`{step}` asks a list for a key", "say which entry: `[0]`")
    elif shape.type == "map":
        ref = shape.value
    else:
        ref = shape.members.get(step)
    if ref is None:
        raise NoSuchPropertyError(f"`{found.name}` answers no `{step}` here", _known(step, shape))
    return found.model.shapes[ref.shape]


def _known(step: str | int, shape: Shape) -> str:
    names = sorted(shape.members)
    meant = closest(str(step), names)
    if not names or len(names) <= _MANY:
        return f"accepted: {quoted(names)}" if names else f"nothing stands within a {shape.type}"
    return f"did you mean `{meant}`?" if meant else f"none of its {len(names)} members looks like it"
