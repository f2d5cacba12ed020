"""Values that are not written in their one spelling."""

from tests.broken.broken_spec import EDGE, FRONT_DOOR, JETSON, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

SHARES = (
    Broken(REST, "objective: 99.95%", "objective: ‹0.9995›", "SLO235", "99.95%"),
    Broken(REST, "objective: 99.95%", "objective: ‹99.95›", "SLO235", "99.95%"),
    Broken(REST, "objective: 99.95%", "objective: ‹1›", "SLO235", "%"),
    Broken(REST, "objective: 99.95%", 'objective: ‹"99,95%"›', "SLO235", "99.95%"),
    Broken(REST, "objective: 99.95%", "objective: ‹99,95%›", "SLO235", "99.95%"),
    Broken(REST, "objective: 99.95%", "objective: ‹100 %›", "SLO235", "100%"),
    Broken(REST, "objective: 99.95%", "objective: ‹100%›", "SLO235", "100%"),
    Broken(REST, "objective: 99.95%", "objective: ‹0%›", "SLO235", "0%"),
    Broken(REST, "objective: 99.95%", "objective: ‹101%›", "SLO235", "100%"),
    Broken(FRONT_DOOR, "cdn: {objective: 99.95%", "cdn: {objective: ‹0.9995›", "SLO235", "99.95%"),
    Broken(JETSON, "objective: 99.5%", "objective: ‹99.5›", "SLO235", "99.5%"),
    Broken(KARPENTER, "objective: 99%", "objective: ‹.99›", "SLO235", "a share"),
    Broken(
        EDGE,
        "bad_ratio: {above: 1%, over: 1m}",
        "bad_ratio: {above: ‹0.01›, over: 1m}",
        "SLO349",
        "`0.01` does not measure ratio",
    ),
    Broken(REST, "bad_ratio: 5%, within: 20m", "bad_ratio: ‹0.05›, within: 20m", "SLO235", "5%"),
    Broken(REST, "rate: {drops: 50%}", "rate: {drops: ‹50›}", "SLO235", "50%"),
    Broken(REST, "rate: 0%", "rate: ‹0.1›", "SLO235", "10%"),
    Broken(ORGANIZATION, "{bad_ratio: 100%,", "{bad_ratio: ‹1.0›,", "SLO235", "%"),
)

DURATIONS = (
    Broken(REST, "{p95: {above: 50ms}}\n    for: 5m", "{p95: {above: 50ms}}\n    for: ‹300›", "SLO235", "300s"),
    Broken(PREDICTOR, "window: 28d", "window: ‹28›", "SLO235", "`28` is not a duration"),
    Broken(PREDICTOR, "window: 28d", "window: ‹1mo›", "SLO235", "calendar-month"),
    Broken(PREDICTOR, "window: 28d", "window: ‹1M›", "SLO235", "calendar-month"),
    Broken(PREDICTOR, "window: 28d", "window: ‹1y›", "SLO235", "`1y` is not a duration"),
    Broken(PREDICTOR, "window: 28d", "window: ‹calendar-year›", "SLO235", "calendar-quarter"),
    Broken(EDGE, "hold: 10m", "hold: ‹10 minutes›", "SLO235", "`10 minutes` is not a duration"),
    Broken(ORGANIZATION, "retention: 45d", "retention: ‹45›", "SLO235", "`45` is not a duration"),
    Broken(ORGANIZATION, "scrape_interval: 30s", "scrape_interval: ‹-30s›", "SLO235", "`-30s` is not a duration"),
    Broken(JETSON, "seen_within: 1d", "seen_within: ‹1 d›", "SLO235", "1d"),
)

RATES = (
    Broken(REST, "requests:\n    traffic: {mean: 600/s", "requests:\n    traffic: {mean: ‹600›", "SLO235", "600/s"),
    Broken(EDGE, "low: 5/s", "low: ‹5/sec›", "SLO235", "5/s"),
    Broken(PREDICTOR, "traffic: 12/h", "traffic: ‹12›", "SLO235", "12/s"),
    Broken(ORGANIZATION, "at_most: 1/h", "at_most: ‹1›", "SLO235", "1/s"),
)

QUANTITIES = (
    Broken(REST, "good: {below: 30ms}", "good: {below: ‹30›}", "SLO349", "30"),
    Broken(REST, "good: {below: 30ms}", "good: {below: ‹0.03›}", "SLO349", "`0.03` does not measure seconds"),
    Broken(REST, "good: {below: 30ms}", "good: {below: ‹30MB›}", "SLO349", "`30MB` does not measure seconds"),
    Broken(REST, "good: {below: 26h}", "good: {below: ‹26%›}", "SLO349", "`26%` does not measure seconds"),
    Broken(JETSON, "value: {above: 95%, over", "value: {above: ‹95›, over", "SLO349", "95%"),
    Broken(KARPENTER, "good: {below: 2m}", "good: {below: ‹2›}", "SLO349", "`2` does not measure seconds"),
    Broken(KARPENTER, "count: {above: 2,", "count: {above: ‹2/s›,", "SLO235", "`2/s` is not a quantity"),
    Broken(EDGE, "p95: 4.5s", "p95: ‹4.5›", "SLO349", "`4.5` does not measure milliseconds"),
    Broken(PREDICTOR, "value: {below: 60%,", "value: {below: ‹60ms›,", "SLO349", "`60ms` does not measure ratio"),
    Broken(EDGE, "good: {below: 100ms}", "good: {below: ‹fast›}", "SLO235", "`fast` is not a quantity"),
)

FORMATS = (
    Broken(ORGANIZATION, 'to: "18:00"', 'to: ‹"25:00"›', "SLO236", "`25:00` is not a clock time"),
    Broken(ORGANIZATION, 'to: "18:00"', 'to: ‹"6pm"›', "SLO236", "`6pm` is not a clock time"),
    Broken(ORGANIZATION, 'to: "18:00"', "to: ‹18:00›", "SLO326", '"18:00"'),
    Broken(ORGANIZATION, 'from: "09:00"', 'from: ‹"9:00"›', "SLO236", "09:00"),
    Broken(ORGANIZATION, '{account: "123456789012"', '{account: ‹"1234"›', "SLO236", "12"),
    Broken(ORGANIZATION, "timezone: America/New_York", "timezone: ‹America/New_Yrok›", "SLO322", "America/New_York"),
    Broken(
        ORGANIZATION,
        "runbook_base_url: https://wiki.akidb.com/runbooks",
        "runbook_base_url: ‹wiki.akidb.com/runbooks›",
        "SLO236",
        "`wiki.akidb.com/runbooks` is not an address",
    ),
    Broken(ORGANIZATION, "1500 USD", "‹1500 EUR›", "SLO236", "USD"),
    Broken(ORGANIZATION, "aws: eks:UpdateNodegroupConfig", "aws: ‹eks.UpdateNodegroupConfig›", "SLO236", ":"),
    Broken(
        EDGE,
        (
            "inferences:\n"
            "    traffic: {mean: 200/s, low: 5/s}\n"
            "    events:\n"
            "      cloudwatch:\n"
            "        namespace: AkiDB/Edge\n"
            "        dimensions: {Model: all-MiniLM-L6-v2}\n"
            "        regions: [us-east-1,"
        ),
        (
            "inferences:\n"
            "    traffic: {mean: 200/s, low: 5/s}\n"
            "    events:\n"
            "      cloudwatch:\n"
            "        namespace: AkiDB/Edge\n"
            "        dimensions: {Model: all-MiniLM-L6-v2}\n"
            "        regions: [‹us-east›,"
        ),
        "SLO236",
        "`us-east` is not an AWS Region",
    ),
    Broken(REST, "  silent:\n    signal", "  ‹Silent›:\n    signal", "SLO234", "`Silent` is not a name"),
)
