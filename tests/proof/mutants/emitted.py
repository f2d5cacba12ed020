"""Mutants of the emitted rules: what is changed, in which service, and which generated test kills it."""

from collections.abc import Callable

from msgspec import Struct

from tests.proof.mutants.bench import matched, replaced


class Mutant(Struct, frozen=True):
    service: str
    test: str
    change: Callable[[str], str]


_TOTAL, _FIVE, _ALL = "100 % fails", "5 % fails", "everything fails until"
EMITTED: dict[str, Mutant] = {
    "threshold a tenth higher": Mutant("events", _FIVE, replaced("> 0.0072", "> 0.0079")),
    "threshold a tenth lower": Mutant("events", _FIVE, replaced("> 0.0072", "> 0.0065")),
    "limit met is enough": Mutant("level", "value above", replaced("> 90", ">= 90")),
    "long window shorter": Mutant("events", _FIVE, replaced("[1h]", "[50m]")),
    "short window longer": Mutant("events", _TOTAL, matched(r"rate5m(\{[^}]*\} > 0.0072)", r"rate30m\1")),
    "for one evaluation longer": Mutant("events", _TOTAL, replaced("for: 2m\n", "for: 150s\n")),
    "for one evaluation shorter": Mutant("events", _TOTAL, replaced("for: 2m\n", "for: 90s\n")),
    "kept firing one evaluation less": Mutant(
        "events", _TOTAL, replaced("keep_firing_for: 15m", "keep_firing_for: 870s")
    ),
    "guard asks for one failure more": Mutant("events", "few failures", replaced("> 4.5", "> 5.5")),
    "guard asks for one failure less": Mutant("events", "few failures", replaced("> 4.5", "> 3.5")),
    "counts of half an interval": Mutant("events", "few failures", replaced("30 * ", "15 * ")),
    "errors of another interval than events": Mutant(
        "events", "few failures", matched(r"30 \* (sum ?\(rate\(req_total\{code)", r"60 * \1")
    ),
    "errors are not zero-filled": Mutant("events", "no error series", matched(r"\n?\s*or on \(\) 0 \* [^\n)]*", "")),
    "zero-filled without `on ()`": Mutant("events", _TOTAL, replaced("or on () 0", "or 0")),
    "idle time has a ratio": Mutant(
        "events", "traffic stops", matched(r"\((slo:sli_events:count\{[^}]*\}) > 0\)", r"(\1)")
    ),
    "still burning far above the budget": Mutant("events", _ALL, matched(r"(rate5m\{[^}]*\}) > 0\.0005", r"\1 > 2")),
    "medium threshold out of reach": Mutant("events", _ALL, replaced("> 0.003\n", "> 0.9\n")),
    "errors are clamped away": Mutant("good", _TOTAL, replaced("clamp_min(", "clamp_max(")),
    "every group fails when one does": Mutant("groups", _TOTAL, replaced('code=~"5..",', "")),
    "groups are summed up": Mutant("groups", _TOTAL, replaced("by (region)", "by ()")),
    "another bucket": Mutant("classic", _TOTAL, replaced('le="0.03"', 'le="1.0"')),
    "slow ones are clamped away": Mutant("classic", _TOTAL, replaced("clamp_min(", "clamp_max(")),
    "native limit sixteen times higher": Mutant(
        "native", _TOTAL, replaced("histogram_fraction(-Inf, 0.03", "histogram_fraction(-Inf, 0.48")
    ),
    "maintenance is not masked": Mutant(
        "masked", "during reindex", matched(r"\n *unless on \(\) \(max_over_time[^\n]*", "")
    ),
    "mask as long as the work": Mutant("masked", "reindex ends", replaced("}[5m30s]) == 1", "}[30s]) == 1")),
    "ratio alert's limit": Mutant("ratio", "bad_ratio above", replaced("> 0.01", "> 0.011")),
    "ratio alert looks back longer": Mutant("ratio", "bad_ratio above", replaced("[5m]", "[6m]")),
    "count of another window": Mutant("count", "count above", replaced("300 * ", "240 * ")),
    "another quantile": Mutant("quantile", "p95 above", replaced("0.95", "0.9")),
    "mean of counts": Mutant("mean", "mean above", replaced("lat_sum", "lat_count")),
    "maximum for mean": Mutant("gauge", "value above", replaced("avg_over_time", "max_over_time")),
    "limit on the other side": Mutant("gauge", "value above", replaced("> 90", "< 90")),
    "drop of 60 %": Mutant("drop", "rate drops", replaced("< 0.5 *", "< 0.4 *")),
    "a baseline nobody has": Mutant("drop", "rate drops", matched(r"> 50\b", "> 5000000")),
    "baseline of one moment later": Mutant("rise", "value rises", replaced("offset 15m", "offset 5m")),
    "rise by half": Mutant("rise", "value rises", replaced("> 2 *", "> 1.5 *")),
    "band of five spreads": Mutant("band", "above its band", replaced("4 * slo", "5 * slo")),
    "least spread": Mutant("band", "above its band", replaced("0.0167", "0.014")),
    "lower edge": Mutant("band", "below its band", replaced("clamp_min(1 - ", "clamp_min(0 * ")),
    "absent for longer": Mutant("absent", "series end", replaced("for: 5m", "for: 330s")),
    "absent of bad events": Mutant(
        "absent", "series end", replaced("absent(req_total{", 'absent(req_total{code="404",')
    ),
    "stopped counters are events": Mutant("silent", "counters stop", matched(r"unless (\S+) > 0", r"unless \1")),
    "forgotten at once": Mutant("silent", "series end", replaced("[1d]", "[2m]")),
}
