"""Sentences without a verb: what is left where a line was lost or a sentence was cut.

A sentence is shown only where none of its words can be a verb in its language, so that most incomplete sentences are
not found and few complete ones are shown. Languages without words for this, and those that need no verb, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from observance.domain.text import PassageKind
from observance.errors import N_
from observance.extract.sentences import sentences
from observance.publish.proofing.remarks import Line, Remark, RemarkKind
from observance.publish.proofing.words import WORD, ProofWords, proof_words

#: Words that a sentence has at least to be looked at.
_FEWEST = 5
_QUOTES = '"“”«»'


def verb_remarks(lines: Sequence[Line]) -> Iterator[Remark]:
    """A remark for each sentence of a speech in which nothing can be a verb."""
    for line in lines:
        words = proof_words(line.passage.language or "")
        if line.speech is None or line.passage.kind is not PassageKind.PARAGRAPH or not words.verbs:
            continue
        for start, end in sentences(line.text):
            if lacks_verb(line.text[start:end], words):
                yield Remark(
                    kind=RemarkKind.NO_VERB,
                    what=N_("no verb was found in this sentence"),
                    fields=(),
                    places=(line.place(start, end),),
                )


def lacks_verb(sentence: str, words: ProofWords) -> bool:
    """Whether a whole sentence has no word that can be a verb."""
    found = WORD.findall(sentence)
    if (
        not words.verbs
        or len(found) < _FEWEST
        or not sentence.endswith(".")
        or any(sign in sentence for sign in _QUOTES)
    ):
        return False
    if not sentence[0].isupper() or _is_formal(sentence, words):
        return False
    return not any(_may_be_verb(k, found, words) for k in range(len(found)))


def _is_formal(sentence: str, words: ProofWords) -> bool:
    parts = [part.strip() for part in sentence.lower().replace("’", "'").split(",")]
    return any(part.startswith(form) and not part[len(form) : len(form) + 1].isalpha()
               for part in parts for form in words.formal)  # fmt: skip


def _may_be_verb(k: int, found: Sequence[str], words: ProofWords) -> bool:
    word, before = found[k].lower(), found[k - 1] if k else ""
    after = found[k + 1].lower() if k + 1 < len(found) else ""
    if word in words.nouns:
        stands_free = k > 0 and before.lower() not in words.before_nouns
        followed = after in words.after_verbs or before.lower() in words.adverbs
        return _may_be_subject(before, words) or (stands_free and followed)
    if word in words.verbs or word in words.subjects:
        return True
    if word in words.before_nouns or word in words.after_verbs:
        return False
    for_noun = before.lower() in words.before_nouns
    if not for_noun and _has_stem(word, words):
        return True
    if word.endswith(words.noun_endings):
        return False
    if not for_noun and word.endswith(words.endings):
        return True
    return k > 0 and word.endswith(words.weak_endings) and after in words.after_verbs


def _may_be_subject(word: str, words: ProofWords) -> bool:
    """Whether a word can be the subject of the verb behind it, which may also be a noun: a name, or a plural."""
    if not word or word.lower() in words.before_nouns:
        return False
    return word[0].isupper() or (word.endswith("s") and not word.lower().endswith(words.noun_endings))


def _has_stem(word: str, words: ProofWords) -> bool:
    """Whether a word is a stem of a verb with an ending."""
    return any(
        word.endswith(ending) and word[: len(word) - len(ending)] in words.stems for ending in words.stem_endings
    )
