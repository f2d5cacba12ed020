"""Alertmanager's configuration: who is told of which alerts, as an organization."""

from slocompiler.importing.alertmanager.importer import ALERTMANAGER

__all__ = ["ALERTMANAGER"]
