"""What `validate` may load: it runs before every commit, so nothing heavy."""

import json
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
#: Third-party packages that a clean `validate` loads.
ALLOWED = {"_yaml", "click", "msgspec", "promql_parser", "yaml", "typing_extensions"}
SCRIPT = """
import json, sys
before = {name.partition(".")[0] for name in sys.modules}
from slocompiler.cli.main import run
code = run(["validate", sys.argv[1]])
files = {name.partition(".")[0]: str(getattr(module, "__file__", "")) for name, module in sys.modules.items()}
loaded = {name for name, file in files.items() if "site-packages" in file and name not in before}
print(json.dumps([code, sorted(loaded), sorted(name for name in sys.modules if name.startswith("slocompiler."))]))
"""


def loaded_by_validate(spec: str) -> tuple[int, set[str], set[str]]:
    """Exit code, third-party packages, modules of ours."""
    command = [sys.executable, "-c", SCRIPT, spec]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    code, packages, ours = json.loads(done.stdout.splitlines()[-1])
    return code, set(packages), set(ours)


def test_validate_loads_only_what_it_needs() -> None:
    code, packages, ours = loaded_by_validate("specs/akidb-rest.yaml")
    assert code == 0
    assert packages - {"slocompiler"} <= ALLOWED, packages
    assert not [name for name in ours if name.startswith("slocompiler.targets")]
    assert not [name for name in ours if name.startswith(("slocompiler.spec.schema", "slocompiler.emit"))]


def test_only_a_spec_that_limits_its_pages_pays_for_the_estimate() -> None:
    for spec, is_limited in (("specs/akidb-rest.yaml", True), ("specs/karpenter-spot.yaml", False)):
        _, _, ours = loaded_by_validate(spec)
        proofs = {name for name in ours if name.startswith("slocompiler.proof.")}
        assert ("slocompiler.proof.false_alarms" in proofs) is is_limited
        assert is_limited or not proofs
