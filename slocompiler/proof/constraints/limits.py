"""What holds an alert up: the parts of its bound, in words."""

from fractions import Fraction
from math import ceil

from slocompiler.ir.slos import BurnAlertIr, DetectionIr
from slocompiler.proof.constraints.subject import Guard
from slocompiler.proof.detection.bounds import Filling, latest_firing_parts
from slocompiler.proof.detection.condition import window_terms
from slocompiler.values import Duration, Share, print_fraction


def limiting_words(detection: DetectionIr, alert: BurnAlertIr, guard: Guard) -> str:
    """`2m48s until its 1h window holds enough of it, 2m of `for`, 1m between scrapes and evaluations`."""
    scenario = guard.outage(detection.bad_ratio)
    parts = latest_firing_parts(alert, guard.facts, scenario) if guard.evaluator.has_phases else None
    if parts is None:
        return f"that until its {alert.long} window is {_percent(Fraction(alert.threshold))} bad, and is evaluated"
    words = [(parts.slowest.takes, _filling_words(parts.slowest, alert))]
    if parts.held:
        words.append((Fraction(parts.held), f"{Duration(parts.held)} of `for`"))
    between = parts.scrape + parts.evaluation
    words.append((Fraction(between), f"{Duration(between)} between scrapes and evaluations"))
    words.sort(key=lambda part: -part[0])
    return ", ".join(text for _, text in words)


def _filling_words(filling: Filling, alert: BurnAlertIr) -> str:
    takes = _seconds(filling.takes)
    if filling.term is None:
        return f"{takes} until {alert.min_failures} failures (`min_failures`) are counted at low traffic"
    text = f"{takes} until its {filling.term.window} window is {_percent(filling.term.threshold)} bad"
    if filling.ramp:
        text += f" ({_seconds(filling.ramp)} of it as that window is summed up from recorded counts)"
    return text


def unnoticed_words(detection: DetectionIr, guard: Guard) -> str:
    """Why no alert is certain to fire: of the alert that comes nearest."""
    scenario = guard.outage(detection.bad_ratio)
    if scenario.bad_ratio <= scenario.baseline:
        return f"its `baseline` of {_percent(scenario.baseline)} is no less"
    if not guard.alerts:
        return "it has no alerts"
    nearest = min(guard.alerts, key=lambda alert: alert.threshold)
    threshold = Fraction(max(term.threshold for term in window_terms(nearest)))
    if scenario.bad_ratio <= threshold:
        return f"`{nearest.entry}`, its most sensitive alert, waits for more than {_percent(threshold)}"
    reachable = [alert for alert in guard.alerts if alert.threshold < scenario.bad_ratio]
    entry, low = reachable[0], guard.facts.low
    at = f"at {low} " if low else ""
    return f"{at}`{entry.entry}` may never see {entry.min_failures} failures, or a ratio in every {entry.short}"


def _percent(ratio: Fraction) -> str:
    return f"{print_fraction(ratio * 100, 4)}%"


def _seconds(milliseconds: Fraction) -> str:
    return str(Duration(ceil(milliseconds)).rounded_up)


def failure_words(detection: DetectionIr) -> str:
    """`5% bad`, or `5% bad for 8m`."""
    ratio = Share(detection.bad_ratio.ratio)
    return f"{ratio} bad" if detection.lasts is None else f"{ratio} bad for {detection.lasts}"
