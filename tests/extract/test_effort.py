"""How much a recommendation asks for is told by its first verb and its object."""

from __future__ import annotations

import pytest

from observance.extract.requests.effort import Effort, effort_of


@pytest.mark.parametrize(
    ("action", "effort"),
    [
        ("Share its experience with island States", Effort.MINIMAL),
        ("seek technical assistance in this field", Effort.MINIMAL),
        ("Continue to improve the inspection of mines", Effort.CONTINUE),
        ("Maintain its efforts in rural schools", Effort.CONTINUE),
        ("Consider ratifying the Protocol", Effort.CONSIDER),
        ("In consultation with unions, consider a new bill", Effort.CONSIDER),
        ("Take further measures against child labour", Effort.GENERAL),
        ("strengthen the protection of seafarers", Effort.GENERAL),
        ("Ratify the Protocol", Effort.SPECIFIC),
        ("to amend section 9 of the Mines Act", Effort.SPECIFIC),
        ("Adopt a national plan against forced labour", Effort.SPECIFIC),
    ],
)
def test_effort_is_told_by_verb_and_object(action: str, effort: Effort) -> None:
    assert effort_of(action, "en") is effort
