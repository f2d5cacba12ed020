"""What a proof came to: one claim, who decided it, and how."""

from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    PROVEN = "proven"
    REFUTED = "refuted"
    NOT_PROVEN = "not proven"


class Evidence(Struct, frozen=True):
    """One claim about one subject (a service, or what all of them share).

    `judge` is the program that decided, with its version, or `no promtool`; None: there is none that could. `detail` is
    why a claim is refuted or not proven, in lines. `is_modelled`: False where nothing can be generated that would prove
    it, whatever programs there are.
    """

    subject: str
    claim: str
    judge: str | None
    outcome: Outcome
    detail: tuple[str, ...] = ()
    is_modelled: bool = True
