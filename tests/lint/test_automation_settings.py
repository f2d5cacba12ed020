"""Bad automations beside their good twins: the finding is at the value that is wrong, the twin has none.

`‹…›` marks the value of the bad one; it gives way to what stands behind the arrow in the good one.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from slocompiler.pipeline.compile_specs import compile_specs
from tests.snippets import workspace_of
from tests.targets.automation.examples import ORGANIZATION, SERVICE


class Twins(NamedTuple):
    """`settings` stand under `automate`; `changes` are made in the documents."""

    code: str
    settings: str
    good: str
    changes: tuple[tuple[str, str], ...] = ()


BOUND = "      bounds: {scalingConfig.desiredSize: {min: 3, max: 8}}\n"
FIRST = "      only_if:\n        aws: {}\n        with: {{clusterName: c, nodegroupName: n}}\n"
FIRST += "        property: {}\n        is: [{}]\n"


def only_if(aws: str = "eks:DescribeNodegroup", property: str = "nodegroup.status", word: str = "ACTIVE") -> str:
    return FIRST.format(aws, property, word)


def sized(least: str = "2", wanted: str = "5", most: str = "9") -> str:
    return f"scalingConfig: {{minSize: {least}, maxSize: {most}, desiredSize: {wanted}}}"


SIZES = sized()
START, ROLE = "      start: ‹on-alert›\n", '"arn:aws:iam::{account}:role/slo-automation"'
APPROVERS = '["arn:aws:iam::{account}:role/on-call"]'
WEBHOOK = "  automation: {webhook: {url_file: /etc/alertmanager/secrets/automation}}\n"
SLACK = "  automation: {slack: {channel: '#ops', api_url_file: /etc/alertmanager/secrets/slack}}\n"
TOPIC = "'arn:aws:sns:{region}:{account}:Automation-asks'"
PLACE = 'production: {cloudwatch: {account: "123456789012", regions: [eu-central-1, us-east-1]}}'
WORK = 'maintenance: {move: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z", mute: [P0]}}\nalerts:\n'
#: No account is stated, and the Regions only where they are used.
NOWHERE = ((PLACE, "production: {}"), ("cloudwatch: {namespace", "cloudwatch: {regions: [us-east-1], namespace"))
#: The receiver is a chat, and there is a webhook too; that nobody else notifies them is no finding then.
CHAT = (
    (WEBHOOK, WEBHOOK.replace("automation:", "hook:", 1) + SLACK),
    ("P2: [pager]}}}", "P2: [pager]}, cc: [automation, hook]}}"),
)
TABLE = (
    # what is called
    Twins("SLO551", "", "eks:UpdateNodegroupConfig", (("eks:UpdateNodegroupConfig", "‹eks:UpdateNodeGroupConfig›"),)),
    Twins("SLO551", "", "eks:UpdateNodegroupConfig", (("eks:UpdateNodegroupConfig", "‹ekz:UpdateNodegroupConfig›"),)),
    Twins("SLO551", only_if("‹eks:DescribeNodegrp›"), "eks:DescribeNodegroup"),
    Twins("SLO552", "", "minSize", ((SIZES, SIZES.replace("minSize", "‹minSice›")),)),
    Twins("SLO552", "", "5", ((SIZES, sized(wanted="‹many›")),)),
    Twins("SLO552", "", "5", ((SIZES, sized(wanted="‹-5›")),)),
    Twins("SLO552", "", "spare", (("nodegroupName: spare", "nodegroupName: ‹[spare]›"),)),
    Twins("SLO552", only_if().replace("{clusterName", "{‹clusterNam›"), "clusterName"),
    Twins("SLO553", "", "2", ((SIZES, sized(least="‹6›")),)),
    Twins("SLO553", "", "spare", (("nodegroupName: spare", "nodegroupName: ‹'x{{ DryRun }}'›"),)),
    # bounds
    Twins("SLO554", BOUND, "8", ((SIZES, sized(wanted="‹9›")),)),
    Twins("SLO554", BOUND, "3", ((SIZES, sized(wanted="‹2›")),)),
    Twins("SLO554", "      bounds: {‹scalingConfig.desiredSice›: {min: 3}}\n", "scalingConfig.desiredSize"),
    Twins("SLO554", "      bounds: {‹desiredSize›: {min: 3}}\n", "scalingConfig.desiredSize"),
    Twins("SLO554", "      bounds: {‹clusterName›: {min: 3}}\n", "scalingConfig.desiredSize"),
    Twins("SLO554", "      bounds: {scalingConfig.desiredSize: {min: ‹1›, max: 8}}\n", "2"),
    Twins("SLO554", "      bounds: {scalingConfig.desiredSize: {min: 2, max: ‹10›}}\n", "9"),
    Twins("SLO554", "      bounds: {scalingConfig.desiredSize: ‹{min: 8, max: 3}›}\n", "{min: 3, max: 8}"),
    # approval
    Twins("SLO555", "      approval: ‹required›\n", "none", ((f"\n  approvers: {APPROVERS}", ""),)),
    Twins("SLO555", "      approval: none\n      ‹approvers›: [ana]\n", "regions"),
    Twins("SLO555", "      approvers: ‹[a, b, c, d, e, f, g, h, i, j, k]›\n", "[a, b, c, d, e, f, g, h, i, j]"),
    # what starts it
    Twins("SLO556", START, "by-hand", (("\n  receiver: automation", ""), (WEBHOOK, ""))),
    Twins("SLO556", START, "by-hand", ((f"\n  role: {ROLE}", ""),)),
    Twins("SLO556", START, "by-hand", NOWHERE),
    Twins("SLO556", START + "      regions: [us-east-1]\n", "by-hand", NOWHERE),
    Twins("SLO556", START, "by-hand", (("alerts:\n", WORK),)),
    Twins("SLO556", START, "by-hand", (("severity: P0", "severity: P2"),)),
    # what must be so first
    Twins("SLO557", only_if(property="‹nodegroup.state›"), "nodegroup.status"),
    Twins("SLO557", only_if(property="‹nodegrup.status›"), "nodegroup.status"),
    Twins("SLO557", only_if(property="‹nodegroup›"), "nodegroup.status"),
    Twins("SLO557", only_if(property="‹nodegroup.status[0]›"), "nodegroup.status"),
    Twins("SLO557", only_if(property="‹nodegroup.subnets.x›", word="x"), "nodegroup.subnets[0]"),
    Twins("SLO557", only_if(word="‹ACTIV›"), "ACTIVE"),
    Twins("SLO557", only_if("‹eks:DeleteNodegroup›"), "eks:DescribeNodegroup"),
    # what holds it back
    Twins("SLO558", START + "      dry_run: false\n      approval: none\n", "by-hand"),
    # settings
    Twins("SLO559", "      at_most: ‹0.5/week›\n", "1/week"),
    Twins("SLO559", "      at_most: ‹0/h›\n", "1/h"),
    Twins("SLO559", "      approvers: [‹the on-call›]\n", "on-call"),
    Twins("SLO559", "      approvers: [‹'arn:aws:iam::1:role/x'›]\n", "'arn:aws:iam::123456789012:role/x'"),
    Twins("SLO559", "", "login-{region}", (("login-{region}", "‹login-{regoin}›"),)),
    Twins("SLO559", "", ROLE, ((ROLE, "‹slo›"),)),
    Twins("SLO559", "", "hook", (("receiver: automation", "receiver: ‹automation›"), *CHAT)),
    Twins("SLO559", "", '"ab"', ((APPROVERS, '[‹"a b"›]'),)),
    Twins("SLO559", "", TOPIC, (("  role:", f"  approval_topic: ‹{TOPIC.replace('Automation-', '')}›\n  role:"),)),
)


def texts(twins: Twins, *, is_good: bool) -> str:
    text = ORGANIZATION + SERVICE
    for before, after in twins.changes:
        assert before in text, before
        text = text.replace(before, after)
    text += twins.settings
    if not is_good:
        return text
    before, _, rest = text.partition("‹")
    return before + twins.good + rest.partition("›")[2]


def found(text: str, tmp_path: Path) -> list[str]:
    tmp_path.mkdir(exist_ok=True)
    diagnostics = compile_specs([workspace_of(text, tmp_path)]).diagnostics
    return [f"{Path(one.span.path).name}:{one.span.line}:{one.span.column} {one.code}" for one in diagnostics]


def marked(text: str) -> str:
    """`file:line:column` of the mark."""
    documents = {"login.yaml": text.partition("---\n")[2], "organization.yaml": text.partition("---\n")[0]}
    for name, document in documents.items():
        for number, line in enumerate(document.splitlines(), start=1):
            if "‹" in line:
                return f"{name}:{number}:{line.index('‹') + 1}"
    raise AssertionError("nothing is marked")


@pytest.mark.parametrize("twins", TABLE, ids=lambda twins: f"{twins.code} {twins.settings.strip()[:40]}")
def test_the_bad_one_is_found_where_it_is(twins: Twins, tmp_path: Path) -> None:
    text = texts(twins, is_good=False)
    plain = text.replace("‹", "").replace("›", "")
    assert found(plain, tmp_path) == [f"{marked(text)} {twins.code}"]


@pytest.mark.parametrize("twins", TABLE, ids=lambda twins: f"{twins.code} {twins.settings.strip()[:40]}")
def test_the_good_one_is_clean(twins: Twins, tmp_path: Path) -> None:
    assert found(texts(twins, is_good=True), tmp_path) == []
