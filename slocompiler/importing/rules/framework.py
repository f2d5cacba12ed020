"""Rules about files of every format that is imported.

Their snippets are such files: the comment on the first line is the command that reads them.
"""

from slocompiler.diagnostics import Rule, Severity

_SLOTH = "# slocompile import sloth\n"
GOOD_SLOTH = f"""\
{_SLOTH}version: prometheus/v1
service: shop
slos:
  - name: availability
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{{job="shop",code=~"5.."}}[{{{{.window}}}}]))
        total_query: sum(rate(http_requests_total{{job="shop"}}[{{{{.window}}}}]))
    alerting:
      name: ShopErrors
"""

NOT_THE_FORMAT = Rule(
    code="SLO640",
    name="not-the-format",
    severity=Severity.ERROR,
    summary="a document is not of the format that is imported",
    why="A document that is passed over silently is an SLO that nobody misses until it is needed.",
    failing=GOOD_SLOTH.replace("prometheus/v1", "prometheus/v2"),
    passing=GOOD_SLOTH,
)

MISSING_FIELD = Rule(
    code="SLO641",
    name="missing-field",
    severity=Severity.ERROR,
    summary="a document to import lacks something that its format demands",
    why="What is missing cannot be guessed: an SLO without its objective promises nothing.",
    failing=GOOD_SLOTH.replace("    objective: 99.9\n", ""),
    passing=GOOD_SLOTH,
)

WRONG_VALUE = Rule(
    code="SLO642",
    name="wrong-value",
    severity=Severity.ERROR,
    summary="a value of a document to import is not what its format has there",
    why="The generator that the file was written for refuses it as well, or reads something else than was meant.",
    failing=GOOD_SLOTH.replace("99.9", "'three nines'"),
    passing=GOOD_SLOTH,
)

UNKNOWN_FIELD = Rule(
    code="SLO643",
    name="unknown-field",
    severity=Severity.WARNING,
    summary="a document to import has a field that its format does not have",
    why="It has no meaning there, so it gets none here: it is mostly a mistyped key, and never did what it says.",
    failing=GOOD_SLOTH.replace("    objective", "    severity: high\n    objective"),
    passing=GOOD_SLOTH,
)

RENAMED = Rule(
    code="SLO644",
    name="renamed",
    severity=Severity.WARNING,
    summary="a name was changed, because names of specs are lower-case words with hyphens",
    why=(
        "Names of specs are names of files, of labels and of alerts, so they are kept simple. Recorded series carry "
        "the new name: queries and dashboards that select the old one must be changed."
    ),
    failing=GOOD_SLOTH.replace("service: shop", "service: Web_Shop"),
    passing=GOOD_SLOTH,
)

DECLARED_TWICE = Rule(
    code="SLO645",
    name="declared-twice",
    severity=Severity.ERROR,
    summary="two documents declare one SLO or one alert of a service differently",
    why="Only one of them can be in the spec, and which one was meant is not for a program to say.",
    failing=GOOD_SLOTH + "---\n" + GOOD_SLOTH.removeprefix(_SLOTH).replace("99.9", "99.5"),
    passing=GOOD_SLOTH + "---\n" + GOOD_SLOTH.removeprefix(_SLOTH).replace("name: availability", "name: other"),
)

UNUSABLE_QUERY = Rule(
    code="SLO646",
    name="unusable-query",
    severity=Severity.ERROR,
    summary="a query of a document to import cannot be a query of a signal",
    why=(
        "The compiler computes one ratio over many windows, so it must be able to read the query and to put each "
        "window into it. A query that it cannot read would be alerted on without a proof."
    ),
    failing=GOOD_SLOTH.replace('code=~"5.."}', 'code=~"5.."'),
    passing=GOOD_SLOTH,
)

REFUSED_AS_SPEC = Rule(
    code="SLO647",
    name="refused-as-spec",
    severity=Severity.ERROR,
    summary="an SLO could be read, and the spec that it would be does not compile",
    why=(
        "What is written always compiles. The SLO that is left out has a fault that its own generator does not see: "
        "the message is that of the compiler, about the value that it stems from."
    ),
    failing=GOOD_SLOTH.replace("sum(rate(http_requests_total", "2 * sum(rate(process_resident_memory_bytes"),
    passing=GOOD_SLOTH,
)

NOT_IN_ORGANIZATION = Rule(
    code="SLO648",
    name="not-in-organization",
    severity=Severity.WARNING,
    summary="the organization has no such team, severity or burn-rate policy, so another one was taken",
    why=(
        "An organization that exists is not changed by an import. The nearest thing that it has was taken; where that "
        "changes when alerts fire or who gets them, add what is missing and import again."
    ),
    failing="""\
# slocompile import sloth --organization specs/organization.yaml --team nobody
"""
    + GOOD_SLOTH.removeprefix(_SLOTH),
    passing=GOOD_SLOTH,
)

LABEL_TAKEN = Rule(
    code="SLO649",
    name="label-taken",
    severity=Severity.WARNING,
    summary="a label of the source is one that the compiler sets itself",
    why=(
        "Labels such as `service`, `severity` and `tier` are how routes, inhibition and dashboards tell alerts apart. "
        "A second meaning for one of them would send pages to the wrong people."
    ),
    failing=GOOD_SLOTH.replace("slos:", "labels: {severity: high}\nslos:"),
    passing=GOOD_SLOTH.replace("slos:", "labels: {cost_center: web}\nslos:"),
)

FILLED_IN = Rule(
    code="SLO654",
    name="filled-in",
    severity=Severity.WARNING,
    summary="the source does not say something that a spec must say, and a first answer was written for it",
    why=(
        "A spec says who owns a service, who is told of its alerts and what they do then; other generators leave that "
        "to routing trees and habits. What was filled in is marked in the files: replace it."
    ),
    failing=GOOD_SLOTH,
    passing="# slocompile import sloth --organization specs/organization.yaml\n"
    + GOOD_SLOTH.removeprefix(_SLOTH)
    .replace("slos:", "labels: {team: web}\nslos:")
    .replace(
        "      name: ShopErrors\n",
        "      name: ShopErrors\n      annotations: {runbook: https://wiki.example.com/shop}\n",
    ),
)

FRAMEWORK_RULES: tuple[Rule, ...] = (
    NOT_THE_FORMAT,
    MISSING_FIELD,
    WRONG_VALUE,
    UNKNOWN_FIELD,
    RENAMED,
    DECLARED_TWICE,
    UNUSABLE_QUERY,
    REFUSED_AS_SPEC,
    NOT_IN_ORGANIZATION,
    LABEL_TAKEN,
    FILLED_IN,
)
