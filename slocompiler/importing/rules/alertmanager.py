"""Rules about Alertmanager's configuration as an organization."""

from slocompiler.diagnostics import Rule, Severity

_HEAD = "# slocompile import alertmanager\n"
_TREE = """\
route:
  receiver: chat
  group_by: [service, slo]
  routes:
    - matchers: [severity="critical"]
      receiver: pager
"""
_CHAT = """\
receivers:
  - name: chat
    webhook_configs: [{url: "https://chat.example.com/alerts"}]
"""
_PAGER = """\
  - name: pager
    pagerduty_configs: [{routing_key_file: /run/secrets/pager}]
"""
GOOD = _HEAD + _TREE + _CHAT + _PAGER

UNKNOWN_KEY = Rule(
    code="SLO680",
    name="unknown-alertmanager-key",
    severity=Severity.ERROR,
    summary="a configuration of Alertmanager has a key that Alertmanager does not know",
    why="Alertmanager refuses such a file as a whole and goes on with the old one: it is not what runs.",
    failing=GOOD.replace("group_by", "groups_by"),
    passing=GOOD,
)
LITERAL_SECRET = Rule(
    code="SLO681",
    name="secret-in-source",
    severity=Severity.WARNING,
    summary="a configuration of Alertmanager has a secret in its text",
    why="Whoever reads the repository could use it. The organization names a file in its place, and never the secret.",
    failing=GOOD.replace("routing_key_file: /run/secrets/pager", "routing_key: 0123456789abcdef"),
    passing=GOOD,
)
NO_SUCH_RECEIVER = Rule(
    code="SLO682",
    name="no-such-receiver",
    severity=Severity.WARNING,
    summary="a receiver is of a kind that the language does not have",
    why="Its alerts must go somewhere: a webhook stands in its place until a bridge or another receiver is chosen.",
    failing=GOOD.replace(
        "pagerduty_configs: [{routing_key_file: /run/secrets/pager}]",
        "webex_configs: [{room_id: r, http_config: {authorization: {credentials_file: /run/secrets/webex}}}]",
    ),
    passing=GOOD,
)
RECEIVER_SETTINGS = Rule(
    code="SLO683",
    name="connection-settings",
    severity=Severity.WARNING,
    summary="settings of a receiver's connection, or of all receivers, are not carried over",
    why=(
        "An organization says where notifications go. Proxies, certificates and time limits belong to the Alertmanager "
        "that sends them: keep them in `alertmanager: {base: ...}`, whose `global` part is kept as it is."
    ),
    failing=GOOD.replace("route:\n", "global: {http_config: {proxy_url: http://proxy.example.com}}\nroute:\n", 1),
    passing=GOOD,
)
NOTIFICATION_TEXTS = Rule(
    code="SLO684",
    name="notification-texts",
    severity=Severity.WARNING,
    summary="what notifications say, or whether they tell of the end, is not carried over",
    why="The compiler knows more than a template: the numbers, the runbook and the dashboard of exactly this alert.",
    failing=GOOD.replace("/run/secrets/pager", "/run/secrets/pager, description: Help"),
    passing=GOOD,
)
NOT_ROUTED_BY = Rule(
    code="SLO685",
    name="not-routed-by",
    severity=Severity.WARNING,
    summary="a route decides by something that the language does not route by",
    why=(
        "A spec says who owns a service and how urgent an alert is; that decides who is told. A route for alerts of "
        "something else stays in your own file: `alertmanager: {base: ...}` puts it before the generated routes."
    ),
    failing=GOOD.replace("severity=", 'severity="critical", cluster='),
    passing=GOOD,
)
NOTIFIED_OTHERWISE = Rule(
    code="SLO686",
    name="notified-otherwise",
    severity=Severity.WARNING,
    summary="notifications are grouped, timed or kept for certain hours in another way than before",
    why=(
        "The compiler groups alerts by service and SLO, or by service and name. Waiting times and hours belong to a "
        "severity and are the same for all teams, so that `P1` means the same to everybody."
    ),
    failing=GOOD.replace("[service, slo]", "[cluster]"),
    passing=GOOD,
)
INHIBITED_OTHERWISE = Rule(
    code="SLO687",
    name="inhibited-otherwise",
    severity=Severity.WARNING,
    summary="an inhibition is replaced by those that the compiler makes itself, or has nothing like it",
    why=(
        "The compiler lets urgent alerts of an SLO mute its slower ones, and a service that is down mute tickets of "
        "those that depend on it. Other rules stay in your own file: `alertmanager: {base: ...}`."
    ),
    failing=GOOD + 'inhibit_rules: [{source_matchers: [severity="critical"], target_matchers: [severity="warning"]}]\n',
    passing=GOOD,
)
GUESSED = Rule(
    code="SLO688",
    name="guessed",
    severity=Severity.WARNING,
    summary="something was concluded from names, because Alertmanager's configuration does not say it",
    why="A severity of Alertmanager is a word. Which of two is more urgent, and which one wakes people, is a guess.",
    failing=GOOD,
    passing=GOOD.replace("[service, slo]", "[service, alertname]")
    .replace("[severity=", '[team="web", severity=')
    .replace('    webhook_configs: [{url: "https://chat.example.com/alerts"}]\n', ""),
)
ORGANIZATION_LACKS = Rule(
    code="SLO689",
    name="organization-lacks",
    severity=Severity.WARNING,
    summary="an organization that exists lacks something of Alertmanager's configuration, or says it differently",
    why="An organization that exists is yours: an import changes it only with --force, and then only adds to it.",
    failing="# slocompile import alertmanager --organization specs/organization.yaml\n" + GOOD.removeprefix(_HEAD),
    passing=GOOD,
)

ALERTMANAGER_IMPORT_RULES: tuple[Rule, ...] = (
    UNKNOWN_KEY,
    LITERAL_SECRET,
    NO_SUCH_RECEIVER,
    RECEIVER_SETTINGS,
    NOTIFICATION_TEXTS,
    NOT_ROUTED_BY,
    NOTIFIED_OTHERWISE,
    INHIBITED_OTHERWISE,
    GUESSED,
    ORGANIZATION_LACKS,
)
