"""The codes of everything that can be wrong with a file before its keys are looked at."""

# The file as a whole
UNREADABLE_FILE = "SLO101"  # it does not exist, is not a file, or may not be read
FILE_TOO_LARGE = "SLO102"  # it is larger than 1 MiB
NOT_UTF8 = "SLO103"  # a byte that UTF-8 does not have
UTF16 = "SLO104"  # it is UTF-16 or UTF-32
NUL_BYTE = "SLO105"  # a NUL: this is no text
CONTROL_CHARACTER = "SLO106"  # a character that nobody sees and YAML does not allow
HIDDEN_LINE_BREAK = "SLO107"  # U+0085, U+2028, U+2029 or a byte order mark inside the text

# Values that YAML does not read as they look
QUERY_IN_FLOW = "SLO111"  # a query in {...} or [...] ends at its own brace, bracket or comma
QUERY_AS_MAPPING = "SLO112"  # a selector that starts with { was read as a mapping
CUT_BY_COMMENT = "SLO113"  # a value is missing because ` #` starts a comment
STARTS_WITH_STAR = "SLO114"  # a value that starts with * is an alias
STARTS_WITH_BLOCK = "SLO115"  # a value that starts with > or | is a block scalar
TAG = "SLO116"  # a value that starts with ! is a tag
RESERVED_START = "SLO117"  # a value that starts with %, @ or a backtick
STARTS_WITH_AMPERSAND = "SLO118"  # a value that starts with & is an anchor
COLON_IN_VALUE = "SLO119"  # `: ` inside a value that is not quoted

# Syntax
TAB_INDENTATION = "SLO121"  # a line is indented with a tab
UNCLOSED_QUOTE = "SLO122"  # a quote is opened and not closed
UNCLOSED_BRACKET = "SLO123"  # a { or [ is opened and not closed
STRAY_BRACKET = "SLO124"  # a } ] or , where a value should be
TEXT_AFTER_VALUE = "SLO125"  # text after a quoted value or a closing bracket
UNKNOWN_ESCAPE = "SLO126"  # a backslash sequence that YAML does not have
INDENTATION = "SLO127"  # a line is indented neither like its siblings nor like a child
MISSING_COLON = "SLO128"  # a key without a colon
MISSING_COMMA = "SLO129"  # two entries in {...} or [...] without a comma
NESTED_ON_ONE_LINE = "SLO130"  # a list entry or `?` right after a key
DIRECTIVE = "SLO131"  # a line that starts with %
TEXT_AFTER_DOCUMENT = "SLO132"  # text after the end of a document
SYNTAX = "SLO139"  # any other syntax error

# Structure
DUPLICATE_KEY = "SLO141"  # a key stands twice in one mapping
KEY_NOT_TEXT = "SLO142"  # a key is a mapping, a list or an alias
NULL_KEY = "SLO143"  # a key is empty or null
MERGE_KEY = "SLO144"  # `<<` merges are not part of the language
UNDEFINED_ALIAS = "SLO145"  # an alias whose anchor does not exist
RECURSIVE_ALIAS = "SLO146"  # an alias inside the value it stands for
ALIAS_EXPANSION = "SLO147"  # aliases blow the file up
TOO_DEEP = "SLO148"  # more than 64 levels of nesting
TOO_LARGE = "SLO149"  # more than 100,000 values
