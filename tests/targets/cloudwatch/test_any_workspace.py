"""Whatever specs say: the files are such that AWS, CloudFormation and the services' own tests can use them."""

import json
from itertools import combinations
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from slocompiler.diagnostics import Severity
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.cloudwatch import CLOUDWATCH
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.cloudwatch import Twins, twins

#: What says that an SLO or alert has no alarm; everything else would be a fault of this target's own.
_REFUSALS = {"SLO811", "SLO817", "SLO818", "SLO826", "SLO827"}
#: The specs may name one metric in two units, or so many values of dimensions that a template or a widget is too large.
_TOO_MUCH = {"SLO830", "SLO838", "SLO842"}


@profile(8)
@given(twins())
def test_files_of_any_specs(pair: Twins) -> None:
    with fresh_folder() as folder:
        compilation = compile_specs([pair.cloudwatch.write(folder)]).compilation
    assert compilation is not None
    for service in compilation.services:
        output = CLOUDWATCH.for_service(service, compilation)
        assert output == CLOUDWATCH.for_service(service, compilation)
        errors = {each.code for each in output.diagnostics if each.severity is Severity.ERROR}
        assert errors <= _REFUSALS | _TOO_MUCH
        for artifact in () if errors & _TOO_MUCH else output.artifacts:
            content = json.loads(artifact.text)
            match artifact.path.rpartition("/")[2]:
                case "emf.json":
                    keeps_its_contract(content)
                case "cloudwatch-dashboard.json":
                    lies_on_the_grid(content)
                case "cloudformation.json":
                    names_what_it_has(content)


def keeps_its_contract(contract: Any) -> None:
    Draft202012Validator.check_schema(contract["schema"])
    Draft202012Validator(contract["schema"]).validate(contract["example"])


def lies_on_the_grid(dashboard: Any) -> None:
    taken = [(each["x"], each["y"], each["width"], each["height"]) for each in dashboard["widgets"]]
    assert all(0 <= x < x + width <= 24 for x, _, width, _ in taken)
    for (x, y, width, height), (x2, y2, width2, height2) in combinations(taken, 2):
        assert x + width <= x2 or x2 + width2 <= x or y + height <= y2 or y2 + height2 <= y


def names_what_it_has(template: Any) -> None:
    resources = template["Resources"]
    assert all(id_.isalnum() for id_ in resources)
    for each in resources.values():
        assert set(each.get("DependsOn", ())) <= set(resources)
