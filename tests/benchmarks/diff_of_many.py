"""How long `diff` takes in a repository of 1,000 specs of which one changed, beside `validate` of that one.

    python -m tests.benchmarks.diff_of_many [RUNS]

Each round runs, one after the other: the questions that `diff` asks git, `validate` of the changed spec, `diff` of the
work tree, `diff` of two commits. What is judged is the median over the rounds of (diff - git) / validate, in processor
seconds of the process and its children. The result is kept in diff_of_many.json beside this file.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measure import ENVIRONMENT, Cost, machine, measure, middle

RESULT = Path(__file__).with_suffix(".json")
RUNS, SERVICES = 11, 1000
#: What a comparison may take, as a multiple of `validate`, git's own time left aside.
BUDGET = 3

_IDENTITY = {
    "GIT_AUTHOR_NAME": "Benchmark",
    "GIT_AUTHOR_EMAIL": "benchmark@example.com",
    "GIT_COMMITTER_NAME": "Benchmark",
    "GIT_COMMITTER_EMAIL": "benchmark@example.com",
}
_ORGANIZATION = """\
version: slocompiler/v1
organization: example
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P0: {urgency: 1, page: true, group_wait: 10s, repeat_interval: 15m}
  P1: {urgency: 2, page: true, group_wait: 30s, repeat_interval: 1h}
  P2: {urgency: 3, page: false, group_wait: 5m, repeat_interval: 24h}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/key}}
  tickets: {webhook: {url_file: /etc/alertmanager/secrets/url}}
teams:
  platform: {notify: {P0: [pager], P1: [pager], P2: [tickets]}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    medium: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}
defaults: {window: 30d, burn_rate_policy: standard}
runbooks:
  errors: {title: Errors, steps: [{do: Roll back}]}
"""
_SERVICE = """\
version: slocompiler/v1
service: NAME
team: platform
signals:
  requests:
    traffic: 100/s
    events:
      prometheus:
        total: http_requests_total{job="NAME"}
        bad_where: code=~"5.."
  writes:
    traffic: 10/s
    events:
      prometheus:
        total: http_requests_total{job="NAME", method="POST"}
        bad_where: code=~"5.."
  duration:
    unit: seconds
    traffic: 100/s
    distribution:
      prometheus:
        histogram: http_request_duration_seconds{job="NAME"}
        buckets: [0.05, 0.1, 0.3, 1]
slos:
  availability: {objective: 99.9%, signal: requests, runbook: errors}
  writes: {objective: 99.5%, signal: writes, runbook: errors}
  latency: {objective: 99%, signal: duration, good: {below: 300ms}, runbook: errors}
"""
_CHANGED = "service-500"


def make_repository(folder: Path) -> None:
    """1,000 services in a commit; one of them changed in the next, and once more on the disk."""
    specs = folder / "specs"
    specs.mkdir(parents=True)
    (specs / "organization.yaml").write_text(_ORGANIZATION)
    for number in range(SERVICES):
        (specs / f"service-{number}.yaml").write_text(_SERVICE.replace("NAME", f"service-{number}"))
    changed = specs / f"{_CHANGED}.yaml"
    for arguments in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "all")):
        _git(folder, *arguments)
    changed.write_text(changed.read_text().replace("99.9%", "99.95%"))
    _git(folder, "commit", "-q", "-a", "-m", "one")
    changed.write_text(changed.read_text().replace("99.95%", "99.99%"))


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | _IDENTITY, check=True)


def commands() -> dict[str, list[str]]:
    slocompile = [sys.executable, "-m", "slocompiler"]
    questions = (
        "git rev-parse --is-bare-repository --is-inside-work-tree --show-cdup --show-prefix; "
        "git rev-parse --verify HEAD; git rev-parse --verify HEAD; git ls-tree -r -z --full-tree HEAD -- specs/; "
        "git diff-index --name-status -z HEAD -- specs; git ls-files --others -z -- specs; "
        f"git grep -l -z -F -w -e {_CHANGED} HEAD -- specs; echo HEAD:specs/organization.yaml | git cat-file --batch"
    )
    return {
        "git": ["sh", "-c", questions],
        "validate": [*slocompile, "validate", f"specs/{_CHANGED}.yaml"],
        "diff of the work tree": [*slocompile, "diff"],
        "diff of two commits": [*slocompile, "diff", "--base", "HEAD~1", "--head", "HEAD"],
    }


def run(runs: int) -> dict[str, dict[str, float]]:
    """Medians in milliseconds, and the median ratio of each pair, by command."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_repository(folder)
        for command in commands().values():
            measure(command, folder=folder)  # warms the file cache and the byte code
        rounds = [{name: measure(command, folder=folder) for name, command in commands().items()} for _ in range(runs)]
    return {name: _figures(rounds, name) for name in commands()}


def _figures(rounds: list[dict[str, Cost]], name: str) -> dict[str, float]:
    figures = middle([each[name] for each in rounds])
    if name.startswith("diff"):
        ratios = [(each[name].cpu - each["git"].cpu) / each["validate"].cpu for each in rounds]
        figures["times_validate"] = round(median(ratios), 2)
    return figures


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    figures = run(runs)
    RESULT.write_text(json.dumps({"machine": machine(), "runs": runs, "medians": figures}, indent=2) + "\n")
    for name, numbers in figures.items():
        print(f"{name:24} {numbers}")
    worst = max(numbers["times_validate"] for numbers in figures.values() if "times_validate" in numbers)
    print(f"{worst} x validate, of {BUDGET} allowed: {'kept' if worst <= BUDGET else 'MISSED'}")


if __name__ == "__main__":
    main()
