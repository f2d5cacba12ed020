"""A path that is not plainly below the output folder is refused, and so are two that would be one file."""

import pytest

from slocompiler.pipeline.output.artifact_paths import check_artifact_paths
from slocompiler.pipeline.output.output_error import OutputError


@pytest.mark.parametrize(
    "paths",
    [
        ["/etc/passwd"],
        ["../outside"],
        ["a/../../outside"],
        ["a/./b"],
        ["a//b"],
        ["a/"],
        [""],
        ["."],
        ["a\\b"],
        ["C:file"],
        ["a\nb"],
        ["a\0b"],
        ["a/b."],
        ["a /b"],
        [".slocompile-manifest.json"],
        [".slocompile-work/new"],
        ["a", "a"],
        ["a/b", "A/b"],
        ["straße", "STRASSE"],
        ["caf\u00e9", "cafe\u0301"],
        ["a", "a/b"],
        ["A/b", "a"],
    ],
    ids=repr,
)
def test_refused(paths: list[str]) -> None:
    with pytest.raises(OutputError):
        check_artifact_paths(paths)


def test_accepted() -> None:
    check_artifact_paths(["a/b.yaml", "a/c.yaml", "_organization/x.yml", "a.b/c", "ä/日本.json", "..a"])
