"""The unit tests of a service's rules, as a file beside them."""

from collections.abc import Iterable, Iterator, Sequence

from slocompiler.emit import comment_header, write_yaml
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.rule_tests.rule_test_file import Untested, rule_test_document, rule_tests
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact, header


def rule_tests_artifact(
    folder: str, service: ServiceIr, organization: OrganizationIr, groups: Sequence[RuleGroup]
) -> tuple[Artifact, ...]:
    """`rules.test.yaml`, which `promtool test rules` runs, with what it cannot test at its top; none without rules."""
    if not groups:
        return ()
    tests = rule_tests(service, organization)
    names = [group.name for group in groups]
    document = rule_test_document(tests, service, organization, ["rules.yaml"], names)
    head = header(service.source) + comment_header(_remarks(tests.untested))
    return (Artifact(f"{folder}/rules.test.yaml", head + write_yaml(document)),)


def _remarks(left_out: Iterable[Untested]) -> Iterator[str]:
    for first, one in enumerate(left_out):
        if not first:
            yield "Not tested:"
        yield f"  {one.subject}: {one.reason}"
