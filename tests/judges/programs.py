"""Small typed calls of the judges, for tests. One that cannot be had fails the test in CI and skips it elsewhere."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.judges.build import JudgeUnavailableError, provide

NOT_RUN = "judge not run: "
LONGEST_RUN_S = 120
#: Judges written in Go live for seconds: collecting their garbage seldom saves a fifth of promtool's work.
SELDOM_COLLECTING = {"GOGC": "400"}


@dataclass(frozen=True)
class Verdict:
    """What a judge said: whether it accepted the input, and all it printed."""

    ok: bool
    output: str


def judge(name: str) -> Path:
    """Path of the judge's binary; when it cannot be had, the test fails (CI) or is reported as not run."""
    try:
        return provide(name)
    except JudgeUnavailableError as error:
        _give_up(f"{NOT_RUN}{name}: {error}")


def check_rules(paths: Sequence[Path], *, lint: bool = False) -> Verdict:
    """Whether promtool loads the plain rule files; with `lint` its lint findings are refusals too."""
    flags = ["--lint=all", "--lint-fatal"] if lint else []
    return _verdict("promtool", "check", "rules", *flags, *map(str, paths))


def check_vmalert_rules(paths: Sequence[Path]) -> Verdict:
    """Whether vmalert loads the rule files: unknown keys, MetricsQL and templates are checked."""
    return _verdict("vmalert", "-dryRun", *(f"-rule={path}" for path in paths))


def check_mimir_rules(paths: Sequence[Path]) -> Verdict:
    """Whether mimirtool's reader accepts the namespaces, each group with at most 20 rules."""
    return _verdict("mimirrules", *map(str, paths))


def check_thanos_rules(paths: Sequence[Path]) -> Verdict:
    """Whether Thanos Ruler's reader accepts the rule files, partial response strategies included."""
    return _verdict("thanosrules", *map(str, paths))


def run_rule_tests(paths: Sequence[Path]) -> Verdict:
    """Whether the promtool unit tests in the files pass."""
    return _verdict("promtool", "test", "rules", *map(str, paths))


def check_config(path: Path) -> Verdict:
    """Whether amtool accepts the Alertmanager configuration, its templates included."""
    return _verdict("amtool", "check-config", str(path))


def check_prometheus_config(path: Path) -> Verdict:
    """Whether promtool accepts the Prometheus configuration and the files it names."""
    return _verdict("promtool", "check", "config", str(path))


def routes_test(config: Path, labels: Mapping[str, str]) -> list[str]:
    """The receivers that amtool finds for an alert with these labels, in order, repeated when notified twice.

    It knows neither time intervals nor inhibition. AssertionError when amtool refuses the configuration.
    """
    pairs = [f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in labels.items()]
    done = _run("amtool", ["config", "routes", "test", f"--config.file={config}", "--", *pairs])
    assert done.returncode == 0, f"amtool config routes test {pairs} in {config}:\n{done.stdout}{done.stderr}"
    return done.stdout.strip().splitlines()[-1].split(",")  # warnings about old spellings stand before the answer


def strict_decode(kind: str, text: str) -> Verdict:
    """Whether the "prometheusrule" or "alertmanagerconfig" has only fields of its type, with valid values."""
    done = _run("strictdecode", [kind], text)
    assert done.returncode in (0, 1), done.stderr
    return Verdict(done.returncode == 0, done.stderr)


def decode_dashboard(text: str) -> Verdict:
    """Whether a Grafana dashboard has only fields of its types, all that are required, with values of their types."""
    done = _run("dashboarddecode", [], text)
    assert done.returncode in (0, 1), done.stderr
    return Verdict(done.returncode == 0, done.stderr)


def validate_openslo(text: str) -> Verdict:
    """Whether OpenSLO's own SDK reads every document, finds only fields that it knows, and accepts their values."""
    done = _run("openslovalidate", [], text)
    assert done.returncode in (0, 1), done.stderr
    return Verdict(done.returncode == 0, done.stderr)


def cfn_lint(paths: Sequence[Path]) -> Verdict:
    """Whether cfn-lint has nothing to say of the CloudFormation templates; it is installed beside the tests' Python."""
    command = [str(Path(sys.executable).with_name("cfn-lint")), "--format", "parseable", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=LONGEST_RUN_S, check=False)
    return Verdict(done.returncode == 0, done.stdout + done.stderr)


def read_yaml_with_go(texts: Sequence[str]) -> list[dict[str, Any]]:
    """For each text, its value as read by each Go YAML reader: v2, v3, fork_v2, fork_v3 and sigs.

    gopkg.in/yaml.v2 and v3, their go.yaml.in forks (which Prometheus and Alertmanager use) and sigs.k8s.io/yaml.
    Keys become strings; a float stays a float; NaN and infinities are "NaN", "+Inf", "-Inf"; a time is
    {"timestamp": …}; what a reader refuses is {"error": …}.
    """
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    done = _run("yamlread", ["-stream"], lines)
    assert done.returncode == 0, done.stderr
    seen: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.split("\n") if line]
    assert len(seen) == len(texts), f"yamlread answered {len(seen)} of {len(texts)} texts"
    return seen


def sampled(endpoint: str, service: str, requests: Sequence[tuple[Mapping[str, str], int]]) -> list[int]:
    """For each kind of request (attributes, how many), how many the X-Ray remote sampler of OpenTelemetry samples.

    It runs in the process of a service of that name and gets its rules from the endpoint; the ids of its traces are the
    same every time.
    """
    kinds = [{"attributes": dict(attributes), "count": count} for attributes, count in requests]
    asked = {"endpoint": endpoint, "service": service, "seed": 1, "requests": kinds}
    done = _run("xraysampler", [], json.dumps(asked))
    assert done.returncode == 0, done.stderr
    counts: list[int] = json.loads(done.stdout)
    return counts


def ssm_schema_problems(document: Mapping[str, Any]) -> list[str]:
    """What AWS's own JSON Schema of automation documents has against one."""
    problems: list[str] = _ask_of_document(judge="schema", document=document)["problems"]
    return problems


def run_document(
    document: Mapping[str, Any],
    inputs: Mapping[str, Any],
    answers: Mapping[str, Any],
    *,
    approve: bool = True,
    failing: Sequence[str] = (),
) -> dict[str, Any]:
    """What a simulator makes of an automation document: `succeeded`, the `steps` it took, the `calls` of the API.

    `answers`: what operations answer, by their name as in boto's JavaScript twin (`describeNodegroup`). `failing`: the
    handlers of scripts that fail; the others do nothing.
    """
    scripts = dict.fromkeys(failing, "fails")
    return _ask_of_document(
        judge="run", document=document, inputs=inputs, answers=answers, approve=approve, scripts=scripts
    )


def _ask_of_document(**request: Any) -> dict[str, Any]:
    done = _run("ssmdocuments", [], json.dumps(request))
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(next(line for line in done.stdout.splitlines() if line.startswith("{")))
    return answer


def judge_pages(
    folder: Path,
    pages: Sequence[str],
    *,
    widths: Sequence[int] = (1280, 390),
    schemes: Sequence[str] = ("light", "dark"),
) -> list[dict[str, str]]:
    """What is wrong with web pages, as `page`, `kind` and `text`: see tests/judges/pages/pagejudge.mjs for the kinds.

    Each is opened from the folder in Chromium, in windows of these widths (pixels) and colour schemes, and checked with
    axe-core and the Nu HTML checker.
    """
    asked = {"folder": str(folder), "pages": list(pages), "widths": list(widths), "schemes": list(schemes)}
    done = _run("pagejudge", [], json.dumps(asked))
    assert done.returncode == 0, done.stderr
    faults: list[dict[str, str]] = json.loads(done.stdout)
    return faults


def in_ci() -> bool:
    """Whether this is a CI run, where a missing judge is a failure."""
    return os.environ.get("CI", "").lower() not in {"", "0", "false"}


def _give_up(reason: str) -> NoReturn:
    if in_ci():
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason, allow_module_level=True)


def _verdict(name: str, *arguments: str) -> Verdict:
    done = _run(name, arguments)
    return Verdict(done.returncode == 0, done.stdout + done.stderr)


def _run(name: str, arguments: Sequence[str], text: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(judge(name)), *arguments],
        env=os.environ | SELDOM_COLLECTING,
        input=text,
        capture_output=True,
        encoding="utf-8",
        timeout=LONGEST_RUN_S,
        check=False,
    )
