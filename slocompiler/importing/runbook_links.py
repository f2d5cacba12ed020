"""Pages that say what to do, where other generators have no place for them but annotations."""

from collections.abc import Iterable

#: Annotations by which people name them, the most common first.
_ANNOTATIONS = ("runbook_url", "runbook", "runbook_link", "runbookUrl")


def runbook_in(annotations: Iterable[tuple[str, str]]) -> str | None:
    """The address of the page that annotations name; None when none of them is an https address."""
    texts = dict(annotations)
    return next((texts[name] for name in _ANNOTATIONS if name in texts and _is_address(texts[name])), None)


def _is_address(text: str) -> bool:
    return text.startswith("https://") and text.isprintable() and " " not in text
