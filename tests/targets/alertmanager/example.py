"""The organizations that several tests here look at."""

from typing import Any

from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.alertmanager import ALERTMANAGER
from slocompiler.targets.target import TargetOutput
from tests.ir_organization import (
    WORKDAYS,
    alert,
    compilation,
    correlation,
    environments,
    interval,
    organization,
    pager,
    receiver,
    service,
    severity,
    slo,
    team,
)

BURN_ALERTS = {"BurnsFast": "P0", "BurnsMedium": "P1", "BurnsSlow": "P2"}


def two_teams(**changes: Any) -> CompilationIr:
    """Teams `search` and `models`, three severities of which P1 keeps New York office hours, two environments.

    `rest` (search) depends on `predictor` (models), which copies its alerts to search and correlates two of them.
    """
    built = organization(
        name="akidb",
        severities=(
            severity("P0", 1, page=True),
            severity("P1", 2, page=True, active="office"),
            severity("P2", 3, page=False),
        ),
        time_intervals=(interval("office", WORKDAYS, 9 * 60, 18 * 60, "America/New_York"),),
        receivers=(
            receiver("aws", "sns", topic_arn="arn:aws:sns:us-east-1:123456789012:alerts"),
            receiver("chat", "slack", channel="#search", api_url_file="/etc/alertmanager/secrets/slack/url"),
            pager("pager"),
            receiver("tickets", "webhook", url="https://tickets.example.com/hook"),
        ),
        teams=(
            team("models", {"P0": ["pager"], "P1": ["pager"], "P2": ["tickets"]}),
            team("search", {"P0": ["pager", "aws"], "P1": ["pager"], "P2": ["chat"]}, cc=["chat"]),
        ),
        environments=environments("production", "staging"),
        **changes,
    )
    rest = service("rest", "search", environment="production", depends_on=("predictor",), slos=(_slo("search"),))
    return compilation(built, rest, _predictor("production"), _predictor("staging"))


def _slo(team_name: str) -> Any:
    return slo("availability", BURN_ALERTS, team_name)


def _predictor(environment: str) -> Any:
    return service(
        "predictor",
        "models",
        environment=environment,
        cc=("search",),
        slos=(slo("freshness", BURN_ALERTS, "models", by=("region",)),),
        alerts=(
            alert("Cpu", "P1", "models", by=("region",)),
            alert("NodesGone", "P0", "models", by=("region",)),
            alert("Memory", "P1", "models", by=("pod",)),
        ),
        correlations=(correlation("spot", ("Cpu", "NodesGone"), per=("region",), hold=10),),
    )


def built(of: CompilationIr) -> TargetOutput:
    return ALERTMANAGER.for_organization(of)


def text_of(of: CompilationIr, name: str = "alertmanager.yaml") -> str:
    """The text of one organization artifact."""
    return {artifact.path: artifact.text for artifact in built(of).artifacts}[f"_organization/{name}"]
