"""What is wrong with a value, before anything is said about it."""

from enum import Enum, auto

from msgspec import Struct

Route = tuple[str | int, ...]


class Kind(Enum):
    """The ways in which a value can be wrong; in brackets the detail of the problem."""

    MISSING_KEY = auto()
    UNKNOWN_KEY = auto()
    NOT_A_MAPPING = auto()
    NOT_A_LIST = auto()
    NOT_TEXT = auto()
    NOT_A_WHOLE_NUMBER = auto()
    NOT_A_BOOLEAN = auto()
    #: (the values that there are)
    NOT_A_WORD = auto()
    #: (the pattern)
    NOT_IN_FORMAT = auto()
    #: (the least number)
    TOO_SMALL = auto()
    #: (the least number of characters or entries)
    TOO_SHORT = auto()
    #: (the greatest number of characters)
    TOO_LONG = auto()
    #: (the error of the value's parser)
    NOT_A_VALUE = auto()


class Problem(Struct, frozen=True):
    """A value that was refused, or with `of_key` the key that ends the route."""

    route: Route
    kind: Kind
    detail: object = None
    of_key: bool = False
