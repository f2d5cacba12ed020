"""Whether something is so at an evaluation, and how long it surely stays so.

Walking from evaluation to evaluation takes thousands of steps for a window of days. What a window holds changes by a
bounded amount from one sample to the next, so while a ratio is far from its threshold the walk can leap.
"""

#: Whether it is true, and a moment before which it is the same at every evaluation.
Verdict = tuple[bool, int]

#: Later than anything happens.
FOR_EVER = 1 << 62


def steps_to_change(margin: int, fastest: int) -> int | None:
    """After how many steps a margin of that size can have another sign, when a step changes it by `fastest` at most.

    A margin above 0 has changed when it is 0 or less, one of 0 or less when it is above. None: never.
    """
    if fastest <= 0:
        return None
    return -(-margin // fastest) if margin > 0 else -margin // fastest + 1
