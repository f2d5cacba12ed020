"""Keys that the language does not have where they stand."""

from collections.abc import Iterable

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.did_you_mean import closest, quoted
from slocompiler.load.rules.keys import SAMPLING_SEES_NO_RESPONSE, UNKNOWN_KEY
from slocompiler.load.shape.boolean_words import BOOLEAN_WORDS
from slocompiler.load.shape.foreign_keys import RESPONSE_KEYS, known_elsewhere
from slocompiler.load.shape.nouns import noun
from slocompiler.load.yaml import MappingEntry
from slocompiler.spec import SpecModel


def unknown_key(entry: MappingEntry, model: type[SpecModel], accepted: Iterable[str]) -> Diagnostic:
    """The finding about one key, with the key that was probably meant and all that there are."""
    if model.__name__ == "SamplingRuleSpec" and entry.key in RESPONSE_KEYS:
        return SAMPLING_SEES_NO_RESPONSE.at(
            entry.key_span,
            f"head sampling cannot see `{entry.key}`: it decides before the response exists",
            "sample `rate: 100%`, and write `keep: {bad: 100%, slower_than: 100ms, rest: 10%}` beside `sampling`: "
            "it decides when the trace is complete",
        )
    return UNKNOWN_KEY.at(
        entry.key_span, f"{noun(model)} has no key `{entry.key}`", _help(entry.key, model, tuple(accepted))
    )


def meant_key(key: str, model: type[SpecModel], accepted: Iterable[str]) -> str | None:
    """The accepted key that an unknown one probably stands for."""
    elsewhere = known_elsewhere(model, key)
    accepted = tuple(accepted)
    if elsewhere and elsewhere[0] in accepted:
        return elsewhere[0]
    return closest(key, accepted)


def _help(key: str, model: type[SpecModel], accepted: tuple[str, ...]) -> str:
    listed = f"accepted: {quoted(accepted)}"
    if key.lower() in BOOLEAN_WORDS:
        return f"YAML 1.1 reads `{key}` as a boolean, so no key is called so; {listed}"
    elsewhere = known_elsewhere(model, key)
    if elsewhere and (elsewhere[0] is None or elsewhere[0] in accepted):
        return elsewhere[1]
    meant = closest(key, accepted)
    return f"did you mean `{meant}`? {listed}" if meant else listed
