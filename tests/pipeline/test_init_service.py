"""Starter specs fit the organization that is there."""

from pathlib import Path

import pytest

from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.init_service import init_organization, init_service
from slocompiler.pipeline.output.output_error import OutputError

OTHER = """\
version: slocompiler/v1
organization: other
runbook_base_url: https://wiki.example.com/runbooks
severities: {low: {urgency: 2, page: false}, high: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {search: {notify: {high: [pager], low: [pager]}}}
burn_rate_policies:
  paging: {fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: high}}
"""


def test_both_are_written_and_have_no_findings(tmp_path: Path) -> None:
    written = init_service("shop", tmp_path / "specs")
    assert [path.name for path in written] == ["organization.yaml", "shop.yaml"]
    assert compile_specs([tmp_path / "specs"]).diagnostics == ()


@pytest.mark.parametrize("folder", [".", "web"], ids=["beside it", "below it"])
def test_an_organization_that_is_there_stays_and_gives_the_names(tmp_path: Path, folder: str) -> None:
    (tmp_path / "organization.yaml").write_text(OTHER)
    assert init_service("shop", tmp_path / folder) == (tmp_path / folder / "shop.yaml",)
    text = (tmp_path / folder / "shop.yaml").read_text()
    assert "team: search" in text
    assert "severity: high" in text
    assert "burn_rate_policy: paging" in text
    assert (tmp_path / "organization.yaml").read_text() == OTHER
    assert compile_specs([tmp_path]).diagnostics == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    init_service("shop", tmp_path)
    for again in (lambda: init_service("shop", tmp_path), lambda: init_organization(tmp_path)):
        with pytest.raises(OutputError, match="is there already"):
            again()


@pytest.mark.parametrize("name", ["Shop", "my shop", "../shop", "1shop", "", "shop.yaml", "shöp"])
def test_names_that_are_none(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="is not a name"):
        init_service(name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_broken_organization_is_said_to_be_broken(tmp_path: Path) -> None:
    (tmp_path / "organization.yaml").write_text("organization: [")
    with pytest.raises(OutputError, match="cannot be read"):
        init_service("shop", tmp_path)
    assert not (tmp_path / "shop.yaml").exists()
