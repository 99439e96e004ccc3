"""Tickets: each lets one browser in, once."""

from __future__ import annotations

from django.db import models


class Ticket(models.Model):
    """A ticket by the sha256 of its text; the text itself is known to whoever it was shown to alone."""

    digest = models.CharField(max_length=64, primary_key=True)
    spent = models.BooleanField(default=False)
