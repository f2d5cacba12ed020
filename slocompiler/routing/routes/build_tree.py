"""Builds the routing tree of an organization."""

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import TeamIr
from slocompiler.routing.matcher import equals, one_of
from slocompiler.routing.routes.automation_routes import automation_routes
from slocompiler.routing.routes.copy_routes import copy_routes
from slocompiler.routing.routes.correlation_routes import correlation_routes
from slocompiler.routing.routes.dependency_inhibitions import dependency_inhibitions
from slocompiler.routing.routes.routing_context import RoutingContext, routing_context
from slocompiler.routing.routes.severity_inhibitions import severity_inhibitions
from slocompiler.routing.routes.severity_routes import severity_routes
from slocompiler.routing.routing_tree import RoutingTree, TeamRoute


def build_tree(compilation: CompilationIr) -> RoutingTree:
    """The tree: per team what alerts start, copies for others, incidents, then one route per severity and kind."""
    context = routing_context(compilation)
    teams = (_team_route(context, team) for team in compilation.organization.teams)
    return RoutingTree(
        tuple(team for team in teams if team.routes),
        (*severity_inhibitions(context), *dependency_inhibitions(context)),
    )


def _team_route(context: RoutingContext, team: TeamIr) -> TeamRoute:
    severities = context.notified_severities(team)
    matchers = (equals("team", team.name), one_of("severity", (severity.name for severity in severities)))
    if not severities:
        return TeamRoute(team.name, (), ())
    return TeamRoute(
        team.name,
        matchers,
        (
            *automation_routes(context, team),
            *copy_routes(context, team),
            *correlation_routes(context, team),
            *severity_routes(context, team),
        ),
    )
