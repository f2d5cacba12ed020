"""What becomes of values in HTML."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from slocompiler.emit import html


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(html, "templates_folder", lambda: tmp_path)
    html._environment.cache_clear()
    yield tmp_path
    html._environment.cache_clear()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ('<b title="x">\'&', "&lt;b title=&#34;x&#34;&gt;&#39;&amp;"),
        ("a\nb", "a\nb"),
        ("a\0b\x1b[0m", "a\\x00b\\x1b[0m"),
        ("\u202egnp", "\\u202egnp"),
        (5, "5"),
    ],
)
def test_a_value_is_shown_as_text(templates: Path, value: object, shown: str) -> None:
    (templates / "page.html").write_text("<p>{{ value }}</p>")
    assert html.render_html("page.html", value=value) == f"<p>{shown}</p>"


def test_what_a_macro_makes_is_markup(templates: Path) -> None:
    (templates / "page.html").write_text("{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold(value) }}")
    assert html.render_html("page.html", value="<i>") == "<b>&lt;i&gt;</b>"


def test_nothing_is_not_shown_as_a_word(templates: Path) -> None:
    (templates / "page.html").write_text("{{ value }}")
    with pytest.raises(TypeError):
        html.render_html("page.html", value=None)
    with pytest.raises(UndefinedError):
        html.render_html("page.html")
