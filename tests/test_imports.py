"""What commands may load as a cold process: a written budget. `validate` runs before every commit, so nothing heavy.

A package or module that is missing here costs milliseconds on every run of the command: load it in the function that
needs it, or write it down here and say why. `python -m tests.benchmarks.import_time COMMAND` shows who loads what.
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.benchmarks import import_time
from tests.benchmarks.import_time import Loaded, import_times, read_import_times

#: Parts of the standard library that take a millisecond or more to load, or that load many others.
COSTLY = frozenset(
    """
    argparse ast asyncio bz2 concurrent csv ctypes dataclasses datetime decimal difflib email fractions hashlib html
    http inspect json logging lzma multiprocessing pickle platform random select selectors shutil socket sqlite3 ssl
    statistics subprocess tarfile tempfile typing unittest urllib uuid xml zipfile zoneinfo
    """.split()  # noqa: SIM905
)
#: What click loads of these; pathlib of 3.11 loads urllib as well.
OF_CLICK = frozenset(("ast", "datetime", "inspect", "platform", "typing", "urllib", "uuid"))
#: Exact numbers; the digest of what a meaning was read from; time zones of the organization.
OF_SPECS = frozenset(("decimal", "fractions", "hashlib", "zoneinfo"))
PACKAGES = frozenset(("click", "msgspec", "promql_parser", "typing_extensions", "yaml"))


@dataclass(frozen=True)
class Budget:
    """What a command may load: other people's packages, costly parts of the standard library, how many.

    `without`: parts of ours that must be left out; `most` counts all modules that an empty process does not load.
    """

    command: tuple[str, ...]
    packages: frozenset[str]
    costly: frozenset[str]
    without: tuple[str, ...]
    most: int


#: What no command needs that only looks at specs.
ABOUT_OUTPUT = ("targets", "emit", "spec.schema", "importing", "exporting", "site", "fix", "cost", "pipeline.output")
BUDGETS = (
    # The formatter of click's help asks shutil how wide the terminal is.
    Budget(
        ("--help",),
        frozenset(("click",)),
        OF_CLICK | {"bz2", "lzma", "shutil"},
        ("pipeline", "report", "load", "lower", "lint", *ABOUT_OUTPUT),
        100,
    ),
    # Its incidents and its limit of pages are worked out: quantiles and medians come from statistics.
    Budget(
        ("validate", "specs/akidb-rest.yaml"),
        PACKAGES,
        OF_CLICK | OF_SPECS | {"random", "statistics"},
        ("format", "diff", *ABOUT_OUTPUT),
        640,
    ),
    # It asks for neither, so nothing of the proof is loaded.
    Budget(
        ("validate", "specs/karpenter-spot.yaml"),
        PACKAGES,
        OF_CLICK | OF_SPECS,
        ("proof", "format", "diff", *ABOUT_OUTPUT),
        540,
    ),
)


#: What a build may load when nothing changed since the last one: no spec is read, no target is loaded.
UNCHANGED = Budget(
    ("build",),
    frozenset(("click", "msgspec", "typing_extensions")),
    OF_CLICK | {"hashlib", "decimal", "fractions"},
    ("lower", "lint", "proof", "ir", "promql", "load.yaml", "pipeline.build_anew", "targets.registry", "emit", "cost"),
    200,
)


@cache
def loaded(command: tuple[str, ...]) -> Loaded:
    return import_times(command)


@cache
def empty_process() -> frozenset[str]:
    arguments = [sys.executable, "-X", "importtime", "-c", "pass"]
    said = subprocess.run(arguments, capture_output=True, text=True, check=True).stderr
    return frozenset(module.name for module in read_import_times(said))


def names(command: tuple[str, ...]) -> list[str]:
    return [module.name for module in loaded(command) if module.name not in empty_process()]


def tops(found: list[str]) -> set[str]:
    return {name.partition(".")[0] for name in found}


every_budget = pytest.mark.parametrize("budget", BUDGETS, ids=lambda budget: " ".join(budget.command))


@every_budget
def test_packages_of_others(budget: Budget) -> None:
    assert packages(names(budget.command)) <= budget.packages


@every_budget
def test_costly_parts_of_the_standard_library(budget: Budget) -> None:
    assert tops(names(budget.command)) & COSTLY <= budget.costly


@every_budget
def test_parts_of_ours_that_are_left_out(budget: Budget) -> None:
    assert not not_left_out(budget, names(budget.command))


@every_budget
def test_number_of_modules(budget: Budget) -> None:
    assert len(names(budget.command)) <= budget.most


def test_a_build_that_has_nothing_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_time, "ENVIRONMENT", dict(os.environ))
    first = ("build", "specs", "--out", str(tmp_path / "generated"))
    assert "slocompiler.pipeline.build_anew" in names(first)
    found = names((*first, "--color", "never"))
    assert packages(found) <= UNCHANGED.packages
    assert tops(found) & COSTLY <= UNCHANGED.costly
    assert not not_left_out(UNCHANGED, found)
    assert len(found) <= UNCHANGED.most


def packages(found: list[str]) -> set[str]:
    # Python describes its own platform in a module that is in no list of its modules.
    others = {name for name in tops(found) - sys.stdlib_module_names if not name.startswith("_sysconfigdata")}
    return others - {"slocompiler", "the process"}


def not_left_out(budget: Budget, found: list[str]) -> list[str]:
    forbidden = [f"slocompiler.{part}" for part in budget.without]
    return [name for name in found if any(f"{name}.".startswith(f"{part}.") for part in forbidden)]
