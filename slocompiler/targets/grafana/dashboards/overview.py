"""Every SLO of the organization in one table, the one with the least budget first."""

from collections.abc import Sequence
from decimal import Decimal

from grafana_foundation_sdk.builders.common import TableSortByFieldState
from grafana_foundation_sdk.builders.dashboard import Dashboard as DashboardBuilder
from grafana_foundation_sdk.models.dashboard import Dashboard, DataTransformerConfig, DynamicConfigValue

from slocompiler.emit.markdown import link
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.signals import Store
from slocompiler.recordings import names as series
from slocompiler.targets.grafana.dashboards.owned_series import OwnedSeries
from slocompiler.targets.grafana.dashboards.uids import overview_uid
from slocompiler.targets.grafana.dashboards.variables import datasource_variables
from slocompiler.targets.grafana.panels.colors import BAD, GOOD, WARNING
from slocompiler.targets.grafana.panels.kinds import AnyPanel, field, rows_of_values, words
from slocompiler.targets.grafana.panels.layout import Placed, Section, place
from slocompiler.targets.grafana.panels.query import PromQuery
from slocompiler.targets.grafana.panels.units import SECONDS, SHARE
from slocompiler.values import Duration

_RECENTLY = Duration.of(minutes=30)
_LOW_BUDGET = Decimal("0.25")
_DAYS_3 = 3 * 86400
_BUDGET, _BURN, _LASTS = "Budget left", "Burn rate", "Time to exhaustion"


def overview(compilation: CompilationIr) -> Dashboard:
    """Budget left, burn now, time to exhaustion and owner of every SLO that Prometheus records; links to the rest."""
    organization = compilation.organization
    dashboard = (
        DashboardBuilder(f"{organization.name}: all SLOs")
        .uid(overview_uid(organization))
        .tags(["slocompiler", "overview"])
        .readonly()
        .timezone("browser")
        .time("now-1h", "now")
        .refresh("5m")
    )
    for variable in datasource_variables([Store.PROMETHEUS], organization):
        dashboard = dashboard.with_variable(variable)
    return place(dashboard, _sections(compilation)).build()


def _sections(compilation: CompilationIr) -> list[Section]:
    sections = [Section("slos", "SLOs, least budget first", [Placed("table", _table(compilation), 24, 22)])]
    elsewhere = [
        f"- {link(service.name, f'/d/{service.dashboard_uid}')}"
        for service in compilation.services
        if any(slo.store is Store.CLOUDWATCH for slo in service.slos)
    ]
    if elsewhere:
        text = words("", "\n".join(elsewhere))
        sections.append(Section("cloudwatch", "Evaluated by CloudWatch", [Placed("text", text, 24, 6)]))
    return sections


def _table(compilation: CompilationIr) -> AnyPanel:
    """One row for each SLO and each of its groups; every query gives the same labels, so that rows become one."""
    owned = OwnedSeries.of(compilation)
    burn = f"avg_over_time({series.CURRENT_BURN_RATE}[{_RECENTLY}])"
    lasts = f"clamp_min({series.BUDGET_REMAINING}, 0) / ({burn} > 0)"
    values = (series.BUDGET_REMAINING, series.CURRENT_BURN_RATE, owned.times_window(lasts))
    queries = [PromQuery(owned.with_owner(value), "", is_instant=True, is_table=True) for value in values]
    about = f"Time to exhaustion: how long the budget lasts if it burns on as in the last {_RECENTLY}."
    panel = rows_of_values("SLOs", about, queries, store=Store.PROMETHEUS)
    panel = panel.with_transformation(DataTransformerConfig(id_val="merge", options={}))
    panel = panel.with_transformation(DataTransformerConfig(id_val="organize", options=_columns(owned)))
    panel = panel.sort_by([TableSortByFieldState().display_name(_BUDGET).desc(False)])
    for name, properties in _looks(owned, compilation).items():
        panel = panel.override_by_name(name, properties)
    return panel


def _columns(owned: OwnedSeries) -> dict[str, object]:
    """Which columns come first, and what they are called."""
    named = {"Value #A": _BUDGET, "Value #B": _BURN, "Value #C": _LASTS}
    order = [*owned.identity, *owned.groups, "Value #A", "Value #B", "Value #C", *owned.owner]
    return {
        "excludeByName": {"Time": True},
        "indexByName": {name: position for position, name in enumerate(order)},
        "renameByName": named,
    }


def _looks(owned: OwnedSeries, compilation: CompilationIr) -> dict[str, list[DynamicConfigValue]]:
    """Units, colours and links of the columns."""
    return {
        _BUDGET: [field("unit", SHARE), field("decimals", 1), *_colored((0, WARNING), (_LOW_BUDGET, GOOD))],
        _BURN: [field("unit", "suffix:x"), field("decimals", 1)],
        _LASTS: [field("unit", SECONDS), field("noValue", "not burning"), *_colored((3600, WARNING), (_DAYS_3, GOOD))],
        owned.identity[0]: [field("links", [_to_service(owned, compilation)])],
    }


def _colored(*steps: tuple[Decimal | int, str]) -> Sequence[DynamicConfigValue]:
    """The cell's background: red below the first step."""
    levels = [{"value": None, "color": BAD}, *({"value": float(value), "color": color} for value, color in steps)]
    return (
        field("thresholds", {"mode": "absolute", "steps": levels}),
        field("custom.cellOptions", {"type": "color-background", "mode": "basic"}),
    )


def _to_service(owned: OwnedSeries, compilation: CompilationIr) -> dict[str, object]:
    """The service's own dashboard; a search by tags where a name is too long to be part of its uid."""
    service = f"${{__data.fields.{owned.identity[0]}}}"
    environment = "${__data.fields.environment}" if owned.has_environments else ""
    if all(_is_plain(one.dashboard_uid, one.environment, one.name) for one in compilation.services):
        url = f"/d/{'-'.join(filter(None, ('slo', environment, service)))}"
    else:
        url = f"/dashboards?tag=service:{service}" + (f"&tag=environment:{environment}" if environment else "")
    return {"title": "Dashboard", "url": url, "targetBlank": False}


def _is_plain(uid: str, environment: str | None, name: str) -> bool:
    return uid == "-".join(filter(None, ("slo", environment, name)))
