"""The README's examples of other programs' files: what is shown there is what is tested."""

import re
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def readme_block(beginning: str) -> str:
    """The one YAML block that begins so."""
    blocks: list[str] = re.findall(
        r"^```yaml\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    found = [text for text in blocks if text.startswith(beginning)]
    assert len(found) == 1, f"{len(found)} blocks of the README begin with {beginning!r}"
    return found[0]
