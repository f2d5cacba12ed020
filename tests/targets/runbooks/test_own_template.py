"""Pages from a template of the organization's own: what it is given, what it may do, and what is wrong with it."""

import json
from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.runbooks import RUNBOOK_RULES, RUNBOOKS
from tests.snippets import ORGANIZATION, workspace_of

SERVICE = """\
version: slocompiler/v1
service: login
team: web
tier: critical
description: Logs people in
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code=~"5.."'}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: "Fix <it> | now"
    steps:
      - look: Is it *down*?
        query: up
      - do: Restart it
        command: kubectl rollout restart deployment/login
  other: {title: Other, steps: [{do: Nothing}]}
"""
PAGE = "login/runbooks/fix-it.md"
TEMPLATE = "_pages/page.md"


def built(tmp_path: Path, template: str) -> tuple[dict[str, str], list[Diagnostic]]:
    """Path -> page, and the findings of the target."""
    folder = tmp_path / "specs"
    (folder / "_pages").mkdir(parents=True, exist_ok=True)
    shared = "runbooks: {shared: {title: Shared, steps: [{do: Wait}]}}\n"
    organization = ORGANIZATION + shared + f"page_templates: {{runbook: {TEMPLATE}}}\n"
    (folder / "organization.yaml").write_text(organization, encoding="utf-8")
    (folder / "login.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / TEMPLATE).write_text(template, encoding="utf-8")
    return of_folder(folder)


def of_folder(folder: Path) -> tuple[dict[str, str], list[Diagnostic]]:
    compilation = compile_specs([folder]).compilation
    assert compilation
    outputs = [RUNBOOKS.for_service(service, compilation) for service in compilation.services]
    outputs.append(RUNBOOKS.for_organization(compilation))
    pages = {artifact.path: artifact.text for output in outputs for artifact in output.artifacts}
    return pages, [finding for output in outputs for finding in output.diagnostics]


def page(tmp_path: Path, template: str) -> str:
    pages, findings = built(tmp_path, template)
    assert findings == []
    assert set(pages) == {PAGE, "login/runbooks/other.md", "_organization/runbooks/shared.md"}
    return pages[PAGE]


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("# {{ title }}\n", "# Fix &lt;it&gt; \\| now\n"),
        ("{{ facts.title }}", "Fix <it> | now"),
        ("{{ facts.title | markdown }}", "Fix &lt;it&gt; \\| now"),
        ("{{ facts.title | code }}", "`Fix <it> \\| now`"),
        ("{{ facts.name }} {{ facts.url }}", "fix-it https://wiki.example.com/runbooks/login/fix-it"),
        ("{{ facts.alerts | map(attribute='name') | join(' ') }}", "LoginAvailabilityBurnFast"),
        ("{% for alert in facts.alerts %}{{ alert.when }}{{ alert.lasting }}{% endfor %}", "more than 1.44 % bad"),
        ("{% for step in facts.steps %}{{ step.action }}:{{ step.command }};{% endfor %}", "look:None;do:kubectl"),
        ("{{ facts.services[0].description }} {{ facts.services[0].dashboard_uid }}", "Logs people in slo-login"),
        (
            "{% for step in steps %}\n{{ loop.index }}. {{ step.text }}\n{% endfor %}\n",
            "1. Is it \\*down\\*?\n2. Restart it\n",
        ),
        ("{{ escalation }}", "| web | P0 | pager | at any hour |"),
        ("{% for each in detections %}{{ each.title }}{% endfor %}", "login availability"),
        ("{{ alerts }}{{ dashboards[0] }}", "- [login](/d/slo-login)"),
        (
            '{% extends "slocompiler/runbook.md" %}\n{% block heading %}\nOurs\n\n{% endblock %}\n',
            "Ours\n\n## When it fires",
        ),
        ('{% extends "slocompiler/runbook.md" %}\n{% block more %}\n\nAsk us.\n{% endblock %}\n', "\n\nAsk us.\n"),
        ('{% include "slocompiler/runbook.md" %}', "## Who is told"),
    ],
)
def test_what_a_template_is_given(template: str, expected: str, tmp_path: Path) -> None:
    # Pages that no alert leads to have nothing to say of services.
    guarded = f"{{% if facts.services %}}{template}{{% endif %}}" if "facts.services" in template else template
    assert expected in page(tmp_path, guarded)


def test_every_page_is_of_it_and_says_so(tmp_path: Path) -> None:
    pages, findings = built(tmp_path, "{{ origin }}\n{{ facts.is_shared }}\n")
    assert findings == []
    assert {path: text.splitlines()[1] for path, text in pages.items()} == {
        PAGE: "False",
        "login/runbooks/other.md": "False",
        "_organization/runbooks/shared.md": "True",
    }
    assert all(f"Template {TEMPLATE} sha256: " in text and str(tmp_path) not in text for text in pages.values())


def test_a_change_of_the_template_is_seen_in_every_page_with_an_origin(tmp_path: Path) -> None:
    before = page(tmp_path, "{{ origin }}\n{# one #}\n")
    assert page(tmp_path, "{{ origin }}\n{# two #}\n") != before


#: The template, the line of the finding, what its message says, what its help says.
WRONG: dict[str, tuple[str, int, str, str]] = {
    "syntax": ("# Page\n{% for step in steps %}\n", 2, "Unexpected end of template", ""),
    "no such tag": ("x\n\n{% whatever %}\n", 3, "Encountered unknown tag 'whatever'", ""),
    "no such filter": ("x\n{{ title | shout }}\n", 2, "No filter named 'shout'", ""),
    "misspelt": ("# Page\n\n{{ titel }}\n", 3, "'titel' is undefined", "did you mean `title`?"),
    "unlike any": ("{{ xyz }}\n", 1, "'xyz' is undefined", "a page has alerts, automation, dashboards"),
    "no such part": ("{% for step in steps %}\n{{ step.nothing }}\n{% endfor %}\n", 2, "no attribute 'nothing'", ""),
    "inside a block": (
        '{% extends "slocompiler/runbook.md" %}\n{% block steps %}\n\n{{ step }}\n{% endblock %}\n', 4,
        "'step' is undefined", "did you mean `steps`?",
    ),
    "arithmetic": ("{{ 1 / 0 }}\n", 1, "division by zero", ""),
    "escape from the sandbox": ("x\n{{ title.__class__.__mro__ }}\n", 2, "is unsafe", ""),
    "another file": ("x\n{% include 'organization.yaml' %}\n", 2, "there is no template `organization.yaml`", ""),
    "a file outside": ("{% include '/etc/passwd' %}\n", 1, "there is no template `/etc/passwd`", ""),
    "a built-in that is none": ("{% extends 'slocompiler/x.md' %}\n", 1, "there is no template `slocompiler/x.md`", ""),
    "too much": ("{% for each in range(1000000) %}{% endfor %}\n", 1, "Range too big", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_stands_at_its_line_once_for_all_pages(case: str, tmp_path: Path) -> None:
    template, line, message, help = WRONG[case]
    pages, findings = built(tmp_path, template)
    assert pages == {}
    assert len({finding.sort_key for finding in findings}) == 1
    found = findings[0]
    assert (found.code, Path(found.span.path).name, found.span.line) == ("SLO567", "page.md", line)
    assert message in found.message
    assert help in (found.help or "")
    assert [Path(each.span.path).name for each in found.related] == ["organization.yaml"]


def test_text_of_a_spec_is_no_template(tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    built(tmp_path, "{{ title }} {{ facts.title }}\n")
    hostile = SERVICE.replace("Fix <it> | now", "{{ 7*7 }}{% include 'x' %}")
    (folder / "login.yaml").write_text(hostile, encoding="utf-8")
    pages, findings = of_folder(folder)
    assert findings == []
    assert "49" not in pages[PAGE]
    assert "{{ 7*7 }}" in pages[PAGE]


@pytest.mark.parametrize("rule", RUNBOOK_RULES, ids=lambda rule: rule.code)
def test_rules_by_their_snippets(rule: Rule, tmp_path: Path) -> None:
    for name, snippet, expected in (("a", rule.failing, [rule.code]), ("b", rule.passing, [])):
        (tmp_path / name).mkdir()
        _, findings = of_folder(workspace_of(snippet, tmp_path / name))
        assert [finding.code for finding in findings] == expected


def test_what_templates_are_given_is_plain_data(tmp_path: Path) -> None:
    text = page(tmp_path, "{{ facts | tojson }}")
    assert set(json.loads(text)) == {"name", "title", "url", "is_shared", "alerts", "steps", "services"}
