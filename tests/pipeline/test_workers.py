"""Work in several processes."""

import os

import pytest

from slocompiler.pipeline import workers


@pytest.fixture
def forks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(workers, "_CHUNK", 3)
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    monkeypatch.setattr(workers, "_can_fork", lambda: True)


def with_process(item: int) -> tuple[int, int]:
    return item, os.getpid()


@pytest.mark.usefixtures("forks")
def test_results_come_in_order_from_other_processes() -> None:
    found = list(workers.each(with_process, range(10)))
    assert [item for item, _ in found] == list(range(10))
    assert os.getpid() not in {process for _, process in found}


def test_a_little_work_stays_here() -> None:
    assert {process for _, process in workers.each(with_process, range(10))} == {os.getpid()}


class Panic(BaseException):
    """What the PromQL parser raises is no Exception."""


def raises(item: int) -> int:
    if item == 7:
        raise Panic(item)
    return item


@pytest.mark.usefixtures("forks")
def test_what_is_raised_there_is_raised_here() -> None:
    found = workers.each(raises, range(10))
    assert [next(found) for _ in range(7)] == list(range(7))
    with pytest.raises(Panic):
        next(found)
