"""``python -m observance_web.index [FORMER]``: make the index of the case that the environment names.

FORMER is an index that is still read and therefore kept.
"""

from __future__ import annotations

import os
import sys


def main(arguments: list[str]) -> int:
    """Make the index; 0 where it is there."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "observance_web.settings")
    import django

    django.setup()
    from django.conf import settings

    from observance.errors import ObservanceError
    from observance.messages import messages_in
    from observance_web.index.building import ensure_index

    try:
        ensure_index(settings.ENVIRONMENT.served, next(iter(arguments), None))
    except ObservanceError as error:
        print(f"observance: {messages_in(settings.ENVIRONMENT.language or 'en').line(error)}", file=sys.stderr)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
