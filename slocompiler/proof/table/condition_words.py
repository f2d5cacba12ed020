"""The condition of an alert in words."""

from slocompiler.ir.alerts import AbsenceIr, BandIr, ChangeIr, ConditionIr, MeasureIr, RawConditionIr, ThresholdIr
from slocompiler.values import print_number


def condition_words(condition: ConditionIr) -> str:
    """The condition as the spec has it."""
    match condition:
        case ThresholdIr(measure, is_above, _, text):
            return f"{measure.text} {'above' if is_above else 'below'} {text}{_over(measure)}"
        case ChangeIr(measure, is_drop, share, against):
            past = f" against {against}" if against else ""
            return f"{measure.text} {'drops' if is_drop else 'rises'} {share}{_over(measure)}{past}"
        case BandIr(measure, deviations, season):
            return f"{measure.text} deviates {print_number(deviations)}, season {season}"
        case AbsenceIr(seen_within):
            return f"absent, seen within {seen_within}" if seen_within else "absent"
        case RawConditionIr():
            return "PromQL of its own"


def _over(measure: MeasureIr) -> str:
    if measure.over is None:
        return ""
    return f" as {measure.aggregate} over {measure.over}" if measure.aggregate else f" over {measure.over}"
