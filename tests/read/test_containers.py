"""Members come with safe names and whole bytes; what is hostile costs itself, or ends with one clear line."""

import io
import struct
import zipfile
from collections.abc import Iterable

import pytest
from mutate import damaged, survives

from counted import counted
from observance.errors import DamagedFile, ProtectedFile, ReadError, TooLarge
from observance.read.containers import ContainerLimits, Member, members_of, safe_name, walk_members
from observance.read.sniff import EML, ZIP, media_of

LETTER = b"The weavers of Lindoria ask to be heard.\n"
HEAD = b"From: a@b.example\r\nMessage-ID: <1@b.example>\r\nMIME-Version: 1.0\r\n"


def zipped(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]], packed: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def mail(*parts: bytes, boundary: bytes = b"b1") -> bytes:
    body = b"".join(b"--%s\r\n%s\r\n" % (boundary, part) for part in parts)
    return HEAD + b'Content-Type: multipart/mixed; boundary="%s"\r\n\r\n%s--%s--\r\n' % (boundary, body, boundary)


def attached(name: str, data: bytes, kind: str = "text/plain") -> bytes:
    return f'Content-Type: {kind}\r\nContent-Disposition: attachment; filename="{name}"\r\n\r\n'.encode() + data


def walked(data: bytes, **limits: int) -> dict[str, bytes | type]:
    return {m.name: type(m.error) if m.error else m.data for m in walk_members(data, ContainerLimits(**limits))}


def test_the_members_of_an_archive_are_its_files_in_order() -> None:
    data = zipped([("b/letter.txt", LETTER), ("a.txt", b"a"), ("empty/", b""), (".hidden", b"x"), ("__MACOSX/b", b"x")])
    assert media_of(data) == ZIP
    assert list(members_of(ZIP, data)) == [Member(name="b/letter.txt", data=LETTER), Member(name="a.txt", data=b"a")]


@pytest.mark.parametrize("name", ["../up.txt", "/etc/passwd", "C:\\x.txt", "a/../../b.txt", "..\\up.txt", "//host/x"])
def test_a_name_that_leads_out_is_refused_and_the_others_come(name: str) -> None:
    found = list(members_of(ZIP, zipped([(name, LETTER), ("ok.txt", LETTER)])))
    assert isinstance(found[0].error, ReadError)
    assert ".." not in found[0].name.split("/")
    assert not found[0].name.startswith("/")
    assert found[1] == Member(name="ok.txt", data=LETTER)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("a\nb.txt", "a b.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("../../x", "x"),
        ("/", "unnamed"),
        ("", "unnamed"),
        ("a//b/./c", "a/b/c"),
        ("C:/Users/x.txt", "Users/x.txt"),
        ("и\u0306.txt", "й.txt"),
        ("x" * 300 + ".txt", "x" * 180 + ".txt"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_two_members_of_one_name_are_told_apart() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a.txt", b"1"), ("a.txt", b"2"), ("b", b"3"), ("a\x07.txt", b"4"), ("a .txt", b"5")])
    assert [m.name for m in members_of(ZIP, data)] == ["a.txt", "a~2.txt", "b", "a .txt", "a ~2.txt"]


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    assert isinstance(next(members_of(ZIP, zipped([(link, b"/etc/passwd")]))).error, ReadError)


def test_a_member_under_a_password_is_refused() -> None:
    data = bytearray(zipped([("a.txt", LETTER), ("b.txt", LETTER)]))
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    data[6] |= 1
    found = list(members_of(ZIP, bytes(data)))
    assert isinstance(found[0].error, ProtectedFile)
    assert found[1].data == LETTER


def test_a_damaged_member_costs_itself() -> None:
    data = bytearray(zipped([("a.txt", LETTER), ("b.txt", LETTER)], packed=False))
    data[data.index(LETTER)] ^= 1
    found = list(members_of(ZIP, bytes(data)))
    assert isinstance(found[0].error, DamagedFile)
    assert found[1].data == LETTER


def test_old_names_in_cyrillic_are_read() -> None:
    name = "Ответ.txt"
    data = zipped([("XXXXX.txt", LETTER)]).replace(b"XXXXX", name[:5].encode("cp866"))
    assert next(members_of(ZIP, data)).name == name


def test_a_bomb_is_refused_while_it_unpacks_whatever_it_declares() -> None:
    data = bytearray(zipped([("bomb.txt", bytes(50_000_000)), ("ok.txt", LETTER)]))
    honest = list(members_of(ZIP, bytes(data)))
    assert isinstance(honest[0].error, TooLarge)
    assert honest[1].data == LETTER
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert all(m.error or len(m.data) <= 10 or m.name == "ok.txt" for m in members_of(ZIP, bytes(data)))


def test_all_members_together_are_limited() -> None:
    data = zipped([(f"{n}.txt", LETTER) for n in range(30)])
    with pytest.raises(TooLarge):
        list(members_of(ZIP, data, ContainerLimits(members=10)))
    with pytest.raises(TooLarge):
        list(members_of(ZIP, data, ContainerLimits(bytes_total=5 * len(LETTER))))


def test_a_hundred_thousand_entries_are_refused_soon() -> None:
    data = zipped([("x", b"")]) + b"PK\x01\x02" * 100_000
    read = counted(refused, data)
    assert read < 100, "the entries were counted one by one"


def refused(data: bytes) -> None:
    with pytest.raises(TooLarge):
        list(members_of(ZIP, data))


def test_containers_within_containers_are_walked_and_named() -> None:
    inner = zipped([("letter.txt", LETTER)])
    message = HEAD + b"\r\nThe mail.\r\n"
    outer = zipped([("in/inner.zip", inner), ("mail.eml", mail(attached("x.zip", inner, "application/zip")))])
    assert list(walked(outer)) == [
        "in/inner.zip!/letter.txt",
        "mail.eml",
        "mail.eml!/x.zip!/letter.txt",
    ]
    assert list(walked(mail(b"Content-Type: message/rfc822\r\n\r\n" + message))) == ["message.eml"]
    assert walked(LETTER) == {}


def test_the_limits_hold_for_all_levels_together() -> None:
    inner = zipped([(f"{n}.txt", LETTER) for n in range(30)])
    with pytest.raises(TooLarge):
        walked(zipped([("a.zip", inner), ("b.zip", inner)]), members=50)


def test_archives_200_deep_end_with_one_line() -> None:
    data = LETTER
    for _ in range(200):
        data = zipped([("x.zip", data)])
    found = list(walk_members(data))
    assert [type(m.error) for m in found] == [TooLarge]
    assert found[0].name == "x.zip!/" * 4 + "x.zip"


def test_messages_200_deep_end_with_one_line() -> None:
    data = HEAD + b"\r\nThe bottom.\r\n"
    for depth in range(200):
        data = mail(b"Content-Type: message/rfc822\r\n\r\n" + data, boundary=b"b%d" % depth)
    found = list(walk_members(data))
    assert [m.error is None for m in found] == [True] * 5 + [False]
    assert isinstance(found[-1].error, TooLarge)


def test_a_container_within_that_is_broken_costs_itself() -> None:
    broken = b"PK\x03\x04" + bytes(60)
    found = walked(zipped([("broken.zip", broken), ("ok.txt", LETTER)]))
    assert found == {"broken.zip": DamagedFile, "ok.txt": LETTER}


def test_what_is_attached_to_a_message_comes_with_its_own_bytes() -> None:
    original = HEAD + b"Subject: =?x?=\r\nX-Odd:no blank\r\n\r\nExactly  these bytes.\r\n"
    data = mail(
        b"Content-Type: text/plain\r\n\r\nThe body.",
        attached("../../etc/note.txt", b"The note."),
        b"Content-Type: message/rfc822\r\n\r\n" + original,
        attached("=?utf-8?b?w7RuZS50eHQ=?=", b"One."),
        b'Content-Type: image/png; name="logo.png"\r\nContent-ID: <1>\r\nContent-Disposition: inline\r\n\r\n\x89PNG',
        b"Content-Type: application/pgp-signature\r\n\r\nxx",
        attached("scan.png", b"\x89PNG", "image/png"),
    )
    assert media_of(data) == EML
    found = list(members_of(EML, data))
    assert [m.name for m in found] == ["note.txt", "message.eml", "ône.txt", "scan.png"]
    assert found[1].data == original


def test_a_message_without_attachments_has_no_members() -> None:
    assert list(members_of(EML, HEAD + b"\r\nThe body.")) == []


def test_damaged_archives_give_members_or_are_refused() -> None:
    inner = zipped([("a.txt", LETTER * 20)])
    data = zipped([("a.txt", LETTER * 30), ("in.zip", inner), ("mail.eml", mail(attached("n.txt", LETTER)))])
    for changed in damaged(data, 500):
        survives(lambda given: list(walk_members(given)), changed)


def test_damaged_messages_give_members_or_are_refused() -> None:
    data = mail(attached("n.txt", LETTER), b"Content-Type: message/rfc822\r\n\r\n" + HEAD + b"\r\n" + LETTER)
    for changed in damaged(data, 400):
        survives(lambda given: list(walk_members(given)), changed)
