"""Data as somebody may have written it: keys in any order, any style, comments and empty lines everywhere."""

import json
import random
from collections.abc import Iterator
from typing import Any

from slocompiler.emit.scalar_style import is_plain
from slocompiler.spec import SpecModel
from slocompiler.spec.value_kinds import below, model_at


class Writer:
    """Writes one document. `comments`: each comment that was written -> the key that it speaks about, if any."""

    def __init__(self, seed: int, model: type[SpecModel]) -> None:
        self.random = random.Random(seed)
        self.model = model
        self.comments: dict[str, str | None] = {}
        self.density = self.random.choice((0.05, 0.15, 0.5))

    def document(self, data: dict[str, Any]) -> str:
        lines = list(self._head())
        lines += self._mapping(data, 0, self.model)
        if self._chance(0.2):
            lines += [*[""] * self.random.randint(0, 2), self._comment(None)]
        return "\n".join(lines) + "\n" * self.random.choice((0, 1, 1, 1, 3))

    def _chance(self, share: float) -> bool:
        return self.random.random() < share

    def _comment(self, key: str | None) -> str:
        end = self.random.choice(("", ": a # b", " {x", " - y"))
        text = f"#{self.random.choice((' ', '', '  '))}c{len(self.comments)}{end}"
        self.comments[text] = key
        return text

    def _head(self) -> Iterator[str]:
        if self._chance(0.2):
            yield self._comment(None)
            yield ""

    def _above(self, key: str | None, indent: int) -> Iterator[str]:
        if self._chance(0.15):
            yield from [""] * self.random.randint(1, 2)
        if key is not None and self._chance(self.density):
            for _ in range(self.random.randint(1, 2)):
                yield " " * indent + self._comment(key)

    def _behind(self, key: str | None) -> str:
        return f"{self.random.choice((' ', '  ', '      '))}{self._comment(key)}" if self._chance(self.density) else ""

    def _ordered(self, data: dict[str, Any], annotation: Any) -> list[tuple[str, Any]]:
        """Names keep their order; keys of a model are shuffled."""
        entries = list(data.items())
        if model_at(annotation):
            self.random.shuffle(entries)
        return entries

    def _mapping(self, data: dict[str, Any], indent: int, annotation: Any) -> Iterator[str]:
        for key, value in self._ordered(data, annotation):
            yield from self._above(key, indent)
            yield from self._entry(f"{' ' * indent}{self._key(key)}:", key, value, indent, below(annotation, key))

    def _entry(self, start: str, key: str | None, value: Any, indent: int, annotation: Any) -> Iterator[str]:
        if isinstance(value, str) and "\n" in value and self._chance(0.8):
            yield f"{start} {'|' if value.endswith(chr(10)) else '|-'}"
            inner = " " * (indent + self.random.randint(1, 4))
            yield from (inner + line for line in value.removesuffix("\n").split("\n"))
        elif isinstance(value, dict | list) and value and self._chance(0.6):
            yield start + self._behind(key)
            if isinstance(value, dict):
                yield from self._mapping(value, indent + self.random.randint(1, 4), annotation)
            else:
                yield from self._items(value, indent + self.random.choice((0, 2, 2, 3)), below(annotation, None))
        elif isinstance(value, dict | list):
            yield f"{start} {self._flow(value, indent, annotation)}{self._behind(key)}"
        else:
            yield f"{start} {self._scalar(value, in_flow=False)}{self._behind(key)}"

    def _items(self, items: list[Any], indent: int, annotation: Any) -> Iterator[str]:
        for item in items:
            if isinstance(item, dict) and item and self._chance(0.7):
                first, *others = self._mapping(item, indent + 2, annotation)
                while not first.strip() or first.lstrip().startswith("#"):
                    # Above a dash it speaks about the item.
                    self.comments |= {first.strip(): None} if first.strip() else {}
                    yield first
                    first, *others = others
                yield f"{' ' * indent}- {first.lstrip()}"
                yield from others
            else:
                yield f"{' ' * indent}- {self._flow(item, indent, annotation)}"

    def _flow(self, value: Any, indent: int, annotation: Any) -> str:
        if isinstance(value, dict):
            parts = [
                f"{self._key(key)}: {self._flow(item, indent, below(annotation, key))}"
                for key, item in self._ordered(value, annotation)
            ]
            return "{" + self._joined(parts, indent) + "}"
        if isinstance(value, list):
            return (
                "[" + self._joined([self._flow(item, indent, below(annotation, None)) for item in value], indent) + "]"
            )
        return self._scalar(value, in_flow=True)

    def _joined(self, parts: list[str], indent: int) -> str:
        text = ""
        for index, part in enumerate(parts):
            text += part
            if index + 1 < len(parts):
                text += ","
                if self._chance(self.density):
                    text += f" {self._comment(None)}\n{' ' * (indent + 3)}"
                else:
                    text += self.random.choice((" ", " ", " ", "   ", "\n" + " " * (indent + 3)))
        return text

    def _key(self, key: str) -> str:
        return json.dumps(key) if self._chance(0.1) or not is_plain(key) else key

    def _scalar(self, value: Any, *, in_flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        fits = not (in_flow and any(sign in value for sign in ",[]{}?"))
        if is_plain(value) and fits and self._chance(0.7):
            return value
        if value.isprintable() and self._chance(0.5):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=self._chance(0.5))
