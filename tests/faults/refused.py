"""Faults of the source document that a spec could repeat, and the finding that refuses each."""

from tests.broken.broken_spec import EDGE, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

_TOTAL = 'total: akidb_requests_total{job="akidb-rest"}'

REFUSED = (
    Broken(ORGANIZATION, "{routing_key_file: /etc/alertmanager/secrets/p0-key}", "{routing_key: ‹<P0_SERVICE_KEY>›}",
           "SLO239", "a secret does not belong in a spec"),
    Broken(ORGANIZATION, "{routing_key_file: /etc/alertmanager/secrets/p0-key}", "{‹service_key›: x}",
           "SLO221", "want a routing key"),
    Broken(ORGANIZATION, "active: business-hours", "‹time_intervals›: [business-hours]", "SLO221", "active"),
    Broken(ORGANIZATION, "long: 6h, short: 30m,", "long: 6h,", "SLO222", "short",
           place=(ORGANIZATION, "    ‹medium›: {burn: 6")),
    Broken(REST, _TOTAL, 'total: sum(rate(akidb_requests_total{job="akidb-rest"}[‹3›0d]))', "SLO503", "[$window]"),
    Broken(REST, "rate: 0%, path: /healthz}", "rate: 0%, ‹condition›: http.status >= 500}", "SLO227", "keep"),
    Broken(REST, "rate: 0%, path: /healthz}", "rate: 0%, ‹response_time›: 100ms}", "SLO227", "keep"),
    Broken(REST, "rate: 0%, path: /healthz}", "rate: 0%, ‹status›: 500}", "SLO227", "keep"),
    Broken(REST, "good: {below: 30ms}", "good: {‹p95›: 30ms, below: 30ms}", "SLO221", "`good` has no key `p95`"),
    Broken(REST, "  latency:\n    #",
           "  error-rate: {objective: ‹99.9%›, signal: requests, runbook: slow-requests, baseline: 0.01%,\n"
           "    detect: {total-outage: false}}\n"
           "  latency:\n    #", "SLO407", "promise two things about one ratio"),
    Broken(REST, "alerts: [cpu, memory]", "alerts: [‹spot_interruption›]", "SLO310", "no alert or SLO"),
    Broken(EDGE, "alerts: [high-p95, latency]", "alerts: [‹lambda_cold_start›]", "SLO310", "no alert or SLO"),
    Broken(PREDICTOR, "alerts: [phantom-spike, low-confidence]", "alerts: [‹lstm_false_positive›]",
           "SLO310", "no alert"),
    Broken(REST, "    severity: P1\n    runbook: error-budget-burn\n", "    severity: P1\n", "SLO601", "no runbook",
           place=(REST, "  ‹error-ratio›:\n")),
    Broken(KARPENTER, "runbook: raise-on-demand-floor}", "runbook: ‹auto-remediation›}",
           "SLO302", "there is no runbook"),
)  # fmt: skip
