"""``observance sitting``: a session of sittings as a journal of acts, without any server."""

from __future__ import annotations

from observance.cli.speaking import Group
from observance.errors import N_

command = Group(
    "sitting",
    commands_in={
        "new": "observance.cli.sitting_new",
        "act": "observance.cli.sitting_act",
        "state": "observance.cli.sitting_state",
        "journal": "observance.cli.sitting_journal",
        "draft": "observance.cli.sitting_draft",
        "adopt": "observance.cli.sitting_adopt",
        "conclusions": "observance.cli.sitting_conclusions",
        "export": "observance.cli.sitting_export",
        "proof": "observance.cli.sitting_proof",
    },
    help=N_(
        "Run the sittings of a session: acts in, states, records and conclusions out.\n\n"
        "DIR holds the journal of the session. Each act is one JSON object on a line and is answered by one line; what "
        "the acts are is in docs/running-a-sitting.md."
    ),
)
