"""YAML 1.2 with a place for every value: libyaml's events, the core schema, and an answer to every trap."""

from slocompiler.load.yaml.comments import Comment
from slocompiler.load.yaml.core_schema import FloatText, IntText
from slocompiler.load.yaml.cut_values import cut_by_comment
from slocompiler.load.yaml.node_access import NodePath, key_span_at, node_at, scalar_value, to_python
from slocompiler.load.yaml.nodes import MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode
from slocompiler.load.yaml.parser import ParsedYaml, parse_yaml
from slocompiler.load.yaml.source_file import SourceFile, read_source

__all__ = [
    "Comment",
    "FloatText",
    "IntText",
    "MappingEntry",
    "MappingNode",
    "NodePath",
    "ParsedYaml",
    "ScalarNode",
    "SequenceNode",
    "SourceFile",
    "YamlNode",
    "cut_by_comment",
    "key_span_at",
    "node_at",
    "parse_yaml",
    "read_source",
    "scalar_value",
    "to_python",
]
