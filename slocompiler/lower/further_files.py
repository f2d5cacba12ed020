"""Files that a spec names: read relative to the file that names them, and never outside the folder of the specs."""

from pathlib import Path

from slocompiler.diagnostics import Diagnostic, Rule
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import YamlNode, parse_yaml, read_source
from slocompiler.lower.scope import Scope


def named_files(scope: Scope, pattern: str, route: Route, rule: Rule) -> tuple[str, ...]:
    """The paths, as shown to people, that a name or a pattern with `*` stands for; none is reported."""
    written_in = Path(scope.span(*route).path)
    root = Path(scope.organization.path).parent
    if Path(pattern).is_absolute() or not _is_inside(scope, root, written_in.parent / pattern):
        scope.report(rule, route, f"`{pattern}` lies outside the folder of the specs", "move the file into that folder")
        return ()
    folder = written_in.parent
    paths = sorted(scope.files.matching(folder, pattern)) if "*" in pattern else [folder / pattern]
    files = tuple(path.as_posix() for path in paths if scope.files.is_file(path) and _is_inside(scope, root, path))
    if not files:
        help = f"the path is relative to the folder of {written_in.name}"
        scope.report(rule, route, f"there is no file `{pattern}`", help)
    return files


def _is_inside(scope: Scope, root: Path, path: Path) -> bool:
    """Whether a path is below `root` when every `..` and every link is followed."""
    return Path(scope.files.real_path(path)).is_relative_to(scope.files.real_path(root))


def read_text(scope: Scope, path: str) -> str | None:
    """The text of a file, kept for code frames; None when it is none (which is reported)."""
    source = read_source(Path(path), path, scope.files)
    if isinstance(source, Diagnostic):
        scope.findings.append(source)
        return None
    scope.sources[path] = source.text
    return source.text


def read_documents(scope: Scope, name: str, route: Route, rule: Rule) -> tuple[str, tuple[YamlNode, ...]] | None:
    """Path and documents of one YAML file; None when it cannot be read (which is reported)."""
    files = named_files(scope, name, route, rule)
    text = read_text(scope, files[0]) if files else None
    if text is None:
        return None
    parsed = parse_yaml(text, files[0])
    scope.findings.extend(parsed.diagnostics)
    return (files[0], parsed.documents) if parsed.documents else None
