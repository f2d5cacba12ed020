"""The detection tables: which alert notices which failure, when, at what price, and what follows."""

from slocompiler.proof.table.burn_table import (
    DetectionRow,
    DetectionTable,
    Echo,
    EntryDetection,
    detection_row,
    detection_table,
    detection_tables,
)

__all__ = [
    "DetectionRow",
    "DetectionTable",
    "Echo",
    "EntryDetection",
    "detection_row",
    "detection_table",
    "detection_tables",
]
