"""X-Ray: which requests are traced when they begin, and which traces are kept when they end."""

from slocompiler.targets.xray.rules import XRAY_RULES
from slocompiler.targets.xray.xray_target import XRAY

__all__ = ["XRAY", "XRAY_RULES"]
