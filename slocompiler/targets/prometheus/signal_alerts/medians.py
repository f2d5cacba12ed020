"""The median of a series at several moments of the past."""

from collections.abc import Sequence

from slocompiler.values import Duration


def median_of_offsets(selector: str, offsets: Sequence[Duration]) -> str:
    """The median for each group, of those moments at which the series was there."""
    moments = (
        f'label_replace({selector} offset {offset}, "back", "{number}", "", "")'
        for number, offset in enumerate(offsets, start=1)
    )
    return "quantile without (back) (0.5,\n  " + "\n  or ".join(moments) + "\n)"
