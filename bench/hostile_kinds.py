"""Whether the time of a whole kind grows with its text: everything that a kind does with its frames, not only those.

    python bench/hostile_kinds.py [--kind KIND] [--most RATIO] [--size CHARACTERS]

The texts are cues of the kind over and over, 50,000 characters and 100,000: with an end after a dozen pieces, and
without any end of a sentence. Prints a table, and the texts for which twice the text takes more than RATIO (2.5)
times as long; ends with status 1 where there is one. ``tests/`` hold the same of the calls that are made. Writes
nothing.
"""

from __future__ import annotations

import argparse
import sys

from hostile_text import growth, line, report
from rules import said

from observance.extract.kinds import KINDS

SIZE = 50_000
#: How many pieces a sentence has where it has an end.
PIECES = 12
#: By kind: the language and the piece that stands over and over.
TEXTS: dict[str, tuple[tuple[str, str], ...]] = {
    "dates": tuple(("en", piece) for piece in ("1 1 1", "12 May", "2019", "since from 3 to", "the end of the year")),
    "provisions": (
        ("en", "the Law on"), ("en", "sections 1, 2 and 3 of"), ("en", "paragraph 1 of"), ("en", "Labour"),
        ("en", "No. 1 of"), ("en", "(a) and"), ("fr", "loi sur les"), ("fr", "Code de la"), ("ru", "Закон о портах и"),
    ),
    "references": tuple(
        ("en", piece) for piece in ("the report of the", "a court a", "the Committee of Experts", "in the letter to")
    ),
    "claims": (
        ("en", "the law registration of unions proceedings dissolve convention strike requirement consulted wages"),
    ),
    "measures": (
        ("en", "The Ministry has amended, of the Act, and which the union, that was refused leaders, will be, and"),
        ("fr", "Le ministère a modifié, de la loi, et que le syndicat, qui a été refusé aux dirigeants, sera tenu, et"),
        ("es", "El Ministerio ha modificado, de la ley, y que el sindicato, que fue negado a nosotros, será, y"),
        ("ru", "Министерство изменило, закон, и что профсоюз, который был отказано лидерам, будет создан, и"),
    ),
    "requests": (
        ("en", "We urge and request the Government that must to ask and should, which we hope;"),
        ("fr", "Nous prions et demandons au gouvernement qui doit de demander et devrait, que nous espérons;"),
        ("es", "Instamos y pedimos al Gobierno que debe que solicitar y debería, que esperamos;"),
        ("ru", "Мы настоятельно призываем и просим правительство, которое должно просить, что мы надеемся;"),
    ),
}  # fmt: skip
TEXTS["allegations"] = TEXTS["measures"]
TEXTS["appreciations"] = TEXTS["requests"]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kind", choices=sorted(TEXTS))
    parser.add_argument("--most", type=float, default=2.5)
    parser.add_argument("--size", type=int, default=SIZE, help="of the text; the other is twice as long")
    args = parser.parse_args()
    finders = dict(KINDS)
    table = []
    steep = 0
    for kind in [args.kind] if args.kind else sorted(TEXTS):
        grown = [
            growth(
                f"{code}: {ends}", lambda text, find=finders[kind], code=code: find(said(text, code)), text, args.most
            )  # type: ignore[misc]
            for code, piece in TEXTS[kind]
            for ends, text in texts(piece, 2 * args.size)
        ]
        steep += sum(one.ratio > args.most for one in grown)
        report(kind, args.size, grown, args.most)
        table.append(line(kind, args.size, grown))
    print(f"\n{'kind':14} {'texts':>6} {'characters':>10} {'steepest':>9} {'median':>7} {'slowest':>8} {'all':>7}")
    print("\n".join(table))
    return 1 if steep else 0


def texts(piece: str, size: int) -> tuple[tuple[str, str], ...]:
    """The two texts of a piece: with ends of sentences, and without."""
    ended = (piece + " ") * PIECES + ". "
    return (
        ("with ends", (ended * (size // len(ended) + 1))[:size]),
        ("without an end", ((piece + " ") * (size // len(piece) + 1))[:size]),
    )


if __name__ == "__main__":
    sys.exit(main())
