"""Whatever kills a build, and whenever: the output folder is the old tree or the new one."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.journal import has_journal
from slocompiler.pipeline.output.names import MANIFEST
from slocompiler.pipeline.write_artifacts import check_artifacts, write_artifacts
from tests.pipeline.output import killed_builds
from tests.pipeline.output.killed_builds import ENDED, KILLED, run_and_kill
from tests.pipeline.output.test_write_artifacts import refuse_exchange
from tests.pipeline.output.trees import NEW, OLD, content, texts

FOREIGN = {"README.md": "read me", "gone/notes.txt": "notes", "empty": "/"}
MOST_STEPS = 200


def prepare(out: Path) -> None:
    write_artifacts(out, OLD)
    (out / "README.md").write_text("read me")
    (out / "gone/notes.txt").write_text("notes")
    (out / "empty").mkdir()


def folder_for(tmp_path: Path, step: int) -> Path:
    (tmp_path / str(step)).mkdir()
    return tmp_path / str(step) / "generated"


def test_every_change_of_the_disk_is_a_step() -> None:
    public = {name for name, value in vars(disk).items() if getattr(value, "__module__", "") == disk.__name__}
    assert set(killed_builds.STEPS) == public - {"Path", "Sequence"}


@pytest.mark.parametrize("moment", ["before", "within", "after"])
def test_killed_at_every_step_of_an_exchange(tmp_path: Path, moment: str) -> None:
    """Read by anybody, without any repair: old or new."""
    seen = set()
    for step in range(1, MOST_STEPS):
        out = folder_for(tmp_path, step)
        prepare(out)
        ended = run_and_kill(partial(write_artifacts, out, NEW), step, moment)
        found = content(out)
        assert found in (texts(OLD) | FOREIGN, texts(NEW) | FOREIGN), f"{moment} step {step}"
        seen.add("README.md" in found and found["a/changed.yaml"])
        assert_repairs_itself(out)
        if ended == ENDED:
            break
    assert ended == ENDED
    assert step > 20
    assert seen == {"old", "new"}


@pytest.mark.parametrize("moment", ["before", "within", "after"])
def test_killed_at_every_step_in_place(tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read by a check or a build, which first do the rest of a journal: old or new."""
    refuse_exchange(monkeypatch)
    seen, interrupted = set(), 0
    for step in range(1, MOST_STEPS):
        out = folder_for(tmp_path, step)
        prepare(out)
        ended = run_and_kill(partial(write_artifacts, out, NEW), step, moment)
        interrupted += has_journal(out)
        is_old, is_new = check_artifacts(out, OLD).is_clean, check_artifacts(out, NEW).is_clean
        assert is_old != is_new, f"{moment} step {step}"
        seen.add(is_new)
        assert_repairs_itself(out)
        if ended == ENDED:
            break
    assert ended == ENDED
    assert seen == {False, True}
    assert interrupted > 5


@pytest.mark.parametrize("moment", ["before", "within", "after"])
@pytest.mark.parametrize("way", ["exchange", "in place"])
def test_killed_at_every_step_of_the_repair(
    tmp_path: Path, moment: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "in place":
        refuse_exchange(monkeypatch)
    first = first_step_that_counts(tmp_path)
    for step in range(1, MOST_STEPS):
        out = folder_for(tmp_path, step)
        prepare(out)
        run_and_kill(partial(write_artifacts, out, NEW), first, "after")
        ended = run_and_kill(partial(write_artifacts, out, NEW), step, moment)
        assert check_artifacts(out, NEW).is_clean, f"{moment} step {step}"
        assert_repairs_itself(out)
        if ended == ENDED:
            break
    assert ended == ENDED


def first_step_that_counts(tmp_path: Path) -> int:
    """The step after which a killed build is the new tree."""
    for step in range(1, MOST_STEPS):
        out = folder_for(tmp_path, -step)
        prepare(out)
        run_and_kill(partial(write_artifacts, out, NEW), step, "after")
        if check_artifacts(out, NEW).is_clean:
            return step
    raise AssertionError("no step counts")


def assert_repairs_itself(out: Path) -> None:
    write_artifacts(out, NEW)
    assert content(out) == texts(NEW) | FOREIGN
    assert [path.name for path in out.parent.iterdir()] == ["generated"]
    assert {path.name for path in out.iterdir()} == {MANIFEST, "README.md", "a", "b", "empty", "fresh.yaml", "gone"}


def test_killed_first_build_leaves_no_folder_or_the_whole(tmp_path: Path) -> None:
    for step in range(1, MOST_STEPS):
        out = folder_for(tmp_path, step)
        ended = run_and_kill(partial(write_artifacts, out, NEW), step, "after")
        assert not out.exists() or content(out) == texts(NEW)
        write_artifacts(out, NEW)
        assert content(out) == texts(NEW)
        if ended == ENDED:
            return
    raise AssertionError("the build did not end")


def test_a_file_that_comes_during_the_build_is_kept(tmp_path: Path) -> None:
    """Also when the build is killed before it could bring that file over."""
    out = tmp_path / "generated"
    prepare(out)
    real = disk.exchange

    def exchange_late(one: Path, other: Path) -> None:
        (one / "a/late.txt").write_text("late")
        (one / "README.new").write_text("read me again")
        (one / "README.new").replace(one / "README.md")
        real(one, other)
        os._exit(KILLED)

    child = os.fork()
    if child == 0:
        disk.exchange = exchange_late
        write_artifacts(out, NEW)
    os.waitpid(child, 0)
    write_artifacts(out, NEW)
    assert content(out) == texts(NEW) | FOREIGN | {"a/late.txt": "late", "README.md": "read me again"}


BUILD_FOREVER = """
import sys
from pathlib import Path
from slocompiler.pipeline.write_artifacts import write_artifacts
from tests.pipeline.output.trees import NEW, OLD
out = Path(sys.argv[1])
print("ready", flush=True)
while True:
    write_artifacts(out, NEW)
    write_artifacts(out, OLD)
"""


def test_sigkill_at_any_time(tmp_path: Path) -> None:
    out = tmp_path / "generated"
    prepare(out)
    states = texts(OLD) | FOREIGN, texts(NEW) | FOREIGN
    for attempt in range(12):
        builder = subprocess.Popen([sys.executable, "-c", BUILD_FOREVER, out], stdout=subprocess.PIPE)
        assert builder.stdout
        builder.stdout.readline()
        time.sleep(0.013 * attempt % 0.1 + 0.003)
        builder.send_signal(signal.SIGKILL)
        builder.wait()
        builder.stdout.close()
        assert content(out) in states
    assert_repairs_itself(out)


def test_the_order_of_two_builds_at_once_does_not_matter(tmp_path: Path) -> None:
    out = tmp_path / "generated"
    prepare(out)
    script = BUILD_FOREVER.replace("while True", "for _ in range(10)")
    builders = [subprocess.Popen([sys.executable, "-c", script, out], stderr=subprocess.PIPE) for _ in range(2)]
    for builder in builders:
        assert builder.communicate()[1] == b""
        assert builder.returncode == 0
    assert content(out) == texts(OLD) | FOREIGN
