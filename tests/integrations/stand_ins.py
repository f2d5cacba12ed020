"""Programs in place of those that would leave the machine: gh, curl, and the python3 that installs slocompiler.

Each writes its arguments to `calls` in its folder, one call a line.
"""

import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path
from typing import Any

GH = """
import json, os, re, sys
here = os.path.dirname(os.path.abspath(__file__))
arguments = sys.argv[1:]
state = json.load(open(here + "/comments.json"))
if not os.environ.get("GH_TOKEN") or state["refuses"]:
    sys.exit("gh: Resource not accessible by integration (HTTP 403)")
assert arguments.pop(0) == "api", arguments
options, place = {}, None
while arguments:
    word = arguments.pop(0)
    if word in ("--method", "--field", "--jq"):
        options[word] = arguments.pop(0)
    elif word in ("--paginate", "--silent"):
        options[word] = True
    else:
        place = word
comments = state["comments"]
method = options.get("--method", "GET")
if method == "GET":
    assert place == "repos/example/shop/issues/7/comments?per_page=100" and options["--paginate"], place
    wanted = '.[] | select(.user.type == "Bot" and (.body | startswith(env.MARKER))) | .id'
    assert options["--jq"] == wanted, options["--jq"]
    for comment in comments:
        if comment["user"] == "Bot" and comment["body"].startswith(os.environ["MARKER"]):
            print(comment["id"])
else:
    field, _, path = options["--field"].partition("=@")
    assert field == "body" and options["--silent"]
    body = open(path).read()
    if method == "POST":
        assert place == "repos/example/shop/issues/7/comments", place
        comments.append({"id": 100 + len(comments), "user": "Bot", "body": body})
    else:
        (number,) = re.fullmatch("repos/example/shop/issues/comments/([0-9]+)", place).groups()
        (comment,) = [one for one in comments if one["id"] == int(number)]
        comment["body"] = body
    json.dump(state, open(here + "/comments.json", "w"))
"""
CURL = """
import os, shutil, sys
here = os.path.dirname(os.path.abspath(__file__))
assert "--fail" in sys.argv and sys.argv[sys.argv.index("--proto") + 1] == "=https"
url = sys.argv[-1]
assert url.startswith("https://github.com/prometheus/"), url
shutil.copy(os.path.join(here, url.rpartition("/")[2]), sys.argv[sys.argv.index("--output") + 1])
"""
PYTHON = """
import os, sys
here = os.path.dirname(os.path.abspath(__file__))
if sys.argv[1] == "-c":
    sys.exit(1 if os.path.exists(here + "/old") else 0)
assert sys.argv[1:3] == ["-m", "venv"], sys.argv
os.makedirs(sys.argv[3] + "/bin", exist_ok=True)
for name, target in (("slocompile", os.path.dirname(sys.executable) + "/slocompile"), ("pip", here + "/pip")):
    path = sys.argv[3] + "/bin/" + name
    if not os.path.exists(path):
        os.symlink(target, path)
"""


def stand_ins(folder: Path) -> Path:
    """A folder of programs, to be first on PATH."""
    folder.mkdir()
    for name, source in (("gh", GH), ("curl", CURL), ("python3", PYTHON), ("pip", "")):
        log = f'import sys; open({str(folder / "calls")!r}, "a").write(" ".join([{name!r}, *sys.argv[1:]]) + "\\n")\n'
        program(folder / name, f"#!{sys.executable}\n{log}{source}")
    set_comments(folder)
    return folder


def program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def calls(folder: Path, name: str) -> list[str]:
    """What a program was called with."""
    lines = (folder / "calls").read_text(encoding="utf-8").splitlines() if (folder / "calls").exists() else []
    return [line.removeprefix(f"{name} ") for line in lines if line.startswith(f"{name} ")]


def set_comments(folder: Path, *comments: dict[str, Any], refuses: bool = False) -> None:
    """What gh finds on pull request 7; `refuses`: its token may not."""
    state = {"comments": list(comments), "refuses": refuses}
    (folder / "comments.json").write_text(json.dumps(state), encoding="utf-8")


def comments(folder: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((folder / "comments.json").read_text(encoding="utf-8"))["comments"]
    return found


def release(folder: Path, project: str, version: str, real: Path) -> str:
    """Makes the archive that curl then finds, with the program that `real` is; gives the archive's checksum."""
    top = f"{project}-{version}.linux-amd64"
    starter = f'#!/bin/sh\nexec {real} "$@"\n'.encode()
    member = tarfile.TarInfo(f"{top}/{real.name}")
    member.size, member.mode = len(starter), 0o755
    with tarfile.open(folder / f"{top}.tar.gz", "w:gz") as archive:
        archive.addfile(member, io.BytesIO(starter))
        archive.addfile(tarfile.TarInfo(f"{top}/LICENSE"))
    return hashlib.sha256((folder / f"{top}.tar.gz").read_bytes()).hexdigest()
