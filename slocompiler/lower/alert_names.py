"""Alert names: `AkidbRestAvailabilityBurnFast`."""


def camel_case(name: str) -> str:
    """`akidb-rest` as `AkidbRest`."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def burn_alert_prefix(service: str, slo: str) -> str:
    """What the name of every burn alert of an SLO starts with; the policy entry follows."""
    return f"{camel_case(service)}{camel_case(slo)}Burn"


def signal_alert_name(service: str, alert: str) -> str:
    return camel_case(service) + camel_case(alert)
