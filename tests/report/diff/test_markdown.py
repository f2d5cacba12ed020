"""The comment on a pull request."""

import re

import pytest

from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change import Effect, Subject
from slocompiler.report.diff.as_markdown import MARKER, diff_markdown
from slocompiler.report.diff.sections import LONGEST, size
from tests.report.diff.entries import ARTIFACT, BREAKING, ERROR, NEUTRAL, RISKY, change, entry, report

EVIL = '</details><!-- x --> | `a` **b** @team [l](https://evil.example) <img src=x onerror="y">\n# head\n- item $x$'


def test_a_comment() -> None:
    assert diff_markdown(report(BREAKING, NEUTRAL, artifacts=(ARTIFACT,))).splitlines() == [
        "<!-- slocompile-diff -->",
        "",
        "### 1 breaking and 1 neutral changes of 1 service",
        "",
        "main \u2192 the work tree",
        "",
        "|  | change | for whom | before \u2192 after |",
        "| --- | --- | --- | --- |",
        "| **breaking** | alert removed<br>alert errors (region=eu) | shop (production, staging)<br>team web "
        "| ShopErrors (P0)<br>told: pager \u2192 none |",
        "",
        "<details><summary>1 neutral change</summary>",
        "",
        "|  | change | for whom | before \u2192 after |",
        "| --- | --- | --- | --- |",
        "| neutral | objective raised<br>SLO availability | shop<br>team web "
        "| 99\\.9% \u2192 99.95%<br>budget: 43m12s \u2192 21m36s |",
        "",
        "</details>",
        "",
        "<details><summary>Why, where, and all that follows</summary>",
        "",
        "**alert removed** (DIF202): Nobody is told of it any more. Breaking when it woke somebody, else risky.",
        "",
        "- alert errors (region=eu), shop (production, staging): `specs/shop.yaml:12:16`",
        "  - told: pager \u2192 none",
        "",
        "</details>",
        "",
        "<details><summary>Why, where, and all that follows from neutral changes</summary>",
        "",
        "**objective raised** (DIF123): More is promised: the budget is smaller, so what failed already may have spent "
        "it, and alerts fire sooner.",
        "",
        "- SLO availability, shop: `specs/shop.yaml:12:16` \u2192 `specs/shop.yaml:14:16`",
        "  - budget: 43m12s \u2192 21m36s",
        "",
        "</details>",
        "",
        "<details><summary>1 generated file differs (files that all services share were not compared)</summary>",
        "",
        "<details><summary>shop/rules.yaml +1 -1</summary>",
        "",
        "```diff",
        "--- shop/rules.yaml",
        "+++ shop/rules.yaml",
        "@@ -1 +1 @@",
        "-a",
        "+b",
        "```",
        "",
        "</details>",
        "",
        "</details>",
    ]


def test_risks_are_never_folded() -> None:
    text = diff_markdown(report(RISKY, NEUTRAL))
    assert text.index("objective lowered") < text.index("<details>") < text.index("objective raised")


def test_neutral_changes_alone_are_not_folded() -> None:
    text = diff_markdown(report(NEUTRAL))
    assert text.index("objective raised") < text.index("<details>")


def test_specs_that_do_not_compile() -> None:
    text = diff_markdown(report(errors=(ERROR,)))
    assert text.startswith(f"{MARKER}\n\n### The specs do not compile: 1 error\n")
    assert "- `specs/shop.yaml:14:16` SLO301: there is no signal \\`x\\`" in text


def test_a_base_that_does_not_compile() -> None:
    text = diff_markdown(report(NEUTRAL, findings=(ERROR,), is_direct=True))
    assert "> Main itself is compared" in text
    assert "> The base has 1 error" in text


@pytest.mark.parametrize("longest", [LONGEST, 3000])
def test_nothing_in_a_spec_becomes_markup(longest: int) -> None:
    hostile = entry(
        change(
            subject=Subject("SLO", EVIL, ((EVIL, EVIL),)),
            old=EVIL,
            new=EVIL + "!",
            service=EVIL,
            environment=EVIL,
            team=EVIL,
            effects=(Effect(EVIL, EVIL, "x"),),
        ),
        (EVIL, EVIL),
        (EVIL + "2", None),
    )
    file = ArtifactDiff(EVIL, 1, 0, "--- a\n+++ b\n@@ -1 +1 @@\n+```\n+</details> @team\n")
    text = diff_markdown(report(hostile, old=EVIL, new=EVIL, artifacts=(file,), findings=(ERROR,)), longest)
    outside = re.sub(r"^(`{3,})diff\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    assert outside.count("<!--") == 1
    assert outside.count("<details>") == outside.count("</details>")
    assert "@team" not in outside
    assert "<img" not in outside
    assert not re.search(r"(?<!\\)\]\(", outside)
    assert "https:" not in outside
    assert len({line.count(" | ") for line in outside.splitlines() if line.startswith("| ")}) <= 1
    assert not [line for line in outside.splitlines() if line.startswith(("# ", "- item"))]


@pytest.mark.parametrize("count", [1, 100, 2000])
def test_it_fits_and_says_what_is_left_out(count: int) -> None:
    entries = [entry(change(service=f"service-{number}", old="\U0001f680" * 20)) for number in range(count)]
    big = ArtifactDiff("big", 9, 0, "+x\n" * 40_000)
    text = diff_markdown(report(BREAKING, *entries, artifacts=(big, ARTIFACT)))
    assert size(text) <= LONGEST
    assert text.count("<details>") == text.count("</details>")
    assert "alert removed" in text
    assert "- alert errors (region=eu), shop" in text
    if count == 2000:
        left_out = re.search(
            r"_Left out for want of room: (\d+) of 2000 neutral changes; 1 of 1 explanations; 2 of", text
        )
        assert left_out is not None
        assert text.count("| neutral | ") == 2000 - int(left_out[1])
    else:
        assert "changes;" not in text.splitlines()[-1]
        assert "1 of 2 generated files" in text
        assert "shop/rules.yaml" in text


def test_size_is_counted_as_github_does() -> None:
    assert (size("abc"), size("\u00e4"), size("\U0001f680")) == (3, 1, 2)
