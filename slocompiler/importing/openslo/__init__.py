"""OpenSLO: documents of `openslo/v1` and `openslo/v1alpha`, of other tools and of our own export.

Facts of the format: the specification that OpenSLO/OpenSLO publishes, and the types of OpenSLO/go-sdk.
"""

from slocompiler.importing.openslo.importer import OPENSLO

__all__ = ["OPENSLO"]
