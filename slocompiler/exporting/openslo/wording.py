"""Why keys of a spec stand in annotations: what OpenSLO lacks."""

#: Keys of an SLO.
OF_SLOS = {
    "signal": "an SLI there belongs to one SLO; here one signal serves SLOs, alerts and dashboards",
    "good": "which measurements are good is said in the unit of the signal",
    "timeslices": "the slices as they are written",
    "composite": "a composite there burns when any part burns, and has no objective of its own",
    "runbook": "nothing says what whoever is paged does",
    "team": "nothing says who owns an SLO",
    "burn_rate_policy": "policies there have one condition each, and no name for a set of them",
    "min_failures": "an alert there cannot wait for a number of failures",
    "no_data": "nothing says what time without data does to the budget",
    "baseline": "nothing says what is normal",
    "detect": "nothing says which failure must be noticed, and when",
    "application_signals": "it is about one target of the compiler",
    "max_severity": "there is no order of severities",
    "labels": "keys of labels begin and end with a letter or a digit there",
    "annotations": "keys of annotations begin and end with a letter or a digit there",
    "burn_alerts": "an alert there has neither labels of its own nor a name that is told",
    "recorded_as": "it is about dashboards for Pyrra",
    "groups": "an SLO there has one objective for all: groups are parts of one budget",
    "description": "descriptions there have 1,050 characters at most",
    "window": "windows there are whole minutes",
}

#: Keys of a service.
OF_SERVICES = {
    "team": "nothing says who owns a service",
    "cc": "nobody gets copies there",
    "tier": "there are no tiers",
    "depends_on": "services there do not depend on each other",
    "labels": OF_SLOS["labels"],
    "description": OF_SLOS["description"],
    "max_severity": OF_SLOS["max_severity"],
    "pages_at_most": "there is no limit for pages",
    "signals": OF_SLOS["signal"],
    "alerts": "an alert there is about the budget of an SLO",
    "efficiency": "there are no costs",
    "correlate": "alerts there are not told together",
    "incidents": "there are no tests",
    "maintenance": "budgets and alerts there know no planned work",
    "runbooks": OF_SLOS["runbook"],
    "tracing": "there is nothing about traces",
}

SHORT = "a condition there has one window: that a burn is over is seen when the long window has forgotten it"
ORGANIZATION = "what all services share has no document there"
OWN_FILES = "files of your own stay where they are: name them again in the spec that an import writes"
GROUPED = "each group has a budget of its own here; the SLO there has one for all of them"
COMPOSITE = "the parts are the objectives of one SLO, each with the objective of the composite"
NOBODY = "nobody gets alerts of this severity, and an alert policy there must have a target"
MASKED = "planned work is left out of the budget here; the queries there count it"
