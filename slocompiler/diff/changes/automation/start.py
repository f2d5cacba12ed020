"""Who starts what a runbook can start, and whether it acts then."""

from collections.abc import Iterator

from slocompiler.diff.change import Change
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import PageRule
from slocompiler.diff.delta.page_delta import PageDelta

BY_ITSELF, BY_HAND = mirrored(
    (
        "DIF578",
        "starts-by-itself",
        (Level.RISKY, Level.NEUTRAL),
        "Every page that leads there starts it, wrong ones too. Neutral while it only looks.",
    ),
    (
        "DIF579",
        "starts-by-hand",
        (Level.RISKY, Level.NEUTRAL),
        "What began with the alert waits for whoever is told. Neutral when it only looked.",
    ),
)
ACTS, LOOKS = mirrored(
    ("DIF580", "acts", (Level.RISKY,), "It no longer only looks (a dry run): it changes what runs."),
    ("DIF581", "only-looks", (Level.RISKY,), "It changes nothing any more (a dry run): nothing is mended by it."),
)


def _check(page: PageDelta) -> Iterator[Change]:
    both = page.automation
    if both is None:
        return
    old, new = both.old, both.new
    if old.on_alert != new.on_alert:
        kind, by_alert = (BY_ITSELF, new) if new.on_alert else (BY_HAND, old)
        words = ("started by alerts" if side.on_alert else "started by hand" for side in (old, new))
        level = kind.levels[-1 if by_alert.dry_run else 0]
        yield page.delta.change(kind, page.subject, *words, at=page.at("start"), level=level)
    if old.dry_run != new.dry_run:
        words = ("only looks" if side.dry_run else "acts" for side in (old, new))
        yield page.delta.change(LOOKS if new.dry_run else ACTS, page.subject, *words, at=page.at("dry_run"))


RULE = PageRule((BY_ITSELF, BY_HAND, ACTS, LOOKS), _check)
