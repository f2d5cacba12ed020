"""The burn-rate policy of an exported SLO: by its name, unless its conditions say something else now."""

from slocompiler.exporting.openslo import annotation
from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.names import spec_name
from slocompiler.importing.openslo.exported.carried import text_of
from slocompiler.importing.openslo.reading.alerting import Policy, read_policies
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.objects import Object
from slocompiler.importing.remark import approximated
from slocompiler.importing.rules.openslo import CHANGED_EXPORT
from slocompiler.importing.wishes import Wishes
from slocompiler.load.yaml import ScalarNode, SequenceNode, YamlNode, parse_yaml, to_python
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration, InvalidValueError


def changed_policy(context: Context, found: Object, wishes: Wishes) -> str | None:
    """The name of the policy that the alert policies of an SLO are now; None while they are those of the export.

    Without the file that has them nothing is known to have changed.
    """
    if not _are_there(context, found.spec):
        found.spec.ignore("alertPolicies")
        return None
    policies = read_policies(context, found)
    exported = text_of(found, annotation.ENTRIES) or "[]"
    entries = [text_of(policy.condition.object, annotation.ENTRY) for policy in policies]
    if entries == _texts(exported) and all(_is_exported(policy) for policy in policies):
        return None
    made = {_entry_name(policy): _entry(policy, wishes) for policy in policies if policy.when_breaching}
    wanted = text_of(found, "burn_rate_policy") or found.name.text
    name = wishes.policy(spec_name(f"{wanted}-changed", "changed"), made, found.span)
    why = "its alert policies are not those of the export any longer: they count as they are now"
    context.remarks.append(approximated(CHANGED_EXPORT, found.span, f"burn-rate policy `{name}`", why))
    return name


def plain_texts(node: YamlNode) -> object:
    """A tree with its scalars as they were written."""
    return to_python(node, lambda scalar: scalar.text)


def _texts(text: str) -> list[str]:
    documents = parse_yaml(text, "").documents
    items = documents[0].items if documents and isinstance(documents[0], SequenceNode) else ()
    return [item.text for item in items if isinstance(item, ScalarNode)]


def _are_there(context: Context, spec: Fields) -> bool:
    references = [item.text("alertPolicyRef") for item in spec.each("alertPolicies", "an alert policy")]
    return all(_is_there(context, reference) for reference in references)


def _is_there(context: Context, reference: Found | None) -> bool:
    return reference is None or ("AlertPolicy", reference.text) in context.objects


def _is_exported(policy: Policy) -> bool:
    condition = policy.condition.object
    digest = text_of(condition, annotation.DIGEST)
    return policy.when_breaching and digest == annotation.digest(plain_texts(condition.spec.node))


def _entry_name(policy: Policy) -> str:
    return text_of(policy.condition.object, annotation.ENTRY) or spec_name(policy.condition.object.name.text, "burn")


def _entry(policy: Policy, wishes: Wishes) -> PolicyEntrySpec:
    condition = policy.condition
    short = _duration(text_of(condition.object, annotation.SHORT))
    keep = _duration(text_of(condition.object, annotation.KEEP_FIRING_FOR))
    known = wishes.severities.get(condition.severity.text)
    severity = known.name if known else condition.severity.text
    return PolicyEntrySpec(
        burn=condition.threshold.number,
        long=condition.lookback.length,
        short=short or Duration(max(60_000, condition.lookback.length.milliseconds // 12 // 60_000 * 60_000)),
        for_=condition.alert_after.length if condition.alert_after else None,
        keep_firing_for=keep,
        severity=severity,
    )


def _duration(text: str | None) -> Duration | None:
    try:
        return None if text is None else Duration.parse(text)
    except InvalidValueError:
        return None
