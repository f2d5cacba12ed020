"""A service's model, read from the files of the installed botocore.

botocore itself is not imported: that costs some 200 ms, reading a model 1 to 7.
"""

import gzip
import os
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from msgspec import Struct

from slocompiler.aws.shapes import ServiceModel, Shape
from slocompiler.load.did_you_mean import closest, quoted

_FILE = "service-2.json"
_MANY = 12


class ModelProblem(Struct, frozen=True):
    """Why there is no model to judge by."""

    message: str
    help: str


class OperationModel(Struct, frozen=True):
    """An operation's input and answer, and the shapes that they are made of."""

    service: str
    name: str
    input: Shape
    output: Shape
    model: ServiceModel


def operation(service: str, name: str) -> OperationModel | ModelProblem:
    """The operation of a service, named as botocore names both: `cloudwatch`, `PutMetricAlarm`."""
    model = service_model(service)
    if isinstance(model, ModelProblem):
        return model
    found = model.operations.get(name)
    if found is None:
        help = _meant(name, model.operations, "operations")
        return ModelProblem(f"`{service}` has no operation `{name}`", help)
    taken, answered = (model.shapes[ref.shape] if ref else _NOTHING for ref in (found.input, found.output))
    return OperationModel(service, name, taken, answered, model)


_NOTHING = Shape(type="structure")


def service_model(service: str) -> ServiceModel | ModelProblem:
    """The newest model of a service that the installed botocore has."""
    folder = data_folder()
    if folder is None:
        return ModelProblem("botocore is not installed, so that nothing is known of AWS's services", "install boto3")
    return _read(folder, service)


@cache
def data_folder() -> Path | None:
    """Where botocore keeps its models: one folder for each service, and in it one for each version of the API."""
    found = find_spec("botocore")
    places = found.submodule_search_locations if found else None
    folders = (Path(place) / "data" for place in places or ())
    return next((folder for folder in folders if folder.is_dir()), None)


@cache
def _read(folder: Path, service: str) -> ServiceModel | ModelProblem:
    names = services(folder)
    if service not in names:
        return ModelProblem(f"AWS has no service `{service}`", _meant(service, names, "services"))
    for version in sorted((folder / service).iterdir(), reverse=True):
        data = _bytes(version)
        if data is not None:
            return msgspec.json.decode(data, type=ServiceModel)
    return ModelProblem(f"botocore has no model of `{service}`", "reinstall boto3")


def _bytes(version: Path) -> bytes | None:
    """A model's JSON: packed in today's botocore, plain in older ones."""
    packed, plain = version / f"{_FILE}.gz", version / _FILE
    if packed.is_file():
        return gzip.decompress(packed.read_bytes())
    return plain.read_bytes() if plain.is_file() else None


@cache
def services(folder: Path) -> frozenset[str]:
    """The names of all services."""
    with os.scandir(folder) as entries:  # knows what is a folder without asking for each
        return frozenset(entry.name for entry in entries if entry.is_dir())


def _meant(word: str, known: Iterable[str], noun: str) -> str:
    names = sorted(known)
    meant = closest(word, names)
    if len(names) <= _MANY:
        return f"{noun}: {quoted(names)}"
    return f"did you mean `{meant}`?" if meant else f"none of its {len(names)} {noun} looks like it"
