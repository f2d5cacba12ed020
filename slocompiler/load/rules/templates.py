"""Rules about templates and their parameters."""

from slocompiler.diagnostics import Rule, Severity

UNKNOWN_TEMPLATE = Rule(
    code="SLO242",
    name="unknown-template",
    severity=Severity.ERROR,
    summary="a template that does not exist",
    why="Everything that the service meant to inherit is missing: its signals, its SLOs, its alerts.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {htpp: {job: login}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

TEMPLATE_EXTENDS = Rule(
    code="SLO244",
    name="template-extends",
    severity=Severity.ERROR,
    summary="a template that extends a template",
    why="Inheritance is one level deep, so that a reader finds every value in one of five places.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
extends: {base: {}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

TEMPLATE_UNUSED = Rule(
    code="SLO245",
    name="template-unused",
    severity=Severity.WARNING,
    summary="a template that no service extends",
    why="Nobody compiles it, so nobody notices when it breaks.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

TEMPLATES_DISAGREE = Rule(
    code="SLO246",
    name="templates-disagree",
    severity=Severity.ERROR,
    summary="two templates of one service that set the same value differently",
    why="Templates have no order, so neither can win. The service decides by setting the value itself.",
    failing="""\
version: slocompiler/v1
template: fast
tracing: {sampling: {default: {rate: 1%}}}
---
version: slocompiler/v1
template: full
tracing: {sampling: {default: {rate: 100%}}}
---
version: slocompiler/v1
service: login
team: web
extends: {fast: {}, full: {}}
""",
    passing="""\
version: slocompiler/v1
template: fast
tracing: {sampling: {default: {rate: 1%}}}
---
version: slocompiler/v1
template: full
tracing: {sampling: {default: {rate: 100%}}}
---
version: slocompiler/v1
service: login
team: web
extends: {fast: {}, full: {}}
tracing: {sampling: {default: {rate: 5%}}}
""",
)

PARAMETER_MISSING = Rule(
    code="SLO247",
    name="parameter-missing",
    severity=Severity.ERROR,
    summary="a parameter without a default that is not given",
    why="The template's queries would ask for a series that does not exist.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

PARAMETER_UNKNOWN = Rule(
    code="SLO248",
    name="parameter-unknown",
    severity=Severity.ERROR,
    summary="a parameter that the template does not declare",
    why="The value would be dropped, and the parameter that was meant keeps its default.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login, latancy: 5ms}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

PARAMETER_UNUSED = Rule(
    code="SLO249",
    name="parameter-unused",
    severity=Severity.WARNING,
    summary="a declared parameter that the template never uses",
    why="Services set it and nothing changes. Mostly the placeholder was renamed and the declaration was not.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}, route: {default: /}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

PLACEHOLDER_UNDECLARED = Rule(
    code="SLO250",
    name="placeholder-undeclared",
    severity=Severity.ERROR,
    summary="a placeholder in a template that is no declared parameter",
    why="It would stay in the text as it is, and a query with `$jbo` in it matches nothing.",
    failing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
  errors:
    gauge: {prometheus: {value: 'up{job="$jbo"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
    passing="""\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  requests:
    events: {prometheus: {total: 'http_requests_total{job="$job"}'}}
  errors:
    gauge: {prometheus: {value: 'up{job="$job"}'}}
---
version: slocompiler/v1
service: login
team: web
extends: {http: {job: login}}
""",
)

TEMPLATE_RULES = (
    UNKNOWN_TEMPLATE,
    TEMPLATE_EXTENDS,
    TEMPLATE_UNUSED,
    TEMPLATES_DISAGREE,
    PARAMETER_MISSING,
    PARAMETER_UNKNOWN,
    PARAMETER_UNUSED,
    PLACEHOLDER_UNDECLARED,
)
