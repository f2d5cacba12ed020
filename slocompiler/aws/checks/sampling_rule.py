"""An X-Ray sampling rule: what it matches on, and what it cannot know.

Source: X-Ray API reference, SamplingRule; X-Ray Developer Guide, Configuring sampling rules.
"""

from collections.abc import Iterator

from slocompiler.aws.reading import Body, mapping, text, whole
from slocompiler.aws.violation import Violation, ViolationKind

_DEFAULT = "Default"
#: Keys that people write and no rule has: what a request came to is not known when it is sampled.
_OUTCOMES = ("condition", "status", "statuscode", "httpstatus", "duration", "responsetime", "error", "fault")
_METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH")


def check_rule(body: Body) -> Iterator[Violation]:
    """What the model allows and X-Ray does not, or not in that sense."""
    rule = mapping(body, "SamplingRule")
    name, version = text(rule, "RuleName"), whole(rule, "Version")
    if rule and "RuleName" not in rule:
        help = "add `RuleName`; an ARN is what AWS gives it"
        yield Violation(ViolationKind.MISSING_KEY, ("SamplingRule",), "a new rule needs a name", help)
    if "RuleARN" in rule:
        yield _violation("RuleARN", "a new rule has no ARN yet", "remove it")
    if name == _DEFAULT:
        yield _violation("RuleName", "`Default` is X-Ray's own rule", "give it another name")
    if version is not None and version > 1:
        yield _violation("Version", f"there is no version {version} of sampling rules", "write 1")
    yield from _matchers(rule)


def _matchers(rule: Body) -> Iterator[Violation]:
    method, path = text(rule, "HTTPMethod"), text(rule, "URLPath")
    if method and method.upper() in _METHODS and method != method.upper():
        yield _violation("HTTPMethod", f"`{method}` matches nothing", f"write `{method.upper()}`")
    if path and not path.startswith(("/", "*", "?")):
        yield _violation("URLPath", f"`{path}` matches nothing: a path begins with `/`", f"write `/{path}` or `*`")
    for key in ("ResourceARN", "ServiceName", "ServiceType", "Host", "HTTPMethod", "URLPath"):
        if text(rule, key) == "":
            yield _violation(key, f"an empty `{key}` matches nothing", "write `*` for all")


def why_unknown(violation: Violation) -> Violation:
    """The walk's refusal of a key, with the reason where somebody wants to sample by what a request came to."""
    key = str(violation.path[-1]).replace("_", "").replace(".", "").lower() if violation.path else ""
    if violation.kind is not ViolationKind.UNKNOWN_KEY or not key.startswith(_OUTCOMES):
        return violation
    help = "sampling is decided when a request begins: status and duration are not known; keep traces by tail sampling"
    return Violation(violation.kind, violation.path, violation.message, help)


def _violation(key: str, message: str, help: str) -> Violation:
    return Violation(ViolationKind.SAMPLING_RULE, ("SamplingRule", key), message, help)
