"""From specs to the folder of pages."""

from pathlib import Path

import pytest

from slocompiler.pipeline.build import build
from slocompiler.pipeline.built import Writing
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.site import site
from tests.pipeline.output.trees import content
from tests.pipeline.workspaces import replace, workspace


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    return workspace(tmp_path, "shop", "payment")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_pages_of_all_services(specs: Path, out: Path) -> None:
    built = site(specs, out)
    assert built.targets == ("site",)
    assert sorted(content(out)) == [
        "index.html",
        "runbooks/payment/error-budget-burn.html",
        "runbooks/shop/error-budget-burn.html",
        "services/payment.html",
        "services/shop.html",
    ]


def test_a_service_that_is_gone_takes_its_pages_along_and_nothing_else(specs: Path, out: Path) -> None:
    site(specs, out)
    (out / "CNAME").write_text("slo.example.com")
    (specs / "payment.yaml").unlink()
    outcome = site(specs, out).outcome
    assert outcome
    assert outcome.removed == ("runbooks/payment/error-budget-burn.html", "services/payment.html")
    assert (out / "CNAME").read_text() == "slo.example.com"


@pytest.mark.parametrize(
    ("old", "new", "strict"), [("99.9%", "100%", False), ("objective: 99.9%", "objective: 9%", True)]
)
def test_nothing_is_written_while_a_build_would_not_be(
    specs: Path, out: Path, old: str, new: str, strict: bool
) -> None:
    replace(specs / "shop.yaml", old, new)
    built = site(specs, out, strict=strict)
    assert built.diagnostics
    assert built.outcome is None
    assert not out.exists()


def test_a_page_that_was_edited_is_overwritten_with_force_only(specs: Path, out: Path) -> None:
    site(specs, out)
    made = (out / "index.html").read_text()
    (out / "index.html").write_text("by hand")
    replace(specs / "shop.yaml", "99.9%", "99.5%")
    outcome = site(specs, out).outcome
    assert outcome
    assert outcome.refused == (("index.html", "edited by hand"),)
    site(specs, out, writing=Writing.FORCE)
    assert (out / "index.html").read_text() != made
    assert (out / "index.html").read_text().startswith("<!doctype html>")


def test_a_folder_of_artifacts_is_not_made_a_site(specs: Path, out: Path) -> None:
    build(specs, out, targets=["prometheus"])
    before = content(out)
    with pytest.raises(OutputError, match="holds what `slocompile build` made"):
        site(specs, out)
    assert content(out) == before


def test_the_same_specs_give_the_same_bytes(specs: Path, out: Path) -> None:
    site(specs, out)
    outcome = site(specs, out).outcome
    assert outcome
    assert outcome.is_clean
