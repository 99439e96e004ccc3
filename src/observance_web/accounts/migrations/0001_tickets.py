"""The table of tickets."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Tickets by their sum."""

    initial = True
    operations = [  # noqa: RUF012
        migrations.CreateModel(
            name="Ticket",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("spent", models.BooleanField(default=False)),
            ],
        ),
    ]
