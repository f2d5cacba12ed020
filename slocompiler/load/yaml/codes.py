"""The codes of everything that can be wrong with a file before its keys are looked at."""

# The file as a whole
UNREADABLE_FILE = "YAML101"  # it does not exist, is not a file, or may not be read
FILE_TOO_LARGE = "YAML102"  # it is larger than 1 MiB
NOT_UTF8 = "YAML103"  # a byte that UTF-8 does not have
UTF16 = "YAML104"  # it is UTF-16 or UTF-32
NUL_BYTE = "YAML105"  # a NUL: this is no text
CONTROL_CHARACTER = "YAML106"  # a character that nobody sees and YAML does not allow
HIDDEN_LINE_BREAK = "YAML107"  # U+0085, U+2028, U+2029 or a byte order mark inside the text

# Values that YAML does not read as they look
QUERY_IN_FLOW = "YAML111"  # a query in {...} or [...] ends at its own brace, bracket or comma
QUERY_AS_MAPPING = "YAML112"  # a selector that starts with { was read as a mapping
CUT_BY_COMMENT = "YAML113"  # a value is missing because ` #` starts a comment
STARTS_WITH_STAR = "YAML114"  # a value that starts with * is an alias
STARTS_WITH_BLOCK = "YAML115"  # a value that starts with > or | is a block scalar
TAG = "YAML116"  # a value that starts with ! is a tag
RESERVED_START = "YAML117"  # a value that starts with %, @ or a backtick
STARTS_WITH_AMPERSAND = "YAML118"  # a value that starts with & is an anchor
COLON_IN_VALUE = "YAML119"  # `: ` inside a value that is not quoted

# Syntax
TAB_INDENTATION = "YAML121"  # a line is indented with a tab
UNCLOSED_QUOTE = "YAML122"  # a quote is opened and not closed
UNCLOSED_BRACKET = "YAML123"  # a { or [ is opened and not closed
STRAY_BRACKET = "YAML124"  # a } ] or , where a value should be
TEXT_AFTER_VALUE = "YAML125"  # text after a quoted value or a closing bracket
UNKNOWN_ESCAPE = "YAML126"  # a backslash sequence that YAML does not have
INDENTATION = "YAML127"  # a line is indented neither like its siblings nor like a child
MISSING_COLON = "YAML128"  # a key without a colon
MISSING_COMMA = "YAML129"  # two entries in {...} or [...] without a comma
NESTED_ON_ONE_LINE = "YAML130"  # a list entry or `?` right after a key
DIRECTIVE = "YAML131"  # a line that starts with %
TEXT_AFTER_DOCUMENT = "YAML132"  # text after the end of a document
SYNTAX = "YAML139"  # any other syntax error

# Structure
DUPLICATE_KEY = "YAML141"  # a key stands twice in one mapping
KEY_NOT_TEXT = "YAML142"  # a key is a mapping, a list or an alias
NULL_KEY = "YAML143"  # a key is empty or null
MERGE_KEY = "YAML144"  # `<<` merges are not part of the language
UNDEFINED_ALIAS = "YAML145"  # an alias whose anchor does not exist
RECURSIVE_ALIAS = "YAML146"  # an alias inside the value it stands for
ALIAS_EXPANSION = "YAML147"  # aliases blow the file up
TOO_DEEP = "YAML148"  # more than 64 levels of nesting
TOO_LARGE = "YAML149"  # more than 100,000 values
