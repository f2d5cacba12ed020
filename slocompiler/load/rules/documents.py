"""Rules about documents: what they are, what they are called, and where they are."""

from slocompiler.diagnostics import Rule, Severity

DOCUMENT_KIND = Rule(
    code="SLO201",
    name="document-kind",
    severity=Severity.ERROR,
    summary="a document that is no organization, no service and no template, or two of them at once",
    why=(
        "The key that names a document decides what it is. Without one, or with two, nothing in it can be "
        "read as it was meant."
    ),
    failing="""\
version: slocompiler/v1
servcie: login
team: web
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

NOT_A_DOCUMENT = Rule(
    code="SLO202",
    name="not-a-document",
    severity=Severity.ERROR,
    summary="a document that is a list or a single value",
    why=(
        "A document is a mapping of keys. A list of services, or a text, has no name under which its parts "
        "could be found again."
    ),
    failing="""\
# list.yaml
- service: login
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

VERSION_MISSING = Rule(
    code="SLO203",
    name="version-missing",
    severity=Severity.ERROR,
    summary="a document without `version`",
    why=(
        "The version says by which rules a document is read. With it, a later compiler can still read today's "
        "spec as it was meant."
    ),
    failing="""\
# login.yaml
service: login
team: web
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

VERSION_UNKNOWN = Rule(
    code="SLO204",
    name="version-unknown",
    severity=Severity.ERROR,
    summary="a version of the language that this compiler does not know",
    why="A document of another version may mean something else by the same keys, so it is not guessed at.",
    failing="""\
version: slocompiler/v2
service: login
team: web
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

ORGANIZATION_MISSING = Rule(
    code="SLO205",
    name="organization-missing",
    severity=Severity.ERROR,
    summary="services without an organization document",
    why=(
        "Teams, severities, receivers and policies are declared once, in organization.yaml. Without it nobody "
        "is told about any alert."
    ),
    failing="""\
version: slocompiler/v1
service: login
team: web
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

ORGANIZATION_TWICE = Rule(
    code="SLO206",
    name="organization-twice",
    severity=Severity.ERROR,
    summary="two organization documents",
    why=(
        "Everything in an organization is decided once. With two of them, a team could have two pagers and a "
        "severity two meanings."
    ),
    failing="""\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
---
version: slocompiler/v1
organization: store
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
""",
    passing="""\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: []}}}
""",
)

NAME_TAKEN = Rule(
    code="SLO207",
    name="name-taken",
    severity=Severity.ERROR,
    summary="two services, or two templates, of one name",
    why=(
        "Names become folders, alert labels and recorded series. Two services of one name would overwrite "
        "each other's rules and share a budget."
    ),
    failing="""\
version: slocompiler/v1
service: login
team: web
---
version: slocompiler/v1
service: login
team: data
""",
    passing="""\
version: slocompiler/v1
service: login
team: web
---
version: slocompiler/v1
service: signup
team: data
""",
)

NAME_IS_NOT_FILE_NAME = Rule(
    code="SLO208",
    name="name-is-not-file-name",
    severity=Severity.ERROR,
    summary="a file that is not named after its service or template",
    why=(
        "A service is found by its file name: by people, by code owners, and by the compiler when another "
        "service refers to it."
    ),
    failing="""\
# payments.yaml
version: slocompiler/v1
service: login
team: web
""",
    passing="""\
# login.yaml
version: slocompiler/v1
service: login
team: web
""",
)

TOO_MANY_FILES = Rule(
    code="SLO209",
    name="too-many-files",
    severity=Severity.ERROR,
    summary="a folder with more YAML files than any organization has services",
    why=("A folder with tens of thousands of YAML files is the wrong folder: a checkout of everything, or a cache."),
    failing="",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

NOTHING_TO_LOAD = Rule(
    code="SLO210",
    name="nothing-to-load",
    severity=Severity.ERROR,
    summary="a folder without a YAML file",
    why="A build of nothing succeeds and writes nothing, and a pipeline with a mistyped path stays green.",
    failing="",
    passing="""\
version: slocompiler/v1
service: login
team: web
""",
)

DOCUMENT_RULES = (
    DOCUMENT_KIND,
    NOT_A_DOCUMENT,
    VERSION_MISSING,
    VERSION_UNKNOWN,
    ORGANIZATION_MISSING,
    ORGANIZATION_TWICE,
    NAME_TAKEN,
    NAME_IS_NOT_FILE_NAME,
    TOO_MANY_FILES,
    NOTHING_TO_LOAD,
)
