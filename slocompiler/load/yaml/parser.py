"""YAML text to trees with spans, findings and comments."""

from msgspec import Struct
from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser  # the C parser or nothing: the one in Python reads other YAML
from yaml.events import DocumentStartEvent

from slocompiler.diagnostics import Diagnostic, SourceSpan, sort_diagnostics
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.characters import find_bad_character, normalize_line_ends
from slocompiler.load.yaml.comments import Comment, find_comments
from slocompiler.load.yaml.directives import directive_finding
from slocompiler.load.yaml.finding import error
from slocompiler.load.yaml.nodes import ScalarNode, YamlNode
from slocompiler.load.yaml.stop_parsing import StopParsing
from slocompiler.load.yaml.tree_builder import TreeBuilder


class ParsedYaml(Struct, frozen=True):
    """What a file holds: one tree per document (none after a syntax error), all findings, all comments."""

    documents: tuple[YamlNode, ...]
    diagnostics: tuple[Diagnostic, ...]
    comments: tuple[Comment, ...]


def parse_yaml(text: str, path: str) -> ParsedYaml:
    """The documents of `text` by YAML 1.2; every problem is a finding, never an exception. `path` is for the spans."""
    text = normalize_line_ends(text.removeprefix("\ufeff"))
    bad_character = find_bad_character(text, path)
    if bad_character:
        return _refused(bad_character)
    lines = text.split("\n")
    builder = TreeBuilder(path, lines, CParser(text).get_event)
    try:
        documents = _read_documents(builder)
    except StopParsing as stop:
        return _refused(stop.diagnostic)
    except MarkedYAMLError as problem:
        return _refused(_explained(problem, builder))
    except YAMLError:
        return _refused(error(codes.SYNTAX, "this is not YAML", SourceSpan.start_of(path), "is this the right file?"))
    comments = find_comments(text, path, builder.scalar_offsets)
    return ParsedYaml(documents, tuple(sort_diagnostics(builder.findings)), comments)


def _explained(problem: MarkedYAMLError, builder: TreeBuilder) -> Diagnostic:
    # Hardly any file has such an error, and all there is to say of them is half a dozen modules.
    from slocompiler.load.yaml.syntax_errors import explain_syntax_error
    from slocompiler.load.yaml.syntax_fault import fault_of

    return explain_syntax_error(fault_of(problem, builder))


def _refused(diagnostic: Diagnostic) -> ParsedYaml:
    return ParsedYaml((), (diagnostic,), ())


def _read_documents(builder: TreeBuilder) -> tuple[YamlNode, ...]:
    documents = []
    while (event := builder.next_event()) is not None:
        if type(event) is not DocumentStartEvent:
            continue
        finding = directive_finding(event, builder.span(event))
        if finding:
            builder.findings.append(finding)
        document = builder.document()
        if not _is_empty(document):
            documents.append(document)
    return tuple(documents)


def _is_empty(document: YamlNode) -> bool:
    return isinstance(document, ScalarNode) and not document.text and not document.style and not document.reported
