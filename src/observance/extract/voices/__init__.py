"""Voices: whose words these are, who says so, and who is asked.

One model for every kind of finding:

- somebody *speaks*: a speech or a document has a speaker, by a printed heading and by a label (``speakers``);
- a verb of saying, noting or asking has a *subject*: the speaker, or another of whom the speaker tells (``subjects``);
- a clause that hangs on such a verb is *told* by that subject: the speaker's own words, or another's (``telling``);
- what is asked has an *asker*, own or recalled, and an *addressee* (``asking``).

That a speech was interpreted, or that a document is a draft, is a fact of the speech and of the document: every finding
has it by its speech (:func:`observance.extract.context.attribution`) and by its document.
"""

from observance.extract.voices.asking import addressee_of, asker_of, fully
from observance.extract.voices.speakers import heading_of, is_own_account, label_of, states_of
from observance.extract.voices.subjects import Subject, government_before, subject_of
from observance.extract.voices.telling import Telling, bare, telling_of, told_by, whom
from observance.extract.voices.words import words_of

__all__ = [
    "Subject",
    "Telling",
    "addressee_of",
    "asker_of",
    "bare",
    "fully",
    "government_before",
    "heading_of",
    "is_own_account",
    "label_of",
    "states_of",
    "subject_of",
    "telling_of",
    "told_by",
    "whom",
    "words_of",
]
