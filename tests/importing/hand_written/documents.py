"""Rule files for tests, in few words."""

from pathlib import Path

import yaml

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs

BAD = 'sum(rate(http_requests_total{job="shop",code=~"5.."}[WINDOW]))'
GOOD = 'sum(rate(http_requests_total{job="shop",code!~"5.."}[WINDOW]))'
ALL = 'sum(rate(http_requests_total{job="shop"}[WINDOW]))'
SHARE = f"{BAD} / {ALL}"


def over(expr: str, window: str) -> str:
    return expr.replace("WINDOW", window)


def both(comparison: str, long: str = "1h", short: str = "5m") -> str:
    """A comparison over two windows."""
    return f"{over(comparison, long)} and {over(comparison, short)}"


def alert(expr: str, name: str = "ShopBurns", severity: str = "page", **more: object) -> dict[str, object]:
    return {"alert": name, "expr": expr, "labels": {"severity": severity}, **more}


def record(name: str, expr: str, **labels: str) -> dict[str, object]:
    return {"record": name, "expr": expr, "labels": labels}


def import_rules(folder: Path, *rules: dict[str, object], group: str = "shop", **options: object) -> ImportDone:
    """Imports a file with one group."""
    text = yaml.safe_dump({"groups": [{"name": group, "rules": list(rules)}]}, sort_keys=False, width=10_000)
    return import_text(folder, text, **options)


def import_text(folder: Path, text: str, **options: object) -> ImportDone:
    source = folder / "source.yaml"
    source.write_text(text)
    given = ImportOptions(**options)  # type: ignore[arg-type]
    return import_specs(importer_named("rules"), [source], given, ImportTo(folder / "specs"))


def specs(folder: Path) -> dict[str, dict[str, object]]:
    """Name -> what was written, as plain data."""
    return {path.stem: yaml.safe_load(path.read_text()) for path in sorted((folder / "specs").glob("*.yaml"))}


def codes(done: ImportDone) -> list[str]:
    found = [remark.code for remark in done.report.remarks if remark.code]
    return [*found, *(diagnostic.code for diagnostic in done.report.refused)]
