"""How many examples a run tries: few and always the same, or PROPERTY_EXAMPLES of them and others every time."""

import os

from hypothesis import HealthCheck, Phase, settings

_WISHED = os.environ.get("PROPERTY_EXAMPLES")


def profile(examples: int) -> settings:
    """Settings for tests that make files: `examples` of them, unless the environment asks for another number."""
    return settings(
        max_examples=int(_WISHED) if _WISHED else examples,
        derandomize=_WISHED is None,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
        phases=[Phase.generate, Phase.shrink],
    )
