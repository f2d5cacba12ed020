"""The shape of the spec language: one pydantic model for every mapping, and nothing about meaning."""

from slocompiler.spec.base import SpecModel
from slocompiler.spec.organization import OrganizationSpec
from slocompiler.spec.service import ServiceBody, ServiceSpec
from slocompiler.spec.template import ReuseSpec, TemplateSpec

__all__ = ["OrganizationSpec", "ReuseSpec", "ServiceBody", "ServiceSpec", "SpecModel", "TemplateSpec"]
