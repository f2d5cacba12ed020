"""Data to the text of artifacts: YAML and JSON that every reader reads the same way."""

from slocompiler.emit.header import comment_header
from slocompiler.emit.json_writer import compact_json, write_json
from slocompiler.emit.yaml_writer import write_yaml

__all__ = ["comment_header", "compact_json", "write_json", "write_yaml"]
