"""Values that start with a character to which YAML gives a meaning."""

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.syntax_fault import SyntaxFault

#: `>` and `|` are refused like the others where no block can start: inside a flow collection.
_RESERVED = ("%", "@", "`", ">", "|")


def starts_with_star(fault: SyntaxFault) -> Diagnostic | None:
    if fault.context != "while scanning an alias" or not fault.opened:
        return None
    message = "a value that starts with `*` is read as an alias"
    return fault.error(codes.STARTS_WITH_STAR, message, 'quote it: "*"', fault.at(*fault.opened))


def starts_with_ampersand(fault: SyntaxFault) -> Diagnostic | None:
    if fault.context != "while scanning an anchor" or not fault.opened:
        return None
    message = "a value that starts with `&` is read as an anchor"
    return fault.error(codes.STARTS_WITH_AMPERSAND, message, 'quote it: "&..."', fault.at(*fault.opened))


def starts_with_block(fault: SyntaxFault) -> Diagnostic | None:
    if fault.context != "while scanning a block scalar" or not fault.opened or "tab" in fault.problem:
        return None
    if fault.character_at(fault.opened) == ">":
        message = "`>` starts a folded text on the next line"
        remedy = 'a comparison has a key of its own: `above: 95%`; a text is quoted: "> 95"'
    else:
        message, remedy = "`|` starts a text on the next line", "put the text on the next line, indented"
    return fault.error(codes.STARTS_WITH_BLOCK, message, remedy, fault.at(*fault.opened))


def reserved_start(fault: SyntaxFault) -> Diagnostic | None:
    if fault.problem != "found character that cannot start any token" or fault.character not in _RESERVED:
        return None
    return fault.error(
        codes.RESERVED_START, f"a value cannot start with {fault.character}", f'quote it: "{fault.character}..."'
    )


def tag(fault: SyntaxFault) -> Diagnostic | None:
    place = fault.opened or (fault.line, fault.column)
    if "tag" not in fault.context + fault.problem or fault.character_at(place) != "!":
        return None
    message = "a value that starts with `!` is read as a tag, and specs have none"
    return fault.error(codes.TAG, message, 'quote it: "!..."', fault.at(*place))


def directive(fault: SyntaxFault) -> Diagnostic | None:
    if "directive" in fault.context or "%" in fault.problem or fault.problem == "found incompatible YAML document":
        line = next((index for index, text in enumerate(fault.lines) if text.startswith("%")), fault.line)
        return fault.error(
            codes.DIRECTIVE, "a line that starts with `%` is a YAML directive", "delete the line", fault.at(line, 0)
        )
    return None
