"""What one kind of receiver consists of, with the name of every part in both forms."""

from collections.abc import Mapping

from msgspec import Struct


class Setting(Struct, frozen=True):
    """A key of the spec that goes out as it is. Dots lead into a nested mapping; `resource` None: the type lacks it."""

    spec: str
    file: str
    resource: str | None


class SecretSetting(Struct, frozen=True):
    """A secret: `reference` and `path` are the spec's keys for a Kubernetes Secret and for a file."""

    reference: str
    path: str
    file: str
    resource: str


class Constant(Struct, frozen=True):
    """Something that every receiver of the kind has: mostly a template."""

    file: str
    resource: str | None
    value: str | int | Mapping[str, str]


class ReceiverKind(Struct, frozen=True):
    """`file` and `resource` name the list of integrations; `resource` None: AlertmanagerConfig has no such kind."""

    file: str
    resource: str | None
    settings: tuple[Setting, ...] = ()
    secret: SecretSetting | None = None
    constants: tuple[Constant, ...] = ()
