"""Dashboards as files: as Grafana's API and its provisioning read them, and as ConfigMaps."""

from collections.abc import Mapping
from typing import Any

import orjson
from grafana_foundation_sdk.models.dashboard import Dashboard

from slocompiler.emit import write_yaml
from slocompiler.ir.organization import OrganizationIr

#: What the dashboard sidecar of Grafana's Helm chart looks for.
_SIDECAR_LABEL = {"grafana_dashboard": "1"}
_PROVISIONED_FOLDER = "/var/lib/grafana/dashboards/slocompiler"


def dashboard_files(dashboards: Mapping[str, Dashboard], organization: OrganizationIr) -> dict[str, str]:
    """`<name>.json` for each dashboard, and `<name>.configmap.yaml` where the organization asks for it."""
    files: dict[str, str] = {}
    for name, dashboard in dashboards.items():
        text = dashboard_text(dashboard)
        files[f"{name}.json"] = text
        if organization.grafana.as_config_map:
            files[f"{name}.configmap.yaml"] = _config_map(name, str(dashboard.uid), text, organization)
    return files


def provisioning_file(organization: OrganizationIr) -> dict[str, str]:
    """The file that makes Grafana load a folder of dashboards, where the organization asks for it."""
    if not organization.grafana.as_provisioning:
        return {}
    provider: dict[str, object] = {
        "name": "slocompiler",
        "type": "file",
        "folder": organization.grafana.folder or "",
        "disableDeletion": False,
        "allowUiUpdates": False,
        "options": {"path": _PROVISIONED_FOLDER, "foldersFromFilesStructure": False},
    }
    return {"grafana-provisioning.yaml": write_yaml({"apiVersion": 1, "providers": [provider]})}


def dashboard_text(dashboard: Dashboard) -> str:
    """The dashboard as JSON: equal dashboards are equal bytes."""
    return orjson.dumps(dashboard, default=_plain, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS).decode() + "\n"


def _plain(value: Any) -> object:
    """What the library's models stand for."""
    return value.to_json()


def _config_map(name: str, uid: str, text: str, organization: OrganizationIr) -> str:
    folder = organization.grafana.folder
    metadata: dict[str, object] = {"name": f"{name}-{uid}"[:253].rstrip("-."), "labels": _SIDECAR_LABEL}
    if folder is not None:
        metadata["annotations"] = {"grafana_folder": folder}
    if organization.prometheus.rule_namespace is not None:
        metadata["namespace"] = organization.prometheus.rule_namespace
    document = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata, "data": {f"{uid}.json": text}}
    return write_yaml(document)
