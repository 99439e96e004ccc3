"""The language of a passage: told by its script, by its small words, or by a statistical model, in that order.

Reads the text of a passage, or of all passages of a document; gives ISO 639-1 codes, ``None`` where nothing tells.
The words and scripts stand in ``lang/function_words.toml``. The model (py3langid) takes .6 s and 130 MB to load and is
loaded when the first text needs it; a document whose small words are clear never does.
"""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

#: A passage is judged on this many characters: two thousand hold some 300 words, more than any decision needs.
SAMPLE = 2000
#: What the model is shown: its certainty no longer grows after some 200 characters, its cost does.
MODEL_SAMPLE = 240
#: Fewer words than this are a name, a number or a label unless their script decides.
FEWEST_WORDS = 3

_WORD = re.compile(r"[^\W\d_]+(?:[-\u02bb\u02bc][^\W\d_]+)*")


Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a text says about its own language.

    ``language`` is decided where the evidence is strong, else ``None``; ``is_sure`` where it would take more than
    neighbours to doubt it. ``script`` is the script of most letters, ``words`` counts words, ``hits`` small words by
    language; ``ranking`` is that of the model where it was asked.
    """

    language: str | None
    is_sure: bool
    script: str | None
    words: int
    hits: Mapping[str, int]
    sample: str
    ranking: Ranking | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The data file, turned round: for each word, the languages that have it."""

    languages: Mapping[str, tuple[str, ...]]
    scripts: Mapping[str, str]
    told_apart: tuple[str, ...]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files("observance.lang").joinpath("function_words.toml").read_text("utf-8"))
    languages: dict[str, tuple[str, ...]] = {}
    for code, listed in data["words"].items():
        for word in dict.fromkeys(listed.split()):
            languages[word] = (*languages.get(word, ()), code)
    return _Words(languages=languages, scripts=data["scripts"], told_apart=tuple(data["told_apart"]))


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text`` on its own, ``None`` where it holds too little evidence."""
    return weigh(text).language


def languages_of(texts: Sequence[str], *, reach: int = 12) -> list[str | None]:
    """The language of each text of one document, in order.

    A text too short to tell, or that tells narrowly (Spanish from Galician in three words), takes the language of the
    nearest texts that are sure (at most ``reach`` away, on either side), and only one that its own script, small words
    and ranking do not contradict.
    """
    weighed = [weigh(text) for text in texts]
    return [
        each.language if each.is_sure else _from_neighbours(weighed, i, reach) or each.language
        for i, each in enumerate(weighed)
    ]


def weigh(text: str) -> Evidence:
    """Judge one text by script, then by small words, then by the model."""
    sample = text[:SAMPLE]
    script, owner = _script(sample)
    words = _WORD.findall(sample.lower())
    hits = _count_hits(words)
    language = owner or _by_words(words, hits)
    is_sure = language is not None
    ranking = None
    if language is None and len(words) >= FEWEST_WORDS:
        ranking = _model()(_model_sample(sample))
        language, is_sure = _by_model(ranking, sample, len(words), hits)
    return Evidence(
        language=language, is_sure=is_sure, script=script, words=len(words), hits=hits, sample=sample, ranking=ranking
    )


def _script_of(character: str) -> str:
    """The first word of a letter's Unicode name: LATIN, CYRILLIC, CJK, HALFWIDTH..."""
    return unicodedata.name(character, "").partition(" ")[0]


class _Scripts(dict[str, str]):
    """The script of each character, looked up once; no script for what is not a letter."""

    def __missing__(self, character: str) -> str:
        self[character] = _script_of(character) if character.isalpha() else ""
        return self[character]


_SCRIPTS = _Scripts()
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_ASCII, _NOT_ASCII = re.compile(r"[\x00-\x7f]+"), re.compile(r"[^\x00-\x7f]+")
_LETTERS = string.ascii_letters.encode()


def _script(text: str) -> tuple[str | None, str | None]:
    """The script of most letters, and the language that owns it if one does.

    Japanese mixes kana into Han characters and Korean may: a tenth of kana or Hangul decides.
    """
    if text.isascii():
        return ("LATIN" if _ASCII_LETTER.search(text) else None), None
    counts = _counted(text)
    if not counts:
        return None, None
    letters = max(counts.values())
    most = [script for script, n in counts.items() if n == letters]
    # Of scripts with as many letters it is the one that stands first.
    script = most[0] if len(most) == 1 else next(_SCRIPTS[c] for c in text if _SCRIPTS[c] in most)
    owners = _words().scripts if letters > 1 else {}
    if script == "CJK":
        script = next((s for s in ("HIRAGANA", "KATAKANA", "HANGUL") if counts[s] * 10 >= counts.total()), script)
    return script, owners.get(script)


def _counted(text: str) -> Counter[str]:
    """How many letters of a text are of each script; those of ASCII, which are most, are counted at once."""
    plain = _NOT_ASCII.sub("", text).encode()
    counts = Counter({"LATIN": len(plain) - len(plain.translate(None, _LETTERS))})
    for character, n in Counter(_ASCII.sub("", text)).items():
        counts[_SCRIPTS[character]] += n
    del counts[""]
    return +counts


def _count_hits(words: Sequence[str]) -> dict[str, int]:
    known = _words().languages
    hits: dict[str, int] = {}
    for languages in [known[word] for word in words if word in known]:
        for language in languages:
            hits[language] = hits.get(language, 0) + 1
    return hits


def _leaders(hits: Mapping[str, int]) -> tuple[str, int, int]:
    """The language with most small words, how many, and how many the next has."""
    ranked = sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))
    return (*ranked[0], ranked[1][1] if len(ranked) > 1 else 0) if ranked else ("", 0, 0)


def _by_words(words: Sequence[str], hits: Mapping[str, int]) -> str | None:
    """Decide where a quarter of the words are small words of one language and it leads the next by a quarter."""
    best, most, next_most = _leaders(hits)
    if most >= 4 and most * 4 >= len(words) and most - next_most >= max(3, most // 4):
        return best
    return None


@cache
def _model() -> Callable[[str], Ranking]:
    """The model restricted to the languages to tell apart; its scores are logarithms of likelihoods."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)  # type: ignore[no-untyped-call]
    model.set_languages(_words().told_apart)
    rank: Callable[[str], Ranking] = model.rank
    return rank


def _model_sample(text: str) -> str:
    """The beginning up to a word's end; capitals mislead the model, so it sees none."""
    if len(text) > MODEL_SAMPLE:
        cut = text.rfind(" ", 0, MODEL_SAMPLE)
        text = text[: cut if cut > 0 else MODEL_SAMPLE]
    return text.lower()


def _by_model(ranking: Ranking, sample: str, words: int, hits: Mapping[str, int]) -> tuple[str | None, bool]:
    """The model's first choice where it leads far enough for so short a text, and whether neighbours cannot turn it."""
    (best, first), (_, second), *_rest = ranking
    lead = first - second
    if lead < _needed_lead(sample, words, hits.get(best, 0)):
        return None, False
    return best, lead > MAY_TRAIL


def _needed_lead(sample: str, words: int, hits: int) -> float:
    """How far the first choice must lead, in nats.

    Found on headings and names in forty languages (``bench/language.py``): true headings of three words lead by 10
    and more; names of people lead by up to 10 in any language; ten words of a sentence need no lead.
    """
    if words >= 10:
        return 0.0
    if hits:
        return 5.0
    return 20.0 if _is_capitalised(sample) else 10.0


def _is_capitalised(sample: str) -> bool:
    """Whether every word has a capital, as in a name; a heading all in capitals has too, and is as hard to tell."""
    return all(word[0].isupper() for word in _WORD.findall(sample))


#: How far behind its first choice a text may rank its neighbours' language, in nats, before it contradicts them.
MAY_TRAIL = 12.0


def _from_neighbours(weighed: Sequence[Evidence], at: int, reach: int) -> str | None:
    """The neighbours' language if the text does not speak against it; of two, the one it speaks for more."""
    own = weighed[at]
    if own.script is None:
        return None
    offered = _neighbours(weighed, at, reach)
    if not offered:
        return None
    ranking = dict(own.ranking or _model()(_model_sample(own.sample)))
    first = max(ranking.values())
    fit = [(ranking.get(code, first), code) for code in offered if not _contradicts(own, code, ranking, first)]
    return max(fit, key=lambda pair: pair[0])[1] if fit else None


def _neighbours(weighed: Sequence[Evidence], at: int, reach: int) -> list[str]:
    """The languages of the nearest sure text before and after in the same script, the one before first."""
    before = range(at - 1, max(at - reach, 0) - 1, -1)
    after = range(at + 1, min(at + reach + 1, len(weighed)))
    found = []
    for way in (before, after):
        nearest = next((i for i in way if weighed[i].is_sure and weighed[i].script == weighed[at].script), None)
        if nearest is not None:
            found.append(str(weighed[nearest].language))
    return list(dict.fromkeys(found))


def _contradicts(own: Evidence, code: str, ranking: Mapping[str, float], first: float) -> bool:
    """Whether the text's small words or its ranking speak for another language than ``code``."""
    best, most, _ = _leaders(own.hits)
    trails_in_words = most - own.hits.get(code, 0) >= 2 and best != code
    return trails_in_words or first - ranking.get(code, first) > MAY_TRAIL
