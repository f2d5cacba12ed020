"""What becomes of recordings: the names that the compiler keeps, and those of an SLO that is refused in the end."""

from pathlib import Path
from typing import Any

import yaml

from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.values import Duration
from tests.importing.hand_written.documents import ALL, BAD, SHARE, alert, import_rules, over, record, specs

_ELSEWHERE = BAD.replace('job="shop",', "")


def recorded(share: str, one: str, name: str, **labels: str) -> list[dict[str, object]]:
    """Recordings of a share over two windows, and an alert on both."""
    matchers = ",".join(f'{key}="{value}"' for key, value in labels.items())
    rules = [record(f"{name}{window}", over(share, window), **labels) for window in ("5m", "1h")]
    sides = [f"{name}{window}{{{matchers}}} > 14 * (1 - 0.99)" for window in ("5m", "1h")]
    return [*rules, alert(" and ".join(sides), one)]


def test_names_of_pyrra_are_recorded_again(tmp_path: Path) -> None:
    rules = recorded(SHARE, "ErrorBudgetBurn", "http_requests:burnrate", job="shop", slo="Shop_Errors")
    done = import_rules(tmp_path, *rules, window=Duration.of(days=28))
    written: Any = specs(tmp_path)
    assert written["organization"]["prometheus"]["recording_names"] == "pyrra"
    assert written["shop"]["slos"]["shop-errors"]["recorded_as"] == "Shop_Errors"
    assert sum("with Pyrra's names" in remark.what for remark in done.report.remarks) == 2
    made = make(tmp_path / "specs", [PROMETHEUS])
    assert made.artifacts
    text = next(one.text for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml"))
    names = {
        (rule["record"], rule.get("labels", {}).get("slo"))
        for group in yaml.safe_load(text)["groups"]
        for rule in group["rules"]
        if "record" in rule
    }
    assert {(f"http_requests:burnrate{window}", "Shop_Errors") for window in ("5m", "1h")} <= names


def test_a_name_that_the_compiler_gives_by_itself_is_not_written(tmp_path: Path) -> None:
    import_rules(tmp_path, *recorded(SHARE, "Burns", "http_requests:burnrate", job="shop", slo="shop-errors"))
    written: Any = specs(tmp_path)
    assert "recorded_as" not in written["shop"]["slos"]["shop-errors"]


def test_one_style_is_kept(tmp_path: Path) -> None:
    """The organization has one style of names: that of the first recordings; the others are called otherwise."""
    share = f"{BAD.replace('shop', 'cart')} / {ALL.replace('shop', 'cart')}"
    of_sloth = recorded(share, "CartBurns", "slo:sli_error:ratio_rate", sloth_id="cart-errors", sloth_slo="errors")
    of_pyrra = recorded(SHARE, "ErrorBudgetBurn", "http_requests:burnrate", job="shop", slo="shop-errors")
    done = import_rules(tmp_path, *of_pyrra, *of_sloth)
    assert [remark.code for remark in done.report.remarks].count("SLO678") == 2
    organization: Any = specs(tmp_path)["organization"]
    assert organization["prometheus"]["recording_names"] == "pyrra"


def test_recordings_and_alerts_of_a_refused_slo_must_stay(tmp_path: Path) -> None:
    """Its failures are counted wherever they are: the compiler refuses it."""
    rules = recorded(f"{_ELSEWHERE} / {ALL}", "ShopBurns", "shop:failed:ratio")
    sides = "shop:failed:ratio5m > 7 * (1 - 0.99) and shop:failed:ratio1h > 7 * (1 - 0.99)"
    slower = alert(sides, "ShopBurnsSlower", "ticket")
    report = import_rules(tmp_path, *rules, slower).report
    assert [each.code for each in report.refused] == ["SLO647"]
    assert "SLO514" in report.refused[0].message
    told = [(remark.code, remark.what) for remark in report.remarks if "shop:failed" in remark.what + remark.why]
    assert told == [("SLO676", f"recording `shop:failed:ratio{window}`") for window in ("5m", "1h")]
    (other,) = (remark for remark in report.remarks if "ShopBurnsSlower" in remark.what)
    assert (other.code, other.fate.value) == ("SLO647", "no equivalent")
