"""What an AlertmanagerConfig cannot say."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.alerts import AlertIr
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import OrganizationIr, ReceiverIr
from slocompiler.ir.slos import SloIr
from slocompiler.routing.hours.week import follows_clock_changes
from slocompiler.routing.routing_tree import RoutingTree
from slocompiler.targets.alertmanager.receivers.kinds import kind_of
from slocompiler.targets.alertmanager.receivers.write_receiver import can_be_resource
from slocompiler.targets.alertmanager.rules import HOURS_WIDENED, NAMESPACE_MATCHER, NOT_IN_RESOURCE


def check_resources(compilation: CompilationIr, tree: RoutingTree) -> Iterator[Diagnostic]:
    """Findings about the resource form, about receivers and hours that a route of it uses."""
    organization = compilation.organization
    leaves = [leaf for team in tree.teams for leaf in team.routes]
    used = {name for leaf in leaves for name in leaf.receivers}
    yield from _namespace(organization)
    yield from _own_namespaces(compilation)
    for receiver in organization.receivers:
        if receiver.name in used and not can_be_resource(receiver):
            yield NOT_IN_RESOURCE.at(receiver.span, _what_is_missing(receiver), _remedy(receiver))
    for interval in organization.time_intervals:
        if interval.name in {leaf.active for leaf in leaves} and follows_clock_changes(interval):
            yield HOURS_WIDENED.at(
                interval.span,
                f"an AlertmanagerConfig cannot follow {interval.timezone}: `{interval.name}` is written there in UTC, "
                "open at its hours of summer and of winter time",
                "use the form `file` where the exact hour matters",
            )


def _namespace(organization: OrganizationIr) -> Iterator[Diagnostic]:
    if organization.prometheus.rule_namespace is None:
        yield NAMESPACE_MATCHER.at(
            organization.span,
            "prometheus-operator routes only alerts whose `namespace` label is that of the AlertmanagerConfig, and "
            "aggregated alerts have none",
            "state `prometheus: {rule_namespace: …}`, so that alerts carry it, or set "
            "`alertmanagerConfigMatcherStrategy: {type: None}` on the Alertmanager resource",
        )


def _own_namespaces(compilation: CompilationIr) -> Iterator[Diagnostic]:
    for service in compilation.services:
        nodes: tuple[SloIr | AlertIr, ...] = (*service.slos, *service.alerts)
        for node in nodes:
            if "namespace" in node.by:
                yield NAMESPACE_MATCHER.at(
                    node.span,
                    f"alerts of `{node.name}` carry the `namespace` of their series, and prometheus-operator routes "
                    "only those of the AlertmanagerConfig's own",
                    'record the label under another name: `by: ["namespace as kube_namespace"]`',
                )


def _what_is_missing(receiver: ReceiverIr) -> str:
    if kind_of(receiver).resource is None:
        return f"AlertmanagerConfig has no receiver of the kind `{receiver.kind}`: `{receiver.name}` would be missing"
    return f"AlertmanagerConfig reads no files: `{receiver.name}` would have no secret"


def _remedy(receiver: ReceiverIr) -> str:
    if kind_of(receiver).resource is None:
        return "use the form `file`, or another receiver"
    secret = kind_of(receiver).secret
    key = secret.reference if secret else ""
    return f"write `{key}: {{secret: <name>, key: <key>}}`, or a path `/etc/alertmanager/secrets/<secret>/<key>`"
