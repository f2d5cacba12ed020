"""What the pages of the worked example say, and that they hold together."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given

from slocompiler.pipeline.compile_specs import compile_specs
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.site.made import SPECS, example, pages_of
from tests.site.reading import ReadPage, faults
from tests.strategies.workspaces import Workspace, workspaces

REST = "services/production/akidb-rest.html"


def test_every_link_resolves_and_every_page_is_whole() -> None:
    assert faults(example()) == []


def test_there_is_a_page_for_each_service_and_each_runbook() -> None:
    compilation = compile_specs([SPECS]).compilation or pytest.fail("the example compiles")
    wanted = {"index.html"}
    for service in compilation.services:
        place = f"{service.environment}/{service.name}"
        wanted |= {f"services/{place}.html", *(f"runbooks/{place}/{one.name}.html" for one in service.runbooks)}
    wanted |= {f"runbooks/{one.name}.html" for one in compilation.organization.runbooks}
    assert set(example()) == wanted


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("index.html", "6 services · 14 objectives"),
        ("index.html", "P0 4m58s"),
        (REST, "99.95% over 30d"),
        (REST, "21.6 min"),
        (REST, "777,600 of 1,555,200,000 events"),
        (REST, "86 of 8,640 slices"),
        (REST, "more than 0.72 % bad over 1h and over 5m (14.4x the budget)"),
        (REST, "Mon-Fri 09:00-18:00 New York"),
        (REST, "spot-cascade-2025-11-22"),
        (REST, "this service needs it"),
        (REST, "15.4 % of 600 requests a second: 239,500,800 traces a month"),
        (REST, "$1,197.00"),
        ("services/production/akidb-front-door.html", "cdn, regional: the worst at each moment"),
        ("services/production/akidb-edge-inference.html", "By CloudWatch itself, at all hours"),
        (
            "runbooks/production/akidb-rest/error-budget-burn.html",
            "kubectl rollout undo deployment/akidb-rest -n akidb",
        ),
        ("runbooks/raise-on-demand-floor.html", "eks:UpdateNodegroupConfig"),
    ],
)
def test_the_page_says_it(page: str, said: str) -> None:
    assert said in " ".join("".join(ReadPage(example()[page]).texts).split())


def test_a_chart_has_a_line_for_each_alert_and_a_table_beside_it() -> None:
    objective = example()[REST].split('id="objective-1"')[1].split("</section>")[0]
    assert len(re.findall(r'<polyline class="line ', objective)) == 3
    assert objective.index("</svg>") < objective.index("<table")
    assert '<desc id="objective-1-words">100 %: fast after 4m58s at most; 50 %: fast after 5m47s at most' in objective


def test_only_what_the_policy_names_by_its_hash_is_inlined() -> None:
    for path, html in example().items():
        policy = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)[0].replace("&#39;", "'")
        inline = re.findall(r"<(style|script)>(.*?)</\1>", html, re.DOTALL)
        hashes = [f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for _, text in inline]
        assert [kind for kind, _ in inline] == ["style", *(["script"] if path == "index.html" else [])]
        script = hashes[1] if path == "index.html" else "'none'"
        assert policy.split("; ")[:3] == ["default-src 'none'", f"style-src {hashes[0]}", f"script-src {script}"]


def test_templates_mark_nothing_safe_but_our_own_style_and_script() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (SPECS.parent / "templates/site").glob("*.html")]
    assert re.findall(r"{{[^}]*\|\s*safe[^}]*}}|autoescape", "".join(texts)) == [
        "{{ inline.style | safe }}",
        "{{ inline.script | safe }}",
    ]
    unquoted = re.findall(r"=\s*{{", "".join(texts))
    assert unquoted == [], "an attribute without quotes"


@profile(12)
@given(workspaces())
def test_any_specs_make_pages_that_hold_together(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        compilation = compile_specs([workspace.write(folder)]).compilation
    assert compilation is not None
    pages = pages_of(compilation)
    assert faults(pages) == []
    assert pages_of(compilation) == pages
