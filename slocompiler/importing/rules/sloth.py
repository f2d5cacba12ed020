"""Rules about Sloth's files, and about how alerts of other generators differ from ours."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.importing.rules.framework import GOOD_SLOTH

_EVENTS = GOOD_SLOTH[GOOD_SLOTH.index("      events:") : GOOD_SLOTH.index("    alerting:")]

SLI_PLUGIN = Rule(
    code="SLO650",
    name="sli-plugin",
    severity=Severity.ERROR,
    summary="an SLI comes from a plugin, whose code decides what is measured",
    why=(
        "A plugin is a program that writes the query. What it would write is not in the file: import the query that it "
        "writes, as `raw` or, better, as `events`."
    ),
    failing=GOOD_SLOTH.replace(_EVENTS, "      plugin: {id: getting_started_availability, options: {job: shop}}\n"),
    passing=GOOD_SLOTH,
)

SLO_PLUGIN = Rule(
    code="SLO651",
    name="slo-plugin",
    severity=Severity.WARNING,
    summary="a plugin changes the rules that are generated",
    why=(
        "A plugin is a program that is run over the rules. There is none here; what the well-known ones are for is "
        "said in the spec, or done for every SLO."
    ),
    failing=GOOD_SLOTH.replace(
        "slos:", "slo_plugins: {chain: [{id: sloth.dev/contrib/error_budget_exhausted_alert/v1}]}\nslos:"
    ),
    passing=GOOD_SLOTH,
)

ALERT_NAME = Rule(
    code="SLO652",
    name="alert-name",
    severity=Severity.WARNING,
    summary="an alert gets another name",
    why=(
        "Names of alerts are made of the service, the SLO and the entry of the burn-rate policy, so that each is the "
        "name of one alert and stays the same. Silences and routes on the old name must be changed."
    ),
    failing=GOOD_SLOTH,
    passing=GOOD_SLOTH.replace(
        "      name: ShopErrors", "      page_alert: {disable: true}\n      ticket_alert: {disable: true}"
    ),
)

ENTRY_LABELS = Rule(
    code="SLO653",
    name="labels-of-one-alert",
    severity=Severity.WARNING,
    summary="labels or annotations that one of several alerts of an SLO has were not carried over",
    why=(
        "`burn_alerts` of an SLO says what the alert of one entry of its policy carries beside the rest. Where the "
        "organization has another policy there is no such entry to say it of."
    ),
    failing=GOOD_SLOTH.replace("import sloth", "import sloth --organization specs/organization.yaml", 1).replace(
        "      name: ShopErrors\n", "      name: ShopErrors\n      page_alert: {labels: {routing_key: web}}\n"
    ),
    passing=GOOD_SLOTH.replace(
        "      name: ShopErrors\n", "      name: ShopErrors\n      page_alert: {labels: {routing_key: web}}\n"
    ),
)

FIRES_OTHERWISE = Rule(
    code="SLO655",
    name="fires-otherwise",
    severity=Severity.WARNING,
    summary="alerts of an imported SLO fire or end at other times than before",
    why=(
        "Thresholds and windows are the same. Slower alerts end when the budget is no longer exceeded, so that a short "
        "outage does not page again after it is over; windows of 6h and more are added up from recorded events, which "
        "see a change some two minutes later and cost a fraction."
    ),
    failing=GOOD_SLOTH,
    passing=GOOD_SLOTH.replace(
        "      name: ShopErrors", "      page_alert: {disable: true}\n      ticket_alert: {disable: true}"
    ),
)

LABELS_ON_ALERTS = Rule(
    code="SLO656",
    name="labels-on-alerts-only",
    severity=Severity.WARNING,
    summary="labels stand on alerts and on the information series, and not on recorded samples",
    why=(
        "A label on recorded samples splits the error budget when its value changes: a new owner would begin with a "
        "fresh budget. Queries that select recorded series by such a label join with the information series instead."
    ),
    failing=GOOD_SLOTH.replace("slos:", "labels: {cost_center: web}\nslos:"),
    passing=GOOD_SLOTH,
)

SLOTH_RULES: tuple[Rule, ...] = (SLI_PLUGIN, SLO_PLUGIN, ALERT_NAME, ENTRY_LABELS, FIRES_OTHERWISE, LABELS_ON_ALERTS)
