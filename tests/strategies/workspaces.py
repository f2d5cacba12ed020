"""Whole folders of specs in which nothing is wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from slocompiler.emit import write_yaml
from tests.strategies.names import chance, unique_names
from tests.strategies.organizations import organizations
from tests.strategies.services import bodies, services

Data = dict[str, Any]
#: Written behind the names of a template's entries, so that they cannot meet those of a service.
_OF_TEMPLATE = "t-"


@dataclass(frozen=True)
class Workspace:
    """Documents by the path of their file below the folder of specs."""

    documents: dict[str, Data]

    def texts(self) -> dict[str, str]:
        return {path: write_yaml(document) for path, document in self.documents.items()}

    def write(self, folder: Path) -> Path:
        """Writes all files; gives the folder."""
        for path, text in self.texts().items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return folder


@st.composite
def workspaces(draw: st.DrawFn, most_services: int = 3) -> Workspace:
    """An organization, some services, and at times a template that the first of them extends."""
    organization = draw(organizations())
    documents: dict[str, Data] = {"organization.yaml": organization.data}
    names = draw(unique_names(1, most_services))
    for index, name in enumerate(names):
        documents[f"{name}.yaml"] = draw(services(name, names[:index], organization))
    if draw(chance(30)):
        body = draw(bodies(_OF_TEMPLATE, organization)).data
        parameters, given = draw(_parameters(body))
        documents["_templates/base.yaml"] = {
            "version": "slocompiler/v1", "template": "base", "parameters": parameters, **body,
        }  # fmt: skip
        documents[f"{names[0]}.yaml"]["extends"] = {"base": given}
    return Workspace(documents)


@st.composite
def _parameters(draw: st.DrawFn, body: Data) -> tuple[Data, Data]:
    """Puts parameters into the texts of a body; gives their declarations and what the service fills in."""
    declared: Data = {}
    given: Data = {}
    for slo in body.get("slos", {}).values():
        if draw(st.booleans()):
            slo["objective"], declared["objective"] = "$objective", {"default": "99.9%"}
            if draw(st.booleans()):
                given["objective"] = "99.5%"
    for alert in body.get("alerts", {}).values():
        if draw(st.booleans()):
            alert["description"], declared["subject"] = "About ${subject}: $$", {"description": "what it is about"}
            given["subject"] = "the database"
    return declared, given
