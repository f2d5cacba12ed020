"""The shape of the spec language: one model for every mapping, and nothing about meaning."""

from slocompiler.spec.base import SpecModel
from slocompiler.spec.organization import OrganizationSpec
from slocompiler.spec.service import ServiceBody, ServiceSpec
from slocompiler.spec.service_document import ServiceDocument
from slocompiler.spec.template import TemplateSpec

__all__ = ["OrganizationSpec", "ServiceBody", "ServiceDocument", "ServiceSpec", "SpecModel", "TemplateSpec"]
