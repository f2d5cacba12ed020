"""Changes on a terminal."""

from slocompiler.diff.change import Effect
from slocompiler.report.diff import kinds_text, render_diff
from tests.report.diff.entries import ARTIFACT, BREAKING, ERROR, NEUTRAL, RISKY, change, entry, report


def test_the_worst_first() -> None:
    text = render_diff("text", report(BREAKING, RISKY, NEUTRAL, artifacts=(ARTIFACT,)))
    assert text.splitlines() == [
        "main -> the work tree: 1 breaking, 1 risky and 1 neutral changes of 1 service",
        "",
        "breaking",
        "  alert removed: alert errors (region=eu), shop (production, staging)",
        "      ShopErrors (P0)",
        "      told: pager -> none",
        "      DIF202 specs/shop.yaml:12:16",
        "",
        "risky",
        "  objective lowered: SLO availability, shop",
        "      99.9% -> 99%",
        "      DIF124 specs/shop.yaml:14:16",
        "",
        "neutral",
        "  objective raised: SLO availability, shop",
        "      99.9% -> 99.95%",
        "      budget: 43m12s -> 21m36s",
        "      DIF123 specs/shop.yaml:14:16",
        "",
        "1 generated file differs",
        "  shop/rules.yaml  +1 -1",
    ]


def test_nothing_changes() -> None:
    assert render_diff("text", report()) == "main -> the work tree: nothing changes in meaning\n"


def test_a_base_that_does_not_compile() -> None:
    lines = render_diff("text", report(NEUTRAL, findings=(ERROR,), is_direct=True)).splitlines()
    assert lines[1].startswith("note: main itself is compared")
    assert lines[2] == "note: the base has 1 error: what they are in cannot be compared"
    text = render_diff("text", report(findings=(ERROR,), is_compared=False))
    assert "cannot be said: the base does not compile" in text


def test_many_services_and_many_effects() -> None:
    reach = tuple((f"service-{number}", None) for number in range(200))
    effects = tuple(Effect(f"{number} %", "1m", "2m") for number in range(12))
    text = render_diff("text", report(entry(change(effects=effects), *reach, things=3, varies=True)))
    assert (
        "SLO availability and 2 others, 200 services: service-0, service-1, service-2 and 197 more, for example" in text
    )
    assert "\n      and 4 more\n" in text


def test_names_do_not_steer_the_terminal() -> None:
    evil = entry(change(old="\x1b[2J", new="a\nb", service="x\ty"))
    text = render_diff("text", report(evil))
    assert "\x1b" not in text
    assert all(character.isprintable() or character == "\n" for character in text)


def test_every_kind_is_listed() -> None:
    assert "\nDIF123  objective-raised (neutral)\n        More is promised" in kinds_text()
