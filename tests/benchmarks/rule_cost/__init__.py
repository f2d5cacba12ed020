"""What rules cost inside Prometheus, and whether the budget that they compute is true.

    python -m tests.benchmarks.rule_cost

One SLO on 250 raw series as five sets of rules: ours, ours with Sloth's four pairs of windows, Sloth's default, Sloth
with its optimisation off (the `sloth.dev/core/sli_rules/v1` plugin with `disableOptimized`; the flag went with Sloth
0.12), and Pyrra's. A Prometheus 3 on 127.0.0.1 holds 31 days of uneven traffic, written with promtool: day and night,
a quiet weekend, a night without a single request, five incidents and counters that start anew. Series that rules read
over a range are recorded for all of that time by `promtool tsdb create-blocks-from rules`, from the rules' own
expressions at their own intervals; the others stand at the moments that are looked at, evaluated in the order of the
file. So nothing that is measured was computed by the compiler.

Each rule is evaluated at the end of the history with `stats=all`: `totalQueryableSamples` are exact, times are medians
of rounds in turn. Budgets are compared with the increases of the raw samples themselves, added up while writing them:
once when the night without requests is the first of the 30 days, and a day later, when it is no longer among them.

Of the 133,166 samples that our rules read in 30 seconds, 43,200 are the sums over 30 days (once in 2 minutes), 58,504
the windows of 30m and 1h from the raw series, 18,720 those of 6h and 3d from the recordings, 9,480 the alerts' counts
of failures and 3,251 the counts themselves. Fifty times less than Sloth's default would be 85,811: it takes the windows
of 30m and 1h from the recordings too, which would notice every outage 2m15s later. Sums over 30 days from coarser
recordings would be old by as much, and start empty when the rules change.

The result is kept in rule_cost.json and rule_cost.svg beside this folder. It takes some minutes and 3 GB of disk.
"""
