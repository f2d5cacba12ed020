"""The functions of metric math, and how many arguments each takes: fewest, most (None: any number).

Source: CloudWatch User Guide, Using metric math, functions supported for metric math.
"""

FUNCTIONS: dict[str, tuple[int, int | None]] = {
    "ABS": (1, 1),
    "ANOMALY_DETECTION_BAND": (1, 2),
    "AVG": (1, 1),
    "CEIL": (1, 1),
    "DATAPOINT_COUNT": (1, 1),
    "DATE": (1, 1),
    "DAY": (1, 1),
    "DB_PERF_INSIGHTS": (3, 3),
    "DIFF": (1, 1),
    "DIFF_TIME": (1, 1),
    "EPOCH": (1, 1),
    "FILL": (2, 2),
    "FIRST": (1, 1),
    "FLOOR": (1, 1),
    "HOUR": (1, 1),
    "IF": (2, 3),
    "INSIGHT_RULE_METRIC": (2, 2),
    "LAMBDA": (1, None),
    "LAST": (1, 1),
    "LOG": (1, 1),
    "LOG10": (1, 1),
    "MAX": (1, 1),
    "METRICS": (0, 1),
    "METRIC_COUNT": (1, 1),
    "MIN": (1, 1),
    "MINUTE": (1, 1),
    "MONTH": (1, 1),
    "PERIOD": (1, 1),
    "RATE": (1, 1),
    "REMOVE_EMPTY": (1, 1),
    "RUNNING_SUM": (1, 1),
    "SEARCH": (2, 3),
    "SERVICE_QUOTA": (1, 1),
    "SLICE": (2, 3),
    "SORT": (3, 4),
    "STDDEV": (1, 1),
    "SUM": (1, 1),
    "TIME_SERIES": (1, 1),
    "YEAR": (1, 1),
}

#: Function -> the words that stand for an argument.
WORDS: dict[str, frozenset[str]] = {
    "FILL": frozenset(("REPEAT", "LINEAR")),
    "SORT": frozenset(("AVG", "MIN", "MAX", "SUM", "ASC", "DESC")),
}
BAND = "ANOMALY_DETECTION_BAND"
