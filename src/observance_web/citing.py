"""How a quotation is cited where it is pasted: "CAN/PV.9, p. 13, Worker member, Norland".

Reads a quotation; gives one line.
"""

from __future__ import annotations

from observance_web.quotations import Quotation
from observance_web.words import called, say


def citation_of(quotation: Quotation) -> str:
    """Document, page, capacity and State or organisation, and the marks that belong to them."""
    voice = quotation.voice
    who = ", ".join(filter(None, (called("capacity", voice.capacity), voice.body))) if voice.capacity else voice.label
    page = say("p. {page}", page=quotation.page) if quotation.page is not None else None
    line = ", ".join(filter(None, (quotation.title, page, who)))
    return f"{line} ({say('draft: speakers not bound')})" if quotation.draft else line
