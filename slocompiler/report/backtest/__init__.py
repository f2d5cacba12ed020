"""A replay for people, programs and pull requests."""

from slocompiler.proof.backtest.result import Backtest
from slocompiler.report.backtest.as_json import backtest_json
from slocompiler.report.backtest.as_markdown import backtest_markdown
from slocompiler.report.backtest.as_text import backtest_text

BACKTEST_FORMATS = ("text", "json", "markdown")


def render_backtest(format: str, result: Backtest) -> str:
    """The replay as one of BACKTEST_FORMATS, ending with a line break."""
    match format:
        case "json":
            return backtest_json(result)
        case "markdown":
            return backtest_markdown(result)
        case _:
            return backtest_text(result)
