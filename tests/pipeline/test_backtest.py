"""The replay as a whole: what is chosen, a state file, and a run that was killed and goes on."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from slocompiler.pipeline.backtest import Chosen, Period, Way, backtest
from slocompiler.pipeline.backtest_state import open_state
from slocompiler.proof.backtest.api_errors import BacktestError
from slocompiler.proof.backtest.endpoint import Endpoint
from slocompiler.proof.backtest.result import Backtest
from slocompiler.values import Duration
from tests.judges.loopback import wait_until
from tests.proof.backtest.fake_api import Asked, FakeApi, Reply, fake_api
from tests.proof.backtest.shop import write_old_rules, write_specs

PERIOD = Period(Duration.of(days=10), Duration.of(minutes=1), 1_790_812_800_000)
ABOUT = {"address": "http://p", "end": None}


def replay(url: str, tmp_path: Path, chosen: Chosen, resume: Path | None = None) -> Backtest:
    done = backtest(tmp_path / "specs", chosen, PERIOD, Way(Endpoint(url), resume=resume))
    assert done.result is not None
    return done.result


def test_old_rules_page_by_the_labels_that_are_named(tmp_path: Path) -> None:
    write_specs(tmp_path)
    old = write_old_rules(tmp_path)
    with fake_api(lambda api, asked: Reply()) as server:
        plain = replay(server.url, tmp_path, Chosen("shop", against=old))
        named = replay(server.url, tmp_path, Chosen("shop", against=old, page_labels=(("severity", "critical"),)))
    pages = [{alert.name: alert.pages for alert in rules.alerts} for rules in named.rule_sets]
    assert pages[0] == {
        "ShopAvailabilityBurnFast": True,
        "ShopAvailabilityBurnMedium": True,
        "ShopAvailabilityBurnSlow": False,
        "ShopSilent": True,
    }
    assert pages[1] == {"ShopErrors": True}
    assert [alert.pages for alert in plain.rule_sets[1].alerts] == [False]


@pytest.mark.parametrize(
    ("chosen", "part"),
    [(Chosen("shp"), "no service shp"), (Chosen(environment="staging"), "in the environment staging")],
)
def test_what_is_not_there(tmp_path: Path, chosen: Chosen, part: str) -> None:
    write_specs(tmp_path)
    with pytest.raises(BacktestError, match=part) as caught:
        replay("http://127.0.0.1:9", tmp_path, chosen)
    assert "shop" in caught.value.help


def test_a_folder_without_rules(tmp_path: Path) -> None:
    specs = write_specs(tmp_path)
    with pytest.raises(BacktestError, match="no Prometheus rules"):
        replay("http://127.0.0.1:9", tmp_path, Chosen(against=specs))


def test_a_state_survives_a_line_that_was_cut(tmp_path: Path) -> None:
    path = tmp_path / "state"
    state = open_state(path, ABOUT, 5)
    state.keep("a", [1])
    state.keep("b", [0] * 100)
    state.close()
    path.write_bytes(path.read_bytes()[:-4])
    again = open_state(path, ABOUT, 9)
    assert (again.about["end"], again.recall("a"), again.recall("b")) == (5, [1], None)
    again.keep("c", [2])
    again.close()
    assert [json.loads(line).get("key") for line in path.read_text().splitlines()] == [None, "a", "c"]
    last = open_state(path, ABOUT, 9)
    assert [last.recall(key) for key in "abc"] == [[1], None, [2]]
    last.close()


@pytest.mark.parametrize(
    ("content", "about", "part"),
    [
        ("", ABOUT, "not the state"),
        ("{}\n", ABOUT, "not the state"),
        ("groups: []\n", ABOUT, "not the state"),
        ('{"version": 1, "about": {"address": "http://q", "end": 5}}\n', ABOUT, "its address is http://q"),
        ('{"version": 1, "about": {"address": "http://p", "end": 5}}\n', {**ABOUT, "end": 6}, "its end is 5, not 6"),
    ],
)
def test_a_file_of_something_else(tmp_path: Path, content: str, about: dict[str, object], part: str) -> None:
    path = tmp_path / "state"
    path.write_text(content)
    with pytest.raises(BacktestError, match=part):
        open_state(path, about, 9)
    assert path.read_text() == content


def test_a_killed_replay_goes_on_without_asking_again(tmp_path: Path) -> None:
    write_specs(tmp_path)
    answered: set[tuple[str, str, str]] = set()
    release = threading.Event()

    def answer(api: FakeApi, asked: Asked) -> Reply:
        if len(answered) >= 5 and not release.is_set():
            release.wait(30)
        if not is_check(asked):
            answered.add(asked.piece)
        return Reply()

    with fake_api(answer) as server:
        command = [sys.executable, "-m", "slocompiler", "backtest", "--prometheus", server.url, "--since", "10d"]
        command += ["--until", "2026-10-01", "--resume", "state", "--at-once", "1", "--format", "json"]
        with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE) as process:
            wait_until("the check and six queries", lambda: len(server.asked) > 6, 30)
            os.kill(process.pid, signal.SIGKILL)
        before = set(answered)
        assert len(before) == 5
        release.set()
        asked_before = len(server.asked)
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr
        after = [asked.piece for asked in server.asked[asked_before:] if not is_check(asked)]
    assert after
    assert len(after) == len(set(after))
    assert before.isdisjoint(after)
    whole = tmp_path / "whole"
    whole.mkdir()
    write_specs(whole)
    with fake_api(lambda api, asked: Reply()) as server:
        replay(server.url, whole, Chosen())
        assert {asked.piece for asked in server.asked if not is_check(asked)} == before | set(after)


def is_check(asked: Asked) -> bool:
    """Whether it only asks if anybody is there."""
    return asked.form["query"] == "vector(1)"


def test_nobody_is_there(tmp_path: Path) -> None:
    """It is said at once, not after half a minute of patience."""
    write_specs(tmp_path)
    with fake_api(lambda api, asked: Reply()) as server:
        url = server.url
    with pytest.raises(BacktestError, match="cannot be reached"):
        replay(url, tmp_path, Chosen())
