"""What SLOs need of an organization, collected while they are read."""

from collections.abc import Mapping

from msgspec import Struct, field

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.entries import left_out_name, that_can_fire
from slocompiler.importing.names import free_name, severity_name
from slocompiler.importing.proposal import WantedPolicy, WantedSeverity
from slocompiler.importing.remark import Remark, carried
from slocompiler.spec.organization import PolicyEntrySpec
from slocompiler.values import Duration, Objective

_NO_ALERTS = "no-alerts"


class Wishes(Struct):
    """Severities and policies by name, in the order in which they were first needed."""

    severities: dict[str, WantedSeverity] = field(default_factory=dict)
    policies: dict[str, WantedPolicy] = field(default_factory=dict)

    def severity(self, text: str, page: bool, span: SourceSpan) -> str:
        """The name of a severity. One that pages and one that does not are two, whatever they are called."""
        kind = "page" if page else "ticket"
        name = severity_name(text, kind)
        known = self.severities.get(name)
        if known is not None and known.page != page:
            name = f"{name}-{kind}"
        self.severities.setdefault(name, WantedSeverity(name, page, span))
        return name

    def no_alerts(self, span: SourceSpan) -> str:
        """The name of the policy of SLOs that are never alerted on."""
        return self.policy(_NO_ALERTS, {}, span, ("Measured and shown, and never alerted on.",))

    def policy_for(
        self,
        name: str,
        entries: Mapping[str, PolicyEntrySpec],
        span: SourceSpan,
        objective: Objective | None,
        window: Duration,
        remarks: list[Remark],
    ) -> str:
        """The policy with those of the entries that can fire for an objective; a remark when others are left out."""
        kept = entries if objective is None else that_can_fire(entries, objective, window)
        left_out = [entry for entry in entries if entry not in kept]
        if left_out:
            which = ", ".join(f"`{entry}`" for entry in left_out)
            remarks.append(carried(span, f"without {which} at {objective}: that many failures there cannot be"))
        return self.policy(left_out_name(name, left_out), kept, span) if kept else self.no_alerts(span)

    def policy(
        self, name: str, entries: Mapping[str, PolicyEntrySpec], span: SourceSpan, comment: tuple[str, ...] = ()
    ) -> str:
        """The name of a policy with these entries: `name` unless that has other ones."""
        for known in self.policies.values():
            if known.entries == entries:
                return known.name
        name = free_name(name, self.policies)
        self.policies[name] = WantedPolicy(name, entries, span, comment)
        return name
