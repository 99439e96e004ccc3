"""Words that no line may part: a form of address and its name, the word for "number" and its figure.

Reads words; gives them with a blank that is not broken at. Which words these are stands in the data of the languages.
"""

from __future__ import annotations

import re

from observance.lang import pattern, pooled, worded
from observance.publish.akn.names import in_xml

NO_BREAK = "\u00a0"
#: A longer form of address ("His Excellency") may stand at the end of a line.
_LONGEST = 6


def bound(words: str) -> str:
    """The words with their binding blanks, as many characters as before; control characters become U+FFFD."""
    return _binding().sub(lambda found: found.group()[:-1] + NO_BREAK, in_xml(words))


@worded
def _binding() -> re.Pattern[str]:
    address = [form for form in pooled("names.honorifics") if len(form.replace("\\", "").rstrip("?")) <= _LONGEST]
    number = pattern(pooled("writing.number"))
    return re.compile(rf"(?<!\w)(?:{pattern(address)}\s(?=[^\W\d_])|(?i:{number})\s(?=\d))")
