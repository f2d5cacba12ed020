"""The program `slocompile` and its commands."""

import click

from slocompiler import __version__
from slocompiler.cli.lazy_group import LazyGroup

NAME = "slocompile"
_COMMANDS = "slocompiler.cli.commands"

COMMANDS = {
    "build": (f"{_COMMANDS}.build", "Compile specs into everything that monitors their services."),
    "validate": (f"{_COMMANDS}.validate", "Check specs without writing anything."),
    "fmt": (f"{_COMMANDS}.fmt", "Lay out specs in one way, comments and meaning kept."),
    "expand": (f"{_COMMANDS}.expand", "Print a service with all it inherits, and where each value is from."),
    "import": (f"{_COMMANDS}.import_", "Write specs from the files of other SLO generators."),
    "export": (f"{_COMMANDS}.export", "Write specs in the words of other formats."),
    "init": (f"{_COMMANDS}.init", "Write a commented spec to start from."),
    "schema": (f"{_COMMANDS}.schema", "Print the JSON Schema of a document, for editors."),
    "detect": (f"{_COMMANDS}.detect", "Show which failure every alert notices, and when."),
    "routes": (f"{_COMMANDS}.routes", "Show who is told of each alert, and at which hours."),
    "prove": (f"{_COMMANDS}.prove", "Prove with promtool and amtool that alerts fire and arrive."),
    "backtest": (f"{_COMMANDS}.backtest", "Replay alerts over the history that a Prometheus holds."),
    "cost": (f"{_COMMANDS}.cost", "Work out what monitoring costs a month."),
    "site": (f"{_COMMANDS}.site", "Write a catalogue of all services, as pages for a browser."),
    "diff": (f"{_COMMANDS}.diff", "Say what a change of specs means, to whoever is paged."),
    "explain": (f"{_COMMANDS}.explain", "Explain the code of a finding or change, or list all codes."),
    "targets": (f"{_COMMANDS}.targets", "List what specs can be compiled to."),
}

_HELP = """Compile one YAML spec per service into the alerts, routes and dashboards that watch it.

\b
  slocompile init shop                 write specs/shop.yaml to start from
  slocompile validate                  check everything in specs/
  slocompile build                     compile specs/ into generated/
  slocompile build --check             fail when generated/ is out of date (for CI)

Exit codes: 0 clean, 1 findings, 2 wrong usage or a problem of the environment.
"""

_EPILOG = """\b
Completion of commands and options, for bash (zsh and fish work alike):
  eval "$(_SLOCOMPILE_COMPLETE=bash_source slocompile)"
"""

program = LazyGroup(
    name=NAME, lazy=COMMANDS, help=_HELP, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]}
)
program = click.version_option(__version__, prog_name=NAME)(program)
