"""A spec that is piped through: all of it, or nothing."""

from pathlib import Path

import pytest

from slocompiler.pipeline import format_specs as module
from slocompiler.pipeline.format_piped import Piped, format_piped
from tests.pipeline.workspaces import workspace

MESSY = b"service: shop\nversion: slocompiler/v1\nteam: 'web'  # ours\n"
NEAT = b"version: slocompiler/v1\nservice: shop\nteam: web  # ours\n"


def codes(piped: Piped) -> list[str]:
    return [f"{found.span.path} {found.code}" for found in piped.formatting.findings]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (MESSY, NEAT),
        (NEAT, NEAT),
        (MESSY.replace(b"\n", b"\r\n"), NEAT.replace(b"\n", b"\r\n")),
        (b"\xef\xbb\xbf" + NEAT, b"\xef\xbb\xbf" + NEAT),
        (NEAT.replace(b"\n", b"\r\n"), NEAT.replace(b"\n", b"\r\n")),
    ],
)
def test_what_can_be_laid_out(content: bytes, expected: bytes) -> None:
    assert format_piped(content, "<stdin>").content == expected


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"service: [shop\n", "SLO123"), (b"service: \xff\n", "SLO103"), (b"a: \x00\n", "SLO105")],
)
def test_what_cannot(content: bytes, code: str) -> None:
    piped = format_piped(content, "specs/shop.yaml")
    assert (piped.content, codes(piped)) == (None, [f"specs/shop.yaml {code}"])


def test_the_file_on_the_disk_does_not_matter(tmp_path: Path) -> None:
    path = workspace(tmp_path, "shop") / "shop.yaml"
    content = path.read_bytes()
    path.write_text("service: [shop\n", encoding="utf-8")
    assert format_piped(content, path.as_posix()).content == content
    assert path.read_text(encoding="utf-8") == "service: [shop\n"


def test_it_is_judged_beside_its_organization(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would mean something else is refused: nothing of it comes back."""
    path = workspace(tmp_path, "shop") / "shop.yaml"
    content = path.read_bytes()

    def other(text: str, *_: object) -> str:
        return text.replace("99.9%", "99.8%")

    monkeypatch.setattr(module, "format_text", other)
    piped = format_piped(content, path.as_posix())
    assert (piped.content, piped.formatting.refused) == (None, (path.as_posix(),))
