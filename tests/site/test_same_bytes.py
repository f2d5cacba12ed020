"""The pages are the same whatever differs around the command."""

import os
import subprocess
import sys
from pathlib import Path

from tests.site.made import SPECS, example


def test_another_order_of_hashes_another_zone_another_language(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4242",
        "PYTHONPATH": str(SPECS.parent),
        "TZ": "Asia/Tokyo",
        "LANG": "C",
    }
    command = [sys.executable, "-m", "slocompiler", "site", "specs", "--out", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=SPECS.parent, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for path, html in example().items():
        assert (tmp_path / "site" / path).read_text(encoding="utf-8") == html
