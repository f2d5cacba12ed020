"""What the target finds, at the value that is wrong."""

from pathlib import Path

import pytest

from tests.targets.xray.built import findings

HEAD = "version: slocompiler/v1\nservice: shop\nteam: web\n"
FULL = "tracing: {sampling: {default: {rate: 100%}}, keep: "

#: What it shows, the `tracing` line of a service, code and column.
ON_ONE_LINE = [
    ("nothing", "tracing: {sampling: {default: {rate: 10%, reservoir: 100/s}}}", []),
    ("the narrow before the broad", "tracing: {sampling: {a: {path: /a, rate: 1%}, b: {path: /*, rate: 2%}}}", []),
    ("the same twice", "tracing: {sampling: {a: {rate: 1%}, b: {path: '*', rate: 2%}}}", [("SLO870", 37)]),
    ("alike", "tracing: {sampling: {a: {path: '/?*', rate: 1%}, b: {path: '/*?', rate: 1%}}}", [("SLO870", 50)]),
    ("an overlap", "tracing: {sampling: {a: {path: /a*, rate: 1%}, b: {path: '*b', rate: 2%}}}", [("SLO871", 22)]),
    ("an overlap of equals", "tracing: {sampling: {a: {path: /a*, rate: 1%}, b: {path: '*b', rate: 1%}}}", []),
    ("narrower", "tracing: {sampling: {a: {path: /a*, rate: 1%}, b: {path: '*b', host: h, rate: 2%}}}", []),
    ("apart", "tracing: {sampling: {a: {attributes: {t: a*}, rate: 1%}, b: {attributes: {t: b*}, rate: 2%}}}", []),
    ("a long path", "tracing: {sampling: {a: {path: /%s, rate: 1%%}}}" % ("x" * 128), [("SLO873", 32)]),
    ("the longest path", "tracing: {sampling: {a: {path: /%s, rate: 1%%}}}" % ("x" * 127), []),
    ("a long host", "tracing: {sampling: {a: {host: %s, rate: 1%%}}}" % ("x" * 65), [("SLO873", 32)]),
    ("a long method", "tracing: {sampling: {a: {method: ABCDEFGHIJK, rate: 1%}}}", [("SLO873", 34)]),
    ("a long type", "tracing: {sampling: {a: {service_type: %s, rate: 1%%}}}" % ("x" * 65), [("SLO873", 40)]),
    ("a long ARN", "tracing: {sampling: {a: {resource: %s, rate: 1%%}}}" % ("x" * 501), [("SLO873", 36)]),
    (
        "six attributes",
        "tracing: {sampling: {a: {attributes: {a: x, b: x, c: x, d: x, e: x, f: x}, rate: 1%}}}",
        [("SLO873", 72)],
    ),
    ("a long attribute", "tracing: {sampling: {a: {attributes: {a: %s}, rate: 1%%}}}" % ("x" * 33), [("SLO873", 42)]),
    ("more than all requests", "tracing: {sampling: {a: {rate: 101%}}}", [("SLO874", 32)]),
    ("more than all bad traces", FULL + "{bad: 200%}}", [("SLO874", 58)]),
    ("more than all others", FULL + "{rest: 200%}}", [("SLO874", 59)]),
    ("more are expected to fail", FULL + "{bad: 1%, expect: {bad: 101%}}}", [("SLO874", 76)]),
    ("a path that is none", "tracing: {sampling: {a: {path: healthz, rate: 1%}}}", [("SLO875", 32)]),
    ("an empty path", "tracing: {sampling: {a: {path: '', rate: 1%}}}", [("SLO875", 32)]),
    ("a method in small letters", "tracing: {sampling: {a: {method: get, rate: 1%}}}", [("SLO875", 34)]),
    ("an empty attribute", "tracing: {sampling: {a: {attributes: {a: ''}, rate: 1%}}}", [("SLO875", 42)]),
    ("half a request a second", "tracing: {sampling: {a: {rate: 1%, reservoir: 30/m}}}", [("SLO876", 47)]),
    ("a long name", "tracing: {sampling: {twenty-eight-characters-here: {rate: 1%}}}", [("SLO877", 22)]),
    ("the longest name", "tracing: {sampling: {twenty-seven-characters-hey: {rate: 1%}}}", []),
    ("a head that drops", "tracing: {sampling: {a: {rate: 99%}}, keep: {bad: 100%}}", [("SLO878", 32)]),
    ("a head that drops all", "tracing: {sampling: {a: {rate: 0%}}, keep: {bad: 100%}}", [("SLO878", 32)]),
    ("a head of paths", "tracing: {sampling: {a: {path: /, rate: 0%}}, keep: {bad: 1%}}", [("SLO878", 47)]),
    ("no head", "tracing: {keep: {bad: 100%}}", [("SLO878", 11)]),
    ("health checks left out", "tracing: {sampling: {a: {path: /h, rate: 0%}, b: {rate: 100%}}, keep: {bad: 1%}}", []),
    ("nothing kept", FULL + "{bad: 0%}}", [("SLO881", 46)]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"), [case[1:] for case in ON_ONE_LINE], ids=[case[0] for case in ON_ONE_LINE]
)
def test_stand_at_the_value(line: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    found = findings(HEAD + line + "\n", tmp_path)
    assert [(finding.code, finding.span.column) for finding in found] == expected
    assert all(finding.span.line == 4 for finding in found)


SEED = """\
tracing:
  sampling:
    errors: {rate: 100%, reservoir: 1000/s}
    slow: {rate: 100%, reservoir: 1000/s}
    normal: {rate: 10%, reservoir: 100/s}
"""


def test_the_order_of_errors_slow_and_normal_requests_is_refused(tmp_path: Path) -> None:
    """Three rules about all requests: whichever comes first takes them, and the other two are never used."""
    found = findings(HEAD + SEED, tmp_path)
    assert [finding.code for finding in found] == ["SLO870", "SLO870"]
    assert len({finding.span.line for finding in found}) == 2
    (first,) = {related.span.line for finding in found for related in finding.related}
    assert first not in {finding.span.line for finding in found}


ENVIRONMENTS = """\
version: slocompiler/v1
organization: shop
severities: {P1: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /secrets/key}}}
teams: {web: {notify: {P1: [pager]}}}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [us-east-1]}}
  staging: {cloudwatch: {account: "%s", regions: [us-east-1]}}
---
"""
TRACED = HEAD + "tracing: {sampling: {default: {rate: 10%}}}\n"


@pytest.mark.parametrize(("account", "codes"), [("123456789012", ["SLO870"]), ("210987654321", [])])
def test_environments_of_one_account_are_one_for_x_ray(account: str, codes: list[str], tmp_path: Path) -> None:
    found = findings(ENVIRONMENTS % account + TRACED, tmp_path)
    assert [finding.code for finding in found] == codes
    assert all("two environments of one AWS account" in finding.message for finding in found)


CALLER = "---\nversion: slocompiler/v1\nservice: front\nteam: web\ndepends_on: [shop]\n"


@pytest.mark.parametrize(
    ("caller", "codes"),
    [
        (CALLER + "tracing: {sampling: {default: {rate: 1%}}}\n", ["SLO872"]),
        (CALLER, []),
        (CALLER + "tracing: {sampling: {}}\n", []),
        (CALLER.replace("depends_on: [shop]\n", "") + "tracing: {sampling: {default: {rate: 1%}}}\n", []),
    ],
    ids=["traced", "untraced", "without rules", "not a caller"],
)
def test_a_traced_caller_decides(caller: str, codes: list[str], tmp_path: Path) -> None:
    found = findings(TRACED + caller, tmp_path)
    assert [finding.code for finding in found] == codes
    assert all((finding.span.line, finding.related[0].span.line) == (4, 10) for finding in found)


def test_a_rule_for_health_checks_is_not_inert(tmp_path: Path) -> None:
    service = HEAD + "tracing: {sampling: {health: {path: /healthz, rate: 0%}}}\n"
    assert findings(service + CALLER + "tracing: {sampling: {default: {rate: 1%}}}\n", tmp_path) == []


def test_the_quota_counts_across_services(tmp_path: Path) -> None:
    many = [f"p{number}: {{path: /p{number}, rate: 1%}}" for number in range(20)]
    services = [HEAD.replace("shop", name) + f"tracing: {{sampling: {{{', '.join(many[:count])}}}}}\n"
                for name, count in (("one", 9), ("two", 17))]  # fmt: skip
    (finding,) = findings("---\n".join(services), tmp_path)
    assert (finding.code, finding.span.line, finding.span.column) == ("SLO879", 9, 1)
    assert finding.message.startswith("one account has 26 sampling rules and 0 groups of 2 services")


LIMIT = (
    ENVIRONMENTS.replace("environments:\n", "limits: {monthly_tracing_cost: 1196 USD}\nenvironments:\n")
    % "210987654321"
)
SEARCH = """\
version: slocompiler/v1
service: search
team: web
signals: {requests: {traffic: 600/s, events: {prometheus: {total: requests_total}}}}
tracing:
  sampling: {default: {rate: 100%}}
  keep: {bad: 100%, slower_than: 100ms, rest: 10%, expect: {bad: 1%, slow: 5%}}
environments: {staging: false}
"""


def test_traces_beyond_the_limit_are_refused(tmp_path: Path) -> None:
    (finding,) = findings(LIMIT + SEARCH, tmp_path)
    assert (finding.code, finding.span.line, finding.span.column) == ("SLO891", 15, 1)
    assert finding.message == (
        "traces cost $1,197.00 a month, and the limit is $1,196.00: $1,197.00 here, 239,500,800 traces, 15.4 % of the "
        "requests"
    )
    (limit,) = finding.related
    assert (limit.span.line, limit.span.column) == (6, 32)


@pytest.mark.parametrize(("limit", "codes"), [("1197.00 USD", ["SLO891"]), ("1197.01 USD", [])])
def test_the_limit_is_compared_exactly(limit: str, codes: list[str], tmp_path: Path) -> None:
    """It is $1,197.004."""
    found = findings((LIMIT + SEARCH).replace("1196 USD", limit), tmp_path)
    assert [finding.code for finding in found] == codes
