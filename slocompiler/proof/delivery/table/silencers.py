"""What keeps an alert silent while it fires, in words."""

from collections.abc import Iterator, Sequence

from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.delivered import Delivered
from slocompiler.proof.delivery.inhibition import Muting, mutings

#: Where the service is the same, these say what else is; the other labels only tell groups of one alert apart.
_SUBJECT = ("service", "slo", "alertname")


def silencers(rules: Sequence[InhibitRule], delivered: Sequence[Delivered]) -> dict[int, tuple[str, ...]]:
    """By the place of the alert in `delivered`: the rules that can mute it, for which there is such a source."""
    places = {id(one): place for place, one in enumerate(delivered)}
    found: dict[int, list[str]] = {}
    for rule in rules:
        for place, muting in _targets(rule, delivered, places).items():
            found.setdefault(place, []).append(_words(rule, muting))
    return {place: tuple(dict.fromkeys(words)) for place, words in found.items()}


def _targets(rule: InhibitRule, delivered: Sequence[Delivered], places: dict[int, int]) -> dict[int, Muting]:
    targets: dict[int, Muting] = {}
    for muting in mutings(rule, delivered):
        targets.setdefault(places[id(muting.target)], muting)
    return targets


def _words(rule: InhibitRule, muting: Muting) -> str:
    """`P0 of the same service and slo`."""
    fixed = {matcher.name for matcher in rule.source if matcher.operator == "="} | {"environment"}
    same = [name for name in rule.equal if muting.target.alert.labels.may_carry(name) and name not in fixed]
    if "service" in same:
        same = [name for name in same if name in _SUBJECT]
    what = " ".join(_parts(rule.source)) or "any alert"
    return f"{what} of the same {' and '.join(same)}" if same else what


def _parts(matchers: tuple[LabelMatcher, ...]) -> Iterator[str]:
    """The severity first, then whose it is, then every other condition that says more than that a label is there."""
    values = {matcher.name: matcher.value for matcher in matchers if matcher.operator == "="}
    yield from (values[name] for name in ("severity",) if name in values)
    yield from (f"of {values[name]}" for name in ("service",) if name in values)
    for matcher in matchers:
        if not (matcher.operator == "=" and matcher.name in ("severity", "service")) and matcher.value:
            yield f'{matcher.name}{matcher.operator}"{matcher.value}"'
