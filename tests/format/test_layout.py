"""The one layout, rule by rule: `cases/*.md` show what was written above what it becomes."""

import re
from pathlib import Path

import pytest

from tests.format.test_any_document import laid_out

_CASE = re.compile(r"^## ([^\n]+)\n\n```yaml\n(.*?)^```\n\n```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: What parts of services are put behind.
HEAD = "version: slocompiler/v1\nservice: shop\n"


def _cases() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((Path(__file__).parent / "cases").glob("*.md")):
        head = "" if path.stem == "documents" else HEAD
        cases = _CASE.findall(path.read_text(encoding="utf-8"))
        assert len(cases) == path.read_text(encoding="utf-8").count("\n## "), path
        found |= {f"{path.stem}: {name}": (head + written, head + expected) for name, written, expected in cases}
    return found


#: What a page would not show.
INVISIBLE = {
    "characters that nobody sees": (
        HEAD + 'labels: {a: "\\u202e", b: "x\\ty", c: "a\u00a0b"}\n',
        HEAD + 'labels: {a: "\\u202e", b: "x\\ty", c: "a\u00a0b"}\n',
    ),
    "blanks in a literal block": (
        HEAD + "description: |\n      one\n        two  \n\n      three\n\n\nlabels: {}\n",
        HEAD + "description: |\n  one\n    two  \n\n  three\n\nlabels: {}\n",
    ),
    "blanks at the end": (HEAD + "tier: a   \nlabels:   {}\n", HEAD + "tier: a\nlabels: {}\n"),
    "no line break at the end": ("service: a", "service: a\n"),
    "no line break behind a comment": (
        "{service: a, version: slocompiler/v1}  # x",
        "version: slocompiler/v1\nservice: a\n# x\n",
    ),
    "empty lines": ("\n\nservice: a\n\n\n\ntier: a\n\n# end\n\n\n", "service: a\n\ntier: a\n\n# end\n"),
}
CASES = _cases() | INVISIBLE


@pytest.mark.parametrize(("written", "expected"), CASES.values(), ids=CASES)
def test_layout(written: str, expected: str) -> None:
    assert laid_out(written) == expected
    assert laid_out(expected) == expected
