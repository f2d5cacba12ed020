"""The tables of a replay, as rows of words that every format prints."""

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec import Struct

from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.result import Backtest, Episode, ReplayedRules
from slocompiler.values import Duration
from slocompiler.values.columns import visible


class Table(Struct, frozen=True):
    """A heading, the names of the columns, the rows; `numbers` are columns that are aligned to the right."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()


def tables_of(result: Backtest) -> Iterator[Table]:
    """What fired in all, each alert, old against new, the budgets; those with nothing in them are left out."""
    tables = (_totals(result), _alerts(result), _firings(result), _episodes(result), _budgets(result))
    return (table for table in tables if table.rows)


def headline(result: Backtest) -> str:
    """`2026-10-01 00:00 to 2026-10-31 00:00 UTC, once every 1m`."""
    return f"{moment(result.start)} to {moment(result.end)} UTC, once every {Duration(result.step)}"


def notes_of(result: Backtest) -> Iterator[str]:
    """What the numbers do not say by themselves."""
    for warning in result.warnings:
        yield f"warning: {visible(warning)}"
    for rules in result.rule_sets:
        for rule in rules.left_out:
            yield f"not replayed, {rules.name}: {visible(rule.name)}: {visible(rule.reason)}"
    others = sorted({group for rules in result.rule_sets for alert in rules.alerts for group in alert.other_groups})
    if others:
        yield f"read from other groups, which live may be one interval old: {', '.join(map(visible, others))}"
    yield f"times are exact to one step of {Duration(result.step)} and one evaluation of a live ruler"


def moment(milliseconds: int) -> str:
    """`2026-10-01 00:00`, in UTC; with seconds where there are any."""
    when = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return when.strftime("%Y-%m-%d %H:%M" if when.second == 0 else "%Y-%m-%d %H:%M:%S")


def _totals(result: Backtest) -> Table:
    rows = tuple(
        (
            rules.name,
            str(len(rules.alerts)),
            str(len(rules.firings)),
            f"{result.hours(rules.firings):.1f}",
            str(rules.pages),
            f"{result.pages_a_week(rules):.1f}",
        )
        for rules in result.rule_sets
    )
    head = ("rules", "alerts", "firings", "hours firing", "pages", "pages a week")
    return Table("In all", head, rows, frozenset(range(1, 6)))


def _alerts(result: Backtest) -> Table:
    rows = tuple(
        (
            rules.name,
            visible(alert.name),
            "page" if alert.pages else "",
            str(len(alert.firings)),
            moment(alert.firings[0].fires) if alert.firings else "never",
            f"{result.hours(alert.firings):.1f}",
        )
        for rules in result.rule_sets
        for alert in rules.alerts
    )
    return Table("Alerts", ("rules", "alert", "", "firings", "first", "hours firing"), rows, frozenset((3, 5)))


def _firings(result: Backtest) -> Table:
    rows = tuple(
        (rules.name, visible(firing.alert), _group(firing, rules), _since(firing), _until(firing.resolves))
        for rules in result.rule_sets
        for firing in sorted(rules.firings, key=lambda firing: firing.fires)
    )
    return Table("Firings", ("rules", "alert", "of", "fires", "resolves"), rows)


def _episodes(result: Backtest) -> Table:
    names = [rules.name for rules in result.rule_sets]
    if len(names) < 2:
        return Table("", (), ())
    rows = tuple(
        (
            moment(episode.start),
            _until(episode.end),
            *(_first(episode, name) for name in names),
            _difference(episode, *names[:2]),
        )
        for episode in result.episodes
    )
    return Table("Old against new", ("from", "to", *(f"first of {name}" for name in names), "new is"), rows)


def _budgets(result: Backtest) -> Table:
    rows = tuple(
        (
            visible(period.slo),
            visible(", ".join(f"{label}={value}" for label, value in sorted(period.group.items()))),
            moment(period.start),
            f"{100 * period.error_ratio:.4g}%",
            f"{period.burn:.2f}x",
            f"{100 * period.budget_spent:.1f}%",
        )
        for period in result.budgets
    )
    head = ("SLO", "of", "week from", "bad", "burn", "of the budget")
    return Table("Budgets", head, rows, frozenset((3, 4, 5)))


def _group(firing: Firing, rules: ReplayedRules) -> str:
    """The labels that tell the firing from others of its alert."""
    same = [other for other in rules.firings if other.alert == firing.alert]
    telling = {
        label: value for label, value in firing.labels.items() if any(o.labels.get(label) != value for o in same)
    }
    return visible(", ".join(f"{label}={value}" for label, value in telling.items()))


def _since(firing: Firing) -> str:
    return f"{moment(firing.fires)} or before" if firing.since_before else moment(firing.fires)


def _until(resolves: int | None) -> str:
    return "still firing" if resolves is None else moment(resolves)


def _first(episode: Episode, name: str) -> str:
    firing = episode.first.get(name)
    return "-" if firing is None else f"{moment(firing.fires)} {visible(firing.alert)}"


def _difference(episode: Episode, new: str, old: str) -> str:
    one, other = episode.first.get(new), episode.first.get(old)
    if one is None or other is None:
        return "silent" if one is None else "alone"
    distance = Duration(abs(one.fires - other.fires))
    if one.fires == other.fires:
        return "as early"
    return f"{distance.human} {'earlier' if one.fires < other.fires else 'later'}"
