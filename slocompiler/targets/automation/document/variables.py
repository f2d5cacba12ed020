"""Texts of a document: variables of Systems Manager in it, and none where nobody meant one."""

import re
from typing import Any

from slocompiler.ir.automation import placed

REGION, ACCOUNT = "{{ global:REGION }}", "{{ global:ACCOUNT_ID }}"
#: What the role is passed as; the name that AWS's own documents use.
ROLE, DRY_RUN, ALERT = "AutomationAssumeRole", "DryRun", "Alert"


def variable(name: str) -> str:
    return f"{{{{ {name} }}}}"


def located(value: Any) -> Any:
    """Parameters with the Region and the account that the document runs in."""
    return placed(value, REGION, ACCOUNT)


def plain(text: str) -> str:
    """A text of the spec, in which two braces would be a variable."""
    return re.sub(r"\{(?=\{)|(?<=\})\}", lambda found: f"{found[0]} " if found[0] == "{" else f" {found[0]}", text)


def sentence(text: str) -> str:
    """A text on one line, with a full stop."""
    line = " ".join(plain(text).split())
    return line if line.endswith((".", "!", "?")) else f"{line}."
