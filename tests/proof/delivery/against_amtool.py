"""amtool's answer for many label sets of one configuration."""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.walk import ways
from slocompiler.routing.labels.alert_labels import AlertLabels
from tests.judges.programs import routes_test

Labels = Mapping[str, str]


def disagreements(document: Mapping[str, Any], label_sets: Iterable[Labels], path: Path) -> list[object]:
    """Label sets for which the walk and amtool name different receivers, with both answers.

    amtool asks for a route with a label at least, and knows no empty value.
    """
    path.write_text(json.dumps(document), encoding="utf-8")
    root = read_configuration(document).root
    asked = [labels for labels in {json.dumps(one, sort_keys=True): one for one in label_sets}.values() if labels]
    with ThreadPoolExecutor(2) as pool:
        judged = pool.map(lambda labels: routes_test(path, labels), asked)
        answers = ((labels, told(root, labels), theirs) for labels, theirs in zip(asked, judged, strict=True))
        return [answer for answer in answers if answer[1] != answer[2]]


def told(root: Any, labels: Labels) -> list[str]:
    """The receivers of an alert all of whose labels are known."""
    (way,) = ways(root, AlertLabels(labels))
    assert way.conditions == ()
    return [route.receiver for route in way.routes]
