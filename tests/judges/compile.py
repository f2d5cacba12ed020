"""Making one judge from its source, whichever origin it has."""

import shutil
import tempfile
from pathlib import Path

from tests.judges.go_toolchain import MODULE, build_package, module_folder, module_version
from tests.judges.node_packages import install_packages
from tests.judges.packaged_programs import install_packaged
from tests.judges.page_judge import install_page_judge
from tests.judges.registry import PROMETHEUS, JudgeProgram, Origin
from tests.judges.virtual_environment import build_in_environment


def compile_judge(judge: JudgeProgram, output: Path) -> None:
    """Build the judge's program into `output`, which stays in its folder.

    GoError when Go is missing or the build fails, EnvironmentUnavailableError when packages cannot be installed.
    """
    if judge.origin is Origin.PYTHON:
        build_in_environment(judge.name, output, output.parent / "environment")
    elif judge.origin is Origin.NODE:
        install_packages(judge.name, output, output.parent / "packages")
    elif judge.origin is Origin.PAGES:
        install_page_judge(output, output.parent / "packages")
    elif judge.origin in (Origin.PIP, Origin.NPM):
        install_packaged(judge, output, output.parent / "packages")
    elif judge.origin is Origin.OWN:
        build_package(judge.package, output, version="0", folder=MODULE / judge.folder)
    elif judge.origin is Origin.MODULE:
        folder = MODULE / judge.folder
        build_package(judge.package, output, version=released_version(judge.module, folder), folder=folder)
    else:
        _build_in_copy(judge, output)


def released_version(module: str, folder: Path = MODULE) -> str:
    """The version under which the pinned module was released: Prometheus tags v0.316.0 for its 3.16.0."""
    version = module_version(module, folder).removeprefix("v")
    if module != PROMETHEUS:
        return version
    _, joined, patch = version.split(".")
    return f"{joined[0]}.{int(joined[1:])}.{patch}"


def _build_in_copy(judge: JudgeProgram, output: Path) -> None:
    # The server embeds its built web page, which the module lacks: any file in its place will do.
    # With our go.mod it would not compile: Prometheus needs a later automemlimit.
    with tempfile.TemporaryDirectory(prefix="slocompiler-judge-") as temporary:
        source = Path(temporary) / "source"
        shutil.copytree(module_folder(judge.module), source, copy_function=shutil.copyfile)
        for folder in [source, *(path for path in source.rglob("*") if path.is_dir())]:
            folder.chmod(0o755)
        page = source / "ui" / "app" / "dist" / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("no web page in this build\n", encoding="utf-8")
        build_package(judge.package, output, version=released_version(judge.module), folder=source)
