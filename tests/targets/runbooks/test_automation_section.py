"""What a page says of its automation: all that holds it back, and the commands that try and start it."""

import json
import shlex
from pathlib import Path

import pytest

from slocompiler.aws.strict_walk import violations
from tests.targets.automation.examples import (
    BOUNDS,
    EVERYTHING,
    FOR_REAL,
    ON_ALERT,
    ORGANIZATION,
    SERVICE,
    UNASKED,
    files,
    made,
)

PAGE = "login/runbooks/fix-it.md"


def page(settings: str, tmp_path: Path, **changes: str) -> str:
    return files(made(settings, tmp_path, **changes))[PAGE]


def test_everything_that_holds_it_back(tmp_path: Path) -> None:
    rows = [line for line in page(EVERYTHING, tmp_path).splitlines() if line.startswith("| ")]
    start = rows.index("| what | how |")
    assert rows[start + 2 : start + 9] == [
        "| calls | `eks:UpdateNodegroupConfig` |",
        "| `scalingConfig.desiredSize` | 5; whoever starts it may choose at least 3 and at most 8 |",
        "| only if | `nodegroup.status` of `eks:DescribeNodegroup` is `ACTIVE` |",
        "| at most | 1/h |",
        "| who lets it | one of `arn:aws:iam::{account}:role/on-call`, within an hour |",
        "| who starts it | a person, or one of `LoginFailing`, `LoginLoad`, which only looks (a dry run) |",
        "| document | `slo.login.fix-it` |",
    ]


@pytest.mark.parametrize(
    ("settings", "line"),
    [
        ("", "| who starts it | a person |"),
        ("", "| at most | as often as it is started |"),
        (UNASKED, "| who lets it | nobody is asked |"),
        (ON_ALERT + FOR_REAL, "| who starts it | a person, or one of `LoginFailing`, `LoginLoad`, which does it |"),
        (BOUNDS.replace("min: 3, ", ""), "| `scalingConfig.desiredSize` | 5; whoever starts it may choose at most 8 |"),
        (
            BOUNDS.replace("3, max: 8", "0"),
            "| `scalingConfig.desiredSize` | 5; whoever starts it may choose at least 0 |",
        ),
    ],
)
def test_rows(settings: str, line: str, tmp_path: Path) -> None:
    size = SERVICE.replace("minSize: 2, ", "")
    assert line in page(settings, tmp_path, service=size).splitlines()


def test_the_commands_are_ones_that_aws_takes(tmp_path: Path) -> None:
    """First the dry run; both name the document, the Region and the role."""
    text = page(EVERYTHING, tmp_path)
    commands = [block.split("```")[0] for block in text.split("```sh\n")[1:]]
    asked = [
        shlex.split(command.replace("\\\n", "")) for command in commands if "start-automation-execution" in command
    ]
    assert [words[:3] for words in asked] == [["aws", "ssm", "start-automation-execution"]] * 2
    bodies = []
    for words in asked:
        options = dict(zip(words[3::2], words[4::2], strict=True))
        assert options["--region"] == "eu-central-1"
        body = {"DocumentName": options["--document-name"], "Parameters": json.loads(options["--parameters"])}
        assert violations("ssm", "StartAutomationExecution", body) == ()
        bodies.append(body)
    assert [body["Parameters"]["DryRun"] for body in bodies] == [["true"], ["false"]]
    role = ["arn:aws:iam::123456789012:role/slo-automation"]
    assert [body["Parameters"]["AutomationAssumeRole"] for body in bodies] == [role, role]


def test_what_is_not_known_stands_there_in_capitals(tmp_path: Path) -> None:
    organization = ORGANIZATION.replace('  role: "arn:aws:iam::{account}:role/slo-automation"\n', "")
    assert '"AutomationAssumeRole": ["ROLE_ARN"]' in page("", tmp_path, organization=organization)


def test_a_page_without_automation_says_nothing_of_it(tmp_path: Path) -> None:
    plain = SERVICE[: SERVICE.index("    automate:")]
    organization = ORGANIZATION.replace("  receiver: automation\n", "")
    text = page("", tmp_path, service=plain, organization=organization)
    assert "started" not in text


def test_texts_stay_texts(tmp_path: Path) -> None:
    hostile = SERVICE.replace("nodegroupName: spare", "nodegroupName: '<script>alert(1)</script> | ``` x'")
    text = page("", tmp_path, service=hostile)
    start = text.index("With these parameters")
    block = text[start : text.index("To see by hand")]
    assert "````json\n" in block
    assert "<script>" not in text.replace(block, "")
