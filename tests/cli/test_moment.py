"""Moments on the command line."""

from datetime import datetime

import click
import pytest

from slocompiler.cli.moment import read_moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-28T03:00", "2026-11-28T03:00:00+00:00"),
        ("2026-11-28 03:00", "2026-11-28T03:00:00+00:00"),
        ("2026-11-28", "2026-11-28T00:00:00+00:00"),
        ("2026-11-28T03:00Z", "2026-11-28T03:00:00+00:00"),
        ("2026-11-28T03:00+05:30", "2026-11-28T03:00:00+05:30"),
        ("2026-11-28T03:00 Europe/Berlin", "2026-11-28T03:00:00+01:00"),
        ("2026-07-28T03:00[America/New_York]", "2026-07-28T03:00:00-04:00"),
        ("2026-10-25T02:30 Europe/Berlin", "2026-10-25T02:30:00+02:00"),
    ],
)
def test_moments(text: str, expected: str) -> None:
    moment = read_moment(None, None, text)
    assert moment is not None
    assert moment.timestamp() == datetime.fromisoformat(expected).timestamp()


def test_none_is_none() -> None:
    assert read_moment(None, None, None) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "03:00",
        "2026-11-31T03:00",
        "2026-11-28T25:00",
        "2026-11-28T03:00 Nowhere/Here",
        "2026-11-28T03:00 ../../etc/passwd",
        "2026-11-28T03:00[/etc/localtime]",
        "2026-11-28T03:00+01:00 Europe/Berlin",
        "2026-03-29T02:30 Europe/Berlin",
        "0001-01-01T00:00",
        "9999-12-31T23:59",
    ],
)
def test_no_moments(text: str) -> None:
    with pytest.raises(click.BadParameter):
        read_moment(None, None, text)
