"""Matchers, checked as Alertmanager's two parsers check them: one of them must accept."""

import re

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher, parse_matchers

_CLASSIC = re.compile(r'\s*[a-zA-Z_:][a-zA-Z0-9_:]*\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^"]*?)\s*', re.DOTALL)
_QUOTED_NAME = re.compile(r'\s*"(?:[^"\\]|\\.)+"\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s{}!=~,\\"\'`]+)\s*', re.DOTALL)
_UTF8_NAME = re.compile(r'\s*[^\s{}!=~,\\"\'`]+\s*(=~|!~|!=|=)\s*("(?:[^"\\]|\\.)*"|[^\s{}!=~,\\"\'`]+)\s*', re.DOTALL)
_FORMS = (_CLASSIC, _QUOTED_NAME, _UTF8_NAME)
#: Python reads these, Go's RE2 does not.
_NOT_RE2 = re.compile(r"\(\?<?[=!]|\(\?>|\\[1-9]|[*+?}]\+")
_HELP = 'write `label="value"`, or `=~`, `!=`, `!~` for the `=`'


def check_matchers(fields: Fields, key: str, equal: str, like: str) -> None:
    """Reports what is wrong with the matchers of a route, or of one side of an inhibition."""
    for found in fields.text_items(key):
        _check_text(fields, found)
    fields.texts(equal)
    for name, found in fields.texts(like).items():
        check_pattern(fields, LabelMatcher(name, "=~", found.text), found)


def _check_text(fields: Fields, found: Found) -> None:
    text = found.text.strip()
    inner = text.removeprefix("{").removesuffix("}")
    if text.startswith("{") != text.endswith("}"):
        fields.wrong(found.span, f"`{found.text[:60]}` has only one of its braces", _HELP)
        return
    matchers = list(parse_matchers(inner))
    if not matchers or not all(any(form.fullmatch(part) for form in _FORMS) for part in _parts(inner)):
        fields.wrong(found.span, f"`{found.text[:60]}` is no matcher", _HELP)
        return
    for matcher in matchers:
        check_pattern(fields, matcher, found)


def _parts(text: str) -> list[str]:
    """The matchers of one text, cut at commas outside quotes."""
    return [part for part in re.findall(r'(?:"(?:[^"\\]|\\.)*"|[^,"])+|"', text) if part.strip()]


def check_pattern(fields: Fields, matcher: LabelMatcher, found: Found) -> None:
    """Reports a pattern that Alertmanager cannot read."""
    if matcher.operator not in ("=~", "!~"):
        return
    if _NOT_RE2.search(matcher.value):
        help = "RE2 has no lookaround, no backreferences, no possessive repetition"
        fields.wrong(found.span, f"`{matcher.value[:60]}` is no pattern of RE2", help)
        return
    try:
        re.compile(matcher.value)
    except re.error as problem:
        fields.wrong(found.span, f"`{matcher.value[:60]}` is no regular expression: {problem.msg}")


def finite_values(matcher: LabelMatcher) -> tuple[str, ...] | None:
    """The values that a matcher names: those it accepts, or those it refuses; None where they cannot be listed."""
    if matcher.operator in ("=", "!="):
        return (matcher.value,) if matcher.value else ()
    pattern = matcher.value.removeprefix("^").removesuffix("$")
    if re.fullmatch(r"\((\?:)?[^()]*\)", pattern):
        pattern = pattern[pattern.index("(") + 1 : -1].removeprefix("?:")
    values = pattern.split("|")
    if all(re.fullmatch(r"(?:[^\\.+*?()|\[\]{}^$]|\\[^\w])*", value) for value in values):
        return tuple(re.sub(r"\\(.)", r"\1", value) for value in values if value)
    return None
