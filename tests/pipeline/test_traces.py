"""The search for what must not be left finds it wherever it is put: in names, lines, archives and other encodings."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest

from observance.domain.findings import ActorKind
from observance.domain.withholding import Guarded
from observance.pipeline.traces import Traces, search
from observance.resolve.spotting import Spotter

SPOTTER = Spotter.of([Guarded(id="1", kind=ActorKind.PERSON, names=("Avelina Drozhenkova",))])
TRACES = Traces(quotes={"the federation was refused its certificate for the third time"}, ids={"0a1b2c3d4e5f6a7b8c9d"})


def zipped(name: str, data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return packed.getvalue()


SAID = b"to Ms Drozhenkova"
PLANTED = {
    "plain": ("a.txt", SAID),
    "json": ("a.jsonl", json.dumps({"quote": "дело Дроженковой"}).encode()),
    "a key": ("a.json", json.dumps({"drozhenkova": 1}).encode()),
    "a name": ("drozhenkova.txt", b"nothing"),
    "a folder": ("drozhenkova/a.txt", b"nothing"),
    "zip": ("a.docx", zipped("word/document.xml", b"<w:t>" + SAID + b"</w:t>")),
    "a name in zip": ("a.zip", zipped("drozhenkova.txt", b"")),
    "zip in zip": ("a.zip", zipped("b.zip", zipped("c.txt", SAID))),
    "gzip": ("a.gz", gzip.compress(SAID)),
    "utf-16": ("a.csv", "Ms Drozhenkova".encode("utf-16")),
    "between bytes": ("a.sqlite3", b"\x00\xff\x81" + SAID + b"\x00\x02"),
    "a sentence": ("a.txt", b"the federation was refused its "
                   b"certificate for the third time, it said"),
    "a sentence over lines of JSON": (
        "a.jsonl", json.dumps({"t": "the federation was\nrefused its certificate\n for the third time"}).encode(),
    ),
    "an id": ("a.jsonl", b'{"finding":"0a1b2c3d4e5f6a7b8c9d"}'),
}  # fmt: skip


@pytest.mark.parametrize("how", PLANTED)
def test_what_is_left_is_found(how: str, tmp_path: Path) -> None:
    (tmp_path / "clean.jsonl").write_text('{"quote":"nothing of it"}\n')
    assert search(tmp_path, SPOTTER, TRACES).hits == ()
    name, data = PLANTED[how]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(data)
    found = search(tmp_path, SPOTTER, TRACES)
    assert {place.split("!/")[0] for place, _ in found.hits} == {name}
    assert found.files >= 2
    assert found.size > len(data)


def test_a_damaged_archive_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped("a", SAID * 50)[:60])
    (tmp_path / "b.gz").write_bytes(gzip.compress(SAID)[:12])
    assert search(tmp_path, SPOTTER, TRACES).files == 2
