"""Any text in place of a spec gives diagnostics or a workspace, never an exception."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from slocompiler.load.rules import LOAD_RULES
from slocompiler.load.workspace import load_workspace
from tests.snippets import ORGANIZATION, complete

TEXTS = [
    ORGANIZATION,
    *(complete(snippet) for rule in LOAD_RULES for snippet in (rule.failing, rule.passing) if snippet),
]
PIECES = st.sampled_from(
    [
        "", " ", "\n", "\n- ", ": ", "{", "}", "[", "]", '"', "'", "~", "false", "5", "%", "$job", "${job}", " #",
        "&a ", "*a", "slos", "extends: {x: {}}\n", "---\n", "\t", "é", "0x10", ".inf", ".nan", "1e400", "9" * 400,
        "!!int ", "<<: *a",
    ]
)  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 12)))
        text = text[:start] + draw(PIECES) + text[end:]
    return text


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated(), st.booleans())
@example("", True)
@example("\ud800", False)
@example("version: slocompiler/v1\nservice: a\nslos: {a: {objective: 0x10, good: {below: .inf}}}", True)
def test_mutated_texts(text: str, as_folder: bool) -> None:
    with TemporaryDirectory() as directory:
        path = Path(directory, "login.yaml")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        Path(directory, "organization.yaml").write_text(ORGANIZATION)
        workspace = load_workspace([Path(directory) if as_folder else path])
    assert all(diagnostic.message and diagnostic.span.line >= 1 for diagnostic in workspace.diagnostics)
    assert not any("pydantic" in d.message or "Input should" in d.message for d in workspace.diagnostics)
