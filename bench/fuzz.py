"""Readers and segmentation against mutilated files.

    python bench/fuzz.py SECONDS [ENDING ...]

Takes the documents of ``examples`` with these endings (all by default), and made ones of the other formats, mutilates
their bytes in ways that keep part of their structure (of a packed format, also those of one of its parts), and reads
and cuts each result. A file may be refused with a ReadError; anything else is printed with
the seed that makes it again, and the file is kept in ``out/fuzz``. What was found is kept as tests.
"""

from __future__ import annotations

import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from hashlib import sha256
from pathlib import Path

from fuzz_seeds import MADE

from observance.domain.text import Source
from observance.errors import ObservanceError
from observance.read.containers import walk_members
from observance.read.files import read_bytes
from observance.segment import segment

ROOT = Path(__file__).parents[1]


def main() -> int:
    seconds, endings = float(sys.argv[1]), tuple(sys.argv[2:])
    documents = sorted((ROOT / "examples").rglob("documents/*"))
    seeds = [(p, p.read_bytes()) for p in documents if not endings or p.suffix in endings]
    seeds += [(Path(f"made{end}"), make()) for end, make in MADE.items() if not endings or end in endings]
    counts: Counter[str] = Counter()
    until, seed = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        path, sound = seeds[seed % len(seeds)]
        data = mutilated_file(sound, random.Random(seed))
        counts[tried(path, data, seed)] += 1
        seed += 1
    print(dict(counts))
    return 1 if counts["broke"] else 0


def tried(path: Path, data: bytes, seed: int) -> str:
    """Read and cut a file: ``cut``, ``refused``, or ``broke``."""
    source = Source(name=path.name, sha256=sha256(data).hexdigest(), size=len(data))
    before = time.monotonic()
    try:
        if path.suffix in (".zip", ".eml"):
            Counter(type(member.error) for member in walk_members(data))
        found = segment(read_bytes(data, source, "fuzz"))
        for passage in found.passages:
            citation = passage.cite()
            if citation.quote != " ".join(passage.source_text[a:b] for a, b in citation.segments):
                raise AssertionError("a quotation is not the text")
    except ObservanceError:
        return "refused"
    except Exception:
        print(f"{path.name} seed {seed}", traceback.format_exc().splitlines()[-3:], sep="\n", flush=True)
        kept = ROOT / "out" / "fuzz" / f"{seed}-{path.name}"
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(data)
        return "broke"
    if time.monotonic() - before > 20:
        print(f"{path.name} seed {seed}: {time.monotonic() - before:.0f} s", flush=True)
        return "slow"
    return "cut"


def mutilated_file(data: bytes, chance: random.Random) -> bytes:
    """A file mutilated as a whole or, where it is packed and every other time, in one of its parts."""
    if not data.startswith(b"PK") or chance.random() < 0.5:
        return mutilated(data, chance)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(out, "w") as packed:
        unlucky = chance.choice(sound.namelist())
        for name in sound.namelist():
            part = sound.read(name)
            packed.writestr(zipfile.ZipInfo(name), mutilated(part, chance) if name == unlucky else part)
    return out.getvalue()


def mutilated(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, moved or cut short."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 5, 20, 100))):
        if not changed:
            break
        at, size = chance.randrange(len(changed)), chance.choice((1, 2, 8, 64, 512))
        match chance.randrange(5):
            case 0:
                changed[at : at + size] = chance.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * chance.choice((1, 2, 50))
            case 3:
                changed[at : at + 1] = chance.choice((b"\n", b"\f", b"\x00", b"\xff", b" ", b"(", b"\xe2\x80\x93"))
            case _:
                del changed[at + size * 40 :]
    return bytes(changed)


if __name__ == "__main__":
    sys.exit(main())
