"""Templates: parameters, placeholders, and findings that show both the template and the `extends` line."""

from pathlib import Path

import pytest

from slocompiler.load.layers.placeholders import names_in
from slocompiler.load.yaml import to_python
from tests.load.workspaces import SERVICE, findings, load

HEAD = "version: slocompiler/v1\ntemplate: http\nparameters: {job: {}, latency: {default: 300ms}}\n"
BODY = """\
signals:
  requests: {events: {prometheus: {total: 'requests_total{job="$job"}'}}}
  duration: {unit: seconds, distribution: {prometheus: {histogram: "${job}_seconds", buckets: native}}}
slos:
  latency: {objective: 99%, signal: duration, good: {below: $latency}}
"""
USE = SERVICE + "extends: {http: {job: login}}\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('x{job="$job"}', ["job"]),
        ("${job}_total", ["job"]),
        ("$jobs", ["jobs"]),
        ("rate(x[$window])", []),
        ("$1 ${1} $ $$ a$", []),
        ("$POD", []),
        ("{{ $value }} of $job", ["job"]),
    ],
)
def test_placeholders(text: str, names: list[str]) -> None:
    assert list(names_in(text)) == names


def test_parameters_are_filled(tmp_path: Path) -> None:
    workspace = load(HEAD + BODY + "---\n" + USE, tmp_path)
    assert findings(workspace) == []
    loaded = workspace.services[0]
    filled = {
        ("signals", "requests", "events", "prometheus", "total"): 'requests_total{job="login"}',
        ("signals", "duration", "distribution", "prometheus", "histogram"): "login_seconds",
        ("slos", "latency", "good", "below"): "300ms",
    }
    assert {route: to_python(loaded.node(*route)) for route in filled} == filled
    assert [template.spec.template for template in workspace.templates] == ["http"]


@pytest.mark.parametrize(("value", "expected"), [("7", 7), ('"7"', None)])
def test_a_parameter_can_be_a_number(value: str, expected: int | None, tmp_path: Path) -> None:
    template = HEAD + BODY + "  b: {objective: 99%, signal: requests, min_failures: $job}\n"
    workspace = load(template + "---\n" + USE.replace("job: login", f"job: {value}"), tmp_path)
    assert (findings(workspace) == []) is (expected is not None)
    if expected:
        assert workspace.services[0].spec.slos["b"].min_failures == expected


def test_a_filled_text_is_never_a_boolean(tmp_path: Path) -> None:
    template = HEAD.replace("{job: {}", "{job: {}, end: {}") + BODY + "description: fal${end}\n"
    workspace = load(template + "---\n" + USE.replace("job: login", "job: login, end: se"), tmp_path)
    assert findings(workspace) == []
    assert workspace.services[0].spec.description == "false"


def test_a_mistyped_placeholder_is_no_unused_parameter_too(tmp_path: Path) -> None:
    template = HEAD + BODY.replace("$latency", "$latancy")
    assert findings(load(template + "---\n" + USE, tmp_path)) == ["snippet.yaml:8:61 SLO250"]


def test_a_bad_parameter_is_shown_in_both_places(tmp_path: Path) -> None:
    workspace = load(HEAD + BODY + "---\n" + USE.replace("job: login", "job: login, latency: 2 s"), tmp_path)
    (diagnostic,) = workspace.diagnostics
    assert (diagnostic.code, diagnostic.span.line) == ("SLO235", 8)
    assert [(related.span.line, related.message) for related in diagnostic.related] == [(13, "inherited here")]
    assert workspace.services[0].broken == {("slos", "latency")}


def test_a_mistake_in_a_template_is_one_finding_for_all_services(tmp_path: Path) -> None:
    other = USE.replace("service: login", "service: signup")
    workspace = load(HEAD + BODY.replace("99%", "0.99") + "---\n" + USE + "---\n" + other, tmp_path)
    assert findings(workspace) == ["snippet.yaml:8:24 SLO235"]


def test_a_key_that_no_layer_brings(tmp_path: Path) -> None:
    workspace = load(HEAD + BODY.replace("objective: 99%, ", "") + "---\n" + USE, tmp_path)
    (diagnostic,) = workspace.diagnostics
    assert (diagnostic.code, diagnostic.span.line) == ("SLO222", 8)
    assert diagnostic.related[0].span.line == 13


def test_a_missing_parameter_breaks_only_what_needs_it(tmp_path: Path) -> None:
    workspace = load(HEAD + BODY + "---\n" + USE.replace("job: login", ""), tmp_path)
    assert findings(workspace) == ["snippet.yaml:13:11 SLO247"]
    assert workspace.services[0].broken == {("signals", "requests"), ("signals", "duration")}
    assert list(workspace.services[0].spec.slos) == ["latency"]


def test_a_mistyped_parameter_is_not_missing_too(tmp_path: Path) -> None:
    workspace = load(HEAD + BODY + "---\n" + USE.replace("job: login", "jop: login"), tmp_path)
    assert [finding.split()[1] for finding in findings(workspace)] == ["SLO248"]
    assert "did you mean `job`" in str(workspace.diagnostics[0].help)


def test_two_templates_that_agree(tmp_path: Path) -> None:
    documents = (HEAD + BODY, HEAD.replace("http", "grpc") + BODY, USE.replace("}}", "}, grpc: {job: login}}"))
    assert findings(load("---\n".join(documents), tmp_path)) == []


def test_two_templates_with_two_forms(tmp_path: Path) -> None:
    other = "version: slocompiler/v1\ntemplate: gauge\nsignals: {requests: {gauge: {prometheus: {value: up}}}}\n"
    use = USE.replace("}}", "}, gauge: {}}")
    workspace = load("---\n".join((HEAD + BODY, other, use)), tmp_path)
    assert [diagnostic.code for diagnostic in workspace.diagnostics] == ["SLO223"]


def test_an_unknown_template_hides_no_other_finding(tmp_path: Path) -> None:
    workspace = load(USE + "slos: {a: {objective: 99}}\n", tmp_path)
    assert [finding.split()[1] for finding in findings(workspace)] == ["SLO242", "SLO235"]
    assert workspace.broken_services == {"login"}
