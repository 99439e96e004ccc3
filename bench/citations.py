"""How many citations of law are found in sentences whose citations others have marked, by kind.

    python bench/citations.py SENTENCES.jsonl [--misses]

Reads JSON Lines, one sentence a line: ``text``, and ``cites`` with ``start``, ``end``, ``text``, ``kind`` and ``id``.
Prints for each kind how many were marked and found, and precision, recall and F1. Each sentence is read by itself, as
``observance cite`` reads a text.

What is compared: an ``act`` with the name of an instrument, a ``section`` with a number within the articles found, any
other kind with a whole citation or with the printed symbol of a document. A mark is hit where what is found lies over
at least half of it. White space is made single blanks first, for some sentences are indented as markup is.

Precision counts only what the markers would have marked: in a sentence, citations of a kind that the sentence has marks
of. Publishers link full names: short ones ("this Act", "this provision") count neither as right nor as wrong, and for
sections only those do that stand without another instrument.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from observance.domain.findings import ProvisionMention
from observance.pipeline.citing import found_in_text

Span = tuple[int, int]
_SHORT = re.compile(r"(?:(?:the|this|that|said|such)\s)?\S+", re.IGNORECASE)
_POINTING = ("/short", "/short-small", "/this-provision", "/this-article")
#: The number of a section, not that of what is within it.
_NUMBER = re.compile(r"(?<![(\d.])\d+(?:\.\d+)?")


def found_spans(kind: str, text: str, mention: ProvisionMention) -> Iterator[Span]:
    """The spans of a finding that stand for a mark of a kind."""
    start, end = mention.citation.start, mention.citation.end
    articles = articles_end(text, mention)
    named = text[articles or start : end]
    if mention.rule.endswith(_POINTING):
        return
    if kind == "act":
        if named and not _SHORT.fullmatch(named):
            yield (articles or start), end
    elif kind == "section":
        if mention.provision:
            yield from ((start + m.start(), start + m.end()) for m in _NUMBER.finditer(text[start : articles or end]))
    else:
        yield start, end


def articles_end(text: str, mention: ProvisionMention) -> int | None:
    """Where the articles of a citation end and its instrument begins; ``None`` where it has no articles."""
    if not mention.provision:
        return None
    last = list(re.finditer(r"\s(?:of|in|under)\s(?:the\s)?", text[mention.citation.start : mention.citation.end]))
    return mention.citation.start + last[0].end() if last else mention.citation.end


def unified(row: dict[str, object]) -> tuple[str, list[tuple[str, Span]]]:
    """The sentence with single blanks, and its marks there."""
    text = str(row["text"])
    moved, out = [0] * (len(text) + 1), ""
    for n, char in enumerate(text):
        moved[n] = len(out)
        if not char.isspace():
            out += char
        elif out and not out.endswith(" "):
            out += " "
    moved[len(text)] = len(out)
    cites = [(str(c["kind"]), (moved[c["start"]], moved[c["end"]])) for c in row["cites"]]  # type: ignore[attr-defined]
    return out, cites


def may_be_marked(kind: str, text: str, mention: ProvisionMention) -> bool:
    """Whether the markers would have marked a finding as that kind."""
    if kind != "section":
        return True
    end = articles_end(text, mention) or mention.citation.end
    named = text[end : mention.citation.end]
    return not named or bool(_SHORT.fullmatch(named))


def covers(found: Span, mark: Span) -> bool:
    """Whether what is found lies over at least half of the longer of the two."""
    shared = min(found[1], mark[1]) - max(found[0], mark[0])
    return shared * 2 >= max(mark[1] - mark[0], 1) and shared > 0


def main() -> None:
    """Print the table."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        text, cites = unified(json.loads(line))
        every = found_in_text(text) if text.strip() else None
        found = every.provisions if every else ()
        symbols = {
            (one.citation.start, one.citation.end): True
            for one in (every.references if every else ())
            if one.rule.endswith("/document-symbol")
        }
        for kind in {kind for kind, _ in cites}:
            places = {place for one, place in cites if one == kind}
            spans = {span: may_be_marked(kind, text, one) for one in found for span in found_spans(kind, text, one)}
            if kind.endswith("symbol"):
                spans = symbols
            elif kind.endswith("ref"):
                spans |= symbols
            hit = {place for place in places if any(covers(span, place) for span in spans)}
            right = {span for span in spans if any(covers(span, place) for place in places)}
            wrong = {span for span, counted in spans.items() if counted} - right
            for n, some in enumerate((places, hit, right, wrong)):
                counts[kind][n] += len(some)
            if "--misses" in sys.argv:
                print(*(f"missed {kind}: {text[max(0, a - 40) : b + 20]!r}" for a, b in sorted(places - hit)), sep="\n")
                print(*(f"wrong  {kind}: {text[max(0, a - 40) : b + 20]!r}" for a, b in sorted(wrong)), sep="\n")
    print(f"{'kind':<16}{'marked':>8}{'hit':>8}{'wrong':>8}{'precision':>11}{'recall':>8}{'F1':>8}")
    for kind, (marked, hits, right_ones, wrong_ones) in sorted(counts.items()):
        precision = right_ones / (right_ones + wrong_ones) if right_ones else 0.0
        recall = hits / marked
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        print(f"{kind:<16}{marked:>8}{hits:>8}{wrong_ones:>8}{precision:>11.3f}{recall:>8.3f}{f1:>8.3f}")


if __name__ == "__main__":
    main()
