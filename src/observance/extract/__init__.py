"""Extraction: what is cited and said in a document, each finding quoted exactly and explained by its rule.

Reads a Segmentation; gives :class:`~observance.domain.findings.Findings`. Each kind has a module with one function
``find(context)``; kinds that read others come after them. Words and constructions stand in ``lang/<code>/<kind>.toml``.
"""

from __future__ import annotations

from pathlib import Path

from observance.domain.findings import Findings
from observance.domain.record import Segmentation

VERSION = "extract/3"


def extract(found: Segmentation, folders: tuple[Path, ...] = ()) -> Findings:
    """Everything that is found in a document; ``folders`` hold further languages and bodies."""
    from observance.extract.kinds import find_all

    return find_all(found, folders)
