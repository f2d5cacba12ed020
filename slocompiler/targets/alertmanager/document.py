"""The configuration file as plain data."""

from typing import Any

from slocompiler.ir.compilation import CompilationIr
from slocompiler.routing.routes.build_tree import build_tree
from slocompiler.targets.alertmanager.base.merge_base import merge_base
from slocompiler.targets.alertmanager.file_form import file_config


def alertmanager_document(compilation: CompilationIr) -> dict[str, Any]:
    """What `alertmanager.yaml` holds, the user's own configuration included, whether or not that form is asked for."""
    organization = compilation.organization
    return merge_base(organization.alertmanager.base, file_config(organization, build_tree(compilation)))
