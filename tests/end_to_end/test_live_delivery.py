"""The model of Alertmanager against Alertmanager itself: a webhook is told what the model says, when it says so."""

import os
import time
from collections.abc import Iterator

import pytest

from tests.end_to_end.delivery_cases import CASES, ENDS, Case
from tests.end_to_end.live_timeline import Told, configuration, observed, play, predicted, shifted_zones, write
from tests.judges.servers import running_alertmanager, webhook_receiver

#: Seconds between the model's time of a notification and its arrival; all flushes of a case are further apart.
TOLERANCE = 1.4
#: Seconds between writing the configuration and the first alert, for Alertmanager to start.
START_UP = 4

Table = dict[str, tuple[list[Told], list[Told]]]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Table]:
    """What was predicted and what arrived, by case: all cases at the same time."""
    folder = tmp_path_factory.mktemp("delivery")
    start = int(time.time()) + START_UP
    with pytest.MonkeyPatch.context() as patch, shifted_zones(folder / "zones", start), webhook_receiver() as webhook:
        patch.setenv("ZONEINFO", os.fspath(folder / "zones"))
        document = configuration(CASES, webhook.url, start)
        with running_alertmanager(write(document, folder / "alertmanager.yaml"), folder) as alertmanager:
            episodes = play(CASES, alertmanager, start)
            arrived = list(webhook.notifications)
        yield {
            case.name: (predicted(case, document, episodes[case.name], start), observed(case, arrived, start))
            for case in CASES
        }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_model_tells_what_alertmanager_tells(case: Case, table: Table) -> None:
    expected, arrived = table[case.name]
    assert tuple(told.text for told in expected) == case.told
    assert [told.text for told in arrived] == [told.text for told in expected]
    late = [(told, came) for told, came in zip(expected, arrived, strict=True) if abs(told.at - came.at) > TOLERANCE]
    assert late == []
    assert all(told.at < ENDS - TOLERANCE for told in expected), "too near to the end to be sure that it arrives"
