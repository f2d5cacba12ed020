"""Specs of somebody who wants a page to run, load or hide something: in every text that the language leaves free."""

from pathlib import Path
from typing import Any

from slocompiler.emit import write_yaml

#: Ends whatever it may stand in, then runs; quotes end attributes. `ran` tells the judge.
PAYLOAD = (
    "</title></style></script></textarea></svg>]]>--><script>ran('element')</script><img src=x onerror=ran('image')>"
    "<svg onload=ran('drawing')><a href=javascript:ran('link')>a</a><iframe srcdoc=x></iframe>"
    "\" onfocus=ran('attribute') autofocus='' x=\"' onfocus=ran('attribute') {{ 7*7 }} {% raw %} &lt; &#60;"
)
#: The same for a PromQL string in double quotes, and for an address.
IN_QUERY = PAYLOAD.replace("\\", "").replace('"', "'")
ADDRESS = "https://wiki.example.com/\"><script>ran('address')</script><x'onfocus=ran('address')autofocus='"

Data = dict[str, Any]


def hostile_workspace(folder: Path) -> Path:
    """Writes the specs; gives their folder."""
    specs = folder / "specs"
    (specs / "rules").mkdir(parents=True)
    for name, document in (("organization", _organization()), ("shop", _shop()), ("edge", _edge())):
        (specs / f"{name}.yaml").write_text(write_yaml(document), encoding="utf-8")
    (specs / "rules" / "own.yaml").write_text(write_yaml(_rules()), encoding="utf-8")
    return specs


def _organization() -> Data:
    return {
        "version": "slocompiler/v1",
        "organization": "example",
        "runbook_base_url": ADDRESS,
        "dashboard_base_url": ADDRESS,
        "severities": {
            "P1": {"urgency": 1, "page": True, "active": "office-hours"},
            "P2": {"urgency": 2, "page": False},
        },
        "time_intervals": {"office-hours": {"weekdays": ["monday"], "from": "09:00", "to": "18:00"}},
        "receivers": {
            "chat": {"slack": {"channel": PAYLOAD, "api_url_file": "/etc/slack"}},
            "topic": {"sns": {"topic_arn": f"arn:aws:sns:us-east-1:123456789012:{PAYLOAD}"}},
        },
        "teams": {"web": {"description": PAYLOAD, "notify": {"P1": ["chat", "topic"], "P2": ["chat"]}, "cc": ["chat"]}},
        "burn_rate_policies": {
            "standard": {
                "fast": {"burn": 14.4, "long": "1h", "short": "5m", "for": "2m", "severity": "P1"},
                "slow": {"burn": 1, "long": "3d", "short": "6h", "for": "1h", "severity": "P2"},
            }
        },
        "cloudwatch": {"actions": dict.fromkeys(("P1", "P2"), "arn:aws:sns:{region}:123456789012:alerts")},
        "defaults": {"window": "30d", "burn_rate_policy": "standard"},
        "runbooks": {"shared": _runbook()},
    }


def _runbook() -> Data:
    steps = [
        {"look": PAYLOAD, "query": f'sum(rate(requests_total{{job="{IN_QUERY}"}}[5m]))'},
        {"do": PAYLOAD, "command": f"echo {PAYLOAD}\n{PAYLOAD}"},
    ]
    return {"title": PAYLOAD, "steps": steps}


def _shop() -> Data:
    return {
        "version": "slocompiler/v1",
        "service": "shop",
        "description": PAYLOAD,
        "team": "web",
        "depends_on": ["edge"],
        "labels": {"owner": PAYLOAD},
        "signals": {
            "requests": {
                "description": PAYLOAD,
                "by": ["region"],
                "events": {
                    "prometheus": {
                        "total": f'requests_total{{job="{IN_QUERY}"}}',
                        "bad_where": f'code=~"5..",path!="{IN_QUERY}"',
                    }
                },
            },
            "age": {"unit": "seconds", "gauge": {"prometheus": {"age_of": f'done_timestamp{{job="{IN_QUERY}"}}'}}},
        },
        "slos": {
            "availability": {
                "description": PAYLOAD,
                "objective": "99.9%",
                "signal": "requests",
                "runbook": "own",
                "labels": {"journey": PAYLOAD},
                "annotations": {"note": PAYLOAD.replace("{", "").replace("}", "")},
                "groups": {"region": {PAYLOAD: {"objective": "99.5%", "runbook": ADDRESS}}},
            },
        },
        "alerts": {
            "many": {
                "description": PAYLOAD,
                "signal": "requests",
                "when": {"bad_ratio": {"above": "5%"}},
                "for": "5m",
                "severity": "P1",
                "runbook": ADDRESS,
                "labels": {"journey": PAYLOAD},
                "groups": {"region": {PAYLOAD: {"severity": "P2"}}},
            },
            "raw": {
                "promql": f'sum(rate(requests_total{{job="{IN_QUERY}"}}[5m])) < 1',
                "for": "5m",
                "severity": "P2",
                "runbook": "shared",
            },
        },
        "correlate": {"both": {"alerts": ["many", "availability"], "per": ["region"], "hold": "5m"}},
        "incidents": {
            "outage": {
                "description": PAYLOAD,
                "given": {"requests": {"bad_ratio": "100%"}},
                "lasts": "1h",
                "expect": {"fires": ["many"]},
            },
        },
        "maintenance": {"night": {"description": PAYLOAD, "during": "office-hours", "mute": ["P2"]}},
        "runbooks": {"own": _runbook()},
        "tracing": {
            "sampling": {
                "odd": {"rate": "5%", "path": "/'\"><b>", "host": "<script>*", "attributes": {"tenant": "</script>"}},
                "default": {"rate": "10%"},
            },
        },
        "extra_rules": {"own": {"prometheus": ["rules/own.yaml"], "severities": {"bad": "P2"}, "runbook": ADDRESS}},
    }


def _edge() -> Data:
    return {
        "version": "slocompiler/v1",
        "service": "edge",
        "team": "web",
        "signals": {
            "requests": {
                "traffic": "100/s",
                "events": {
                    "cloudwatch": {
                        "namespace": "Edge/Calls",
                        "dimensions": {"Model": "<script>ran('dimension')</script>"},
                        "regions": ["us-east-1"],
                        "total": "<img src=x onerror=ran('metric')>",
                        "bad": "'\"bad",
                    }
                },
            }
        },
        "slos": {"availability": {"objective": "99.9%", "signal": "requests", "runbook": "shared"}},
    }


def _rules() -> Data:
    alert = {
        "alert": PAYLOAD,
        "expr": f'up{{job="{IN_QUERY}"}} == 0',
        "for": "5m",
        "labels": {"severity": "bad", "owner": PAYLOAD},
    }
    return {"groups": [{"name": PAYLOAD, "rules": [alert]}]}
