"""Files with the shape of every example that the public documentation of the formats shows, in words of our own.

A file of ours stands for several examples where these differ in names and numbers alone.
"""

from pathlib import Path

import pytest

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs

EXAMPLES = Path(__file__).parent / "examples"
_OVEN, _TILL = "oven/bread-comes-out", "till/sales-go-through"

#: File -> the public examples that it stands for, and the SLOs that it becomes, or the codes by which it is refused.
#: Sloth: `examples/` of its repository, which its documentation shows.
SLOTH = {
    "first": ("getting-started", _OVEN),
    "first-kubernetes": ("k8s-getting-started", _OVEN),
    "several": ("multifile", f"{_OVEN} {_TILL}"),
    "several-kubernetes": ("k8s-multifile", f"{_OVEN} {_TILL}"),
    "silent": ("no-alerts", "scales/weighing"),
    "samples": ("home-wifi", "SLO646 SLO646 SLO646 SLO646"),
    "samples-kubernetes": ("k8s-home-wifi", "SLO646 SLO646"),
    "share": ("raw-home-wifi", "tea-room/warmth"),
    "two-kinds": ("kubernetes-apiserver", "order-desk/orders-answered order-desk/orders-fast"),
    "plugin": ("plugin-getting-started", "SLO650"),
    "plugin-kubernetes": ("plugin-k8s-getting-started", "SLO650"),
    "chain": ("slo-plugin-getting-started", _OVEN),
    "chain-kubernetes": ("slo-plugin-k8s-getting-started", _OVEN),
    "contributed": (
        "contrib-slo-plugins",
        "oven/bread-with-error-budget-exhausted-alert oven/bread-with-info-labels oven/bread-with-remove-labels "
        "oven/bread-with-rule-intervals",
    ),
    "weighted-windows": ("contrib-denominator-corrected", _OVEN),
    "other-language": ("victoria-metrics", "SLO646 SLO646"),
    "week": ("windows/7d", _OVEN),
    "own-month": ("windows/custom-30d", _OVEN),
}
#: Pyrra: `examples/` of its repository, where those for OpenShift, for Mimir and with a webhook repeat each other.
PYRRA = {
    "latency": ("caddy-response-latency", "front-desk-is-fast/latency"),
    "two-in-a-file": ("nginx", "cloakroom-errors/availability cloakroom-latency/latency"),
    "team-label": ("parca-grpc-queryrange-errors", "guide-tours/availability"),
    "grouped": ("prometheus-http, README", "ticket-machine/availability"),
    "no-matchers": ("prometheus-operator, thanos-grpc, thanos-http, pyrra-kubernetes-errors", "lamps/availability"),
    "gauge": ("prometheus-probe-success", "doors-are-open/up"),
    "grouped-by-two": ("pyrra-connect-errors", "audio-guide-errors/availability"),
    "native": ("pyrra-connect-latency", "audio-guide-latency/latency"),
    "two-metrics": ("pyrra-filesystem-errors", "catalogue-reading/availability"),
    "empty-description": ("mimir/example-slo, kubernetes: the latencies", "archive-reads-near/latency"),
    "list": ("kubernetes: the errors, as kubectl lists them", "bells/availability lifts/availability"),
}
#: OpenSLO: the specification, the examples beside it, and those that Sloth brings for it.
OPENSLO = {
    "other-store": ("SLO with an indicator inline", "SLO662 SLO662"),
    "counters": ("ratio metric with a data source", "ferry/rides"),
    "query-language": ("threshold metrics", "SLO662"),
    "several-objectives": ("several objectives", "ferry/rides ferry/rides-boat-rides ferry/rides-bus-rides"),
    "alerts-by-name": ("alert policy and condition by reference, targets", "ferry/rides"),
    "alerts-inline": ("alert policy with a condition inline", "ferry/rides"),
    "service": ("service, and metadata of all objects", "ferry/rides"),
    "calendar": ("calendar window", "ferry/crossings"),
    "occurrences": ("examples: occurrences", "ferry/crossings"),
    "slices": ("examples: time slices, low traffic", "ferry/crossings"),
    "slices-of-ratios": ("examples: time slices of ratios", "ferry/crossings"),
    "alpha": ("Sloth: openslo-getting-started", "ferry/rides"),
    "alpha-two-objectives": ("Sloth: openslo-kubernetes-apiserver", "ferry/crossings-1 ferry/crossings-2"),
}
EXPECTED = {
    (name, file): outcome
    for name, files in (("sloth", SLOTH), ("pyrra", PYRRA), ("openslo", OPENSLO))
    for file, (_, outcome) in files.items()
}


def test_no_example_is_left_out() -> None:
    assert {(path.parent.name, path.stem) for path in EXAMPLES.glob("*/*.yaml")} == EXPECTED.keys()


@pytest.mark.parametrize(("name", "file"), EXPECTED, ids=str)
def test_each_example_is_imported_or_refused_with_a_reason(name: str, file: str, tmp_path: Path) -> None:
    path = EXAMPLES / name / f"{file}.yaml"
    report = import_specs(importer_named(name), [path], ImportOptions(), ImportTo(tmp_path / "specs")).report
    found = [each.code for each in report.refused]
    if report.written:
        compiled = compile_specs([tmp_path / "specs"]).compilation
        assert compiled is not None
        found += [f"{service.name}/{slo.name}" for service in compiled.services for slo in service.slos]
    assert " ".join(found) == EXPECTED[name, file]
    assert all(each.help for each in report.refused)
    assert "SLO643" not in [remark.code for remark in report.remarks]


def test_a_subquery_over_the_window_is_refused_with_the_way_by_hand(tmp_path: Path) -> None:
    """Its samples are those of the evaluations: recorded at each of them they are the same, and can be added up."""
    path = EXAMPLES / "sloth" / "samples.yaml"
    report = import_specs(importer_named("sloth"), [path], ImportOptions(), ImportTo(tmp_path / "specs")).report
    assert all("sum_over_time(shop:bad:count[{{.window}}])" in (each.help or "") for each in report.refused)
    text = path.read_text()
    for range_of, recorded in (
        ("(count(tea_room_warmth_ratio < 0.75))[{{.window}}:]", "tea_room:cold75:count[{{.window}}]"),
        ("(count(tea_room_warmth_ratio < 0.5))[{{.window}}:]", "tea_room:cold50:count[{{.window}}]"),
        ("(count(tea_room_warmth_ratio))[{{.window}}:]", "tea_room:seats:count[{{.window}}]"),
    ):
        text = text.replace(range_of, recorded)
    by_hand = tmp_path / "by-hand.yaml"
    by_hand.write_text(text)
    done = import_specs(importer_named("sloth"), [by_hand], ImportOptions(), ImportTo(tmp_path / "specs"))
    assert done.report.refused == ()
    compiled = compile_specs([tmp_path / "specs"]).compilation
    assert compiled is not None
    assert [slo.name for slo in compiled.services[0].slos] == ["no-freezing", "warm-seats"]
