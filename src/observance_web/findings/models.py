"""Rows of findings. Made by ``observance_web.index.bringing``, never changed."""

from __future__ import annotations

from django.db import models

from observance_web.payload import Payload
from observance_web.quotations import Quotation


class Finding(models.Model):
    """A finding: the quotation, and where in its passage's text it begins and ends.

    ``values`` are its own values by name, as the tables call them; ``segments`` its stretches of the document's text;
    ``title`` is what a reference relies on, ``held`` the document that is its source.
    """

    id = models.CharField(max_length=20, primary_key=True)
    document = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    passage = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    rule = models.TextField()
    quotation = Payload(Quotation)
    values = Payload(tuple[tuple[str, str], ...])
    segments = Payload(tuple[tuple[int, int], ...])
    title = models.TextField(null=True)
    held = models.CharField(max_length=200, null=True)

    class Meta:
        indexes = (
            models.Index(fields=("document", "passage"), name="finding_place"),
            models.Index(fields=("kind", "title", "document"), name="finding_title"),
        )
