"""SLIs and alerts as if the signals that they name had their new names already."""

from collections.abc import Mapping

from msgspec.structs import replace

from slocompiler.ir.slos import CompositeSli, SliIr, TimesliceSli


def with_new_names(sli: SliIr, names: Mapping[str, str]) -> SliIr:
    """`names`: old name of a signal -> new name."""
    if isinstance(sli, CompositeSli):
        return sli
    if isinstance(sli, TimesliceSli):
        return replace(sli, of=replace(sli.of, signal=names.get(sli.of.signal, sli.of.signal)))
    return replace(sli, signal=names.get(sli.signal, sli.signal))
