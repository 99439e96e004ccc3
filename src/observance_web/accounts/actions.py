"""Every write of who is let in."""

from __future__ import annotations

import hashlib
import secrets

from observance_web.accounts.models import Ticket


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def issue_ticket() -> str:
    """A new ticket; its text is not kept."""
    text = secrets.token_urlsafe(24)
    Ticket.objects.create(digest=_digest(text))
    return text


def spend_ticket(text: str) -> bool:
    """Whether the ticket was good; it is so once, however many ask at the same time."""
    return Ticket.objects.filter(digest=_digest(text), spent=False).update(spent=True) == 1
