"""What a notification says, as Alertmanager templates.

A label or annotation that is missing reads as empty there, and every part that could be is left out then.
"""

#: `P0 login: Error budget burns 14.4 times too fast (production)`
TITLE = (
    '{{ if eq .Status "resolved" }}Resolved: {{ end }}'
    "{{ with .CommonLabels.severity }}{{ . }} {{ end }}"
    "{{ with .CommonLabels.service }}{{ . }}: {{ end }}"
    "{{ with .CommonAnnotations.summary }}{{ . }}"
    "{{ else }}{{ with .CommonLabels.alertname }}{{ . }}"
    "{{ else }}{{ len .Alerts }} alerts{{ end }}{{ end }}"
    "{{ with .CommonLabels.environment }} ({{ . }}){{ end }}"
)

#: Per alert: its state and summary, the description, every further annotation (the numbers), runbook and dashboard.
BODY = (
    "{{ range .Alerts }}"
    "[{{ .Status }}] {{ with .Annotations.summary }}{{ . }}{{ else }}{{ .Labels.alertname }}{{ end }}\n"
    "{{ with .Annotations.description }}{{ . }}\n{{ end }}"
    '{{ range (.Annotations.Remove (stringSlice "summary" "description" "runbook_url" "dashboard_url")).SortedPairs }}'
    "{{ .Name }}: {{ .Value }}\n{{ end }}"
    "{{ with .Annotations.runbook_url }}Runbook: {{ . }}\n{{ end }}"
    "{{ with .Annotations.dashboard_url }}Dashboard: {{ . }}\n{{ end }}"
    "\n{{ end }}"
)

RUNBOOK = "{{ .CommonAnnotations.runbook_url }}"
DASHBOARD = "{{ .CommonAnnotations.dashboard_url }}"
SERVICE = "{{ .CommonLabels.service }}"

#: Names of the alerts of the group, each with a blank behind it: what an event orchestration looks for.
ALERT_NAMES = "{{ range .Alerts }}{{ .Labels.alertname }} {{ end }}"

#: PagerDuty's severity words; a page is critical.
PAGERDUTY_SEVERITY = '{{ if eq .CommonLabels.page "true" }}critical{{ else }}warning{{ end }}'
