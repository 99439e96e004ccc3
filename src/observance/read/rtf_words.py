"""The words of RTF: code pages and character sets, what is shown, what nobody sees, what is written as a sign.

Tables of the Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

import codecs

from observance.domain.text import FurnitureKind

#: The character sets of fonts (specification, "Font table") by their code pages.
CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    255: "cp437", 254: "cp437",
}  # fmt: skip
WESTERN = "cp1252"
#: What a document says of its encoding before it names a font.
BEFORE_ANY_FONT = {b"ansi": WESTERN, b"mac": "mac-roman", b"pc": "cp437", b"pca": "cp850"}


def code_page(number: int | None) -> str | None:
    """The encoding of a code page by its number; ``None`` where it is not known."""
    name = {65001: "utf-8", 10000: "mac-roman", 10007: "mac-cyrillic"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


#: Groups whose text nobody sees.
HIDDEN = frozenset({
    b"colortbl", b"filetbl", b"pict", b"object", b"objdata", b"fldinst", b"annotation", b"atnid", b"atnauthor",
    b"atndate", b"atnicn", b"atnref", b"listtable", b"listoverridetable", b"revtbl", b"rsidtbl", b"generator", b"xe",
    b"tc", b"rxe", b"nonshppict", b"shprslt", b"sn", b"sv", b"bkmkstart", b"bkmkend", b"upr", b"info", b"themedata",
    b"colorschememapping", b"datastore", b"latentstyles", b"operator", b"company", b"comment", b"doccomm", b"keywords",
    b"subject", b"hlinkbase", b"manager", b"category", b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep", b"aftnsepc",
    b"aftncn", b"creatim", b"revtim", b"printim", b"buptim", b"template", b"xmlnstbl", b"formfield", b"datafield",
    b"falt", b"panose", b"fname", b"pgdsctbl", b"docvar", b"userprops", b"mmathPr", b"background", b"fchars",
    b"lchars", b"private", b"title", b"author",
})  # fmt: skip
#: Skippable groups that are shown all the same.
SHOWN = frozenset({b"shpinst", b"ud", b"footnote", b"shppict", b"shp", b"fldrslt", b"do"})
#: Headers and footers.
MARGINS = {
    b"header": FurnitureKind.RUNNING_HEAD, b"headerl": FurnitureKind.RUNNING_HEAD,
    b"headerr": FurnitureKind.RUNNING_HEAD, b"headerf": FurnitureKind.LETTERHEAD,
    b"footer": FurnitureKind.RUNNING_HEAD, b"footerl": FurnitureKind.RUNNING_HEAD,
    b"footerr": FurnitureKind.RUNNING_HEAD, b"footerf": FurnitureKind.RUNNING_HEAD,
}  # fmt: skip

#: Words and signs that stand for characters.
WRITTEN = {
    b"tab": "\t", b"line": "\n", b"lbr": "\n", b"emdash": "\u2014", b"endash": "\u2013", b"lquote": "\u2018",
    b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d", b"bullet": "\u2022", b"emspace": "\u2003",
    b"enspace": "\u2002", b"qmspace": "\u2005", b"zwj": "\u200d", b"zwnj": "\u200c", b"nestcell": "", b"softline": " ",
}  # fmt: skip
SIGNS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\t": "\t"}
#: What ends a paragraph, a cell or a sheet.
ENDS = frozenset({b"par", b"cell", b"row", b"sect", b"page", b"softpage", b"nestcell", b"nestrow"})
#: Groups whose text goes elsewhere than into the paragraph.
TO = {b"fonttbl": "fonts", b"stylesheet": "styles", b"listtext": "label", b"pntext": "label"}
FACT_WORDS = {b"title": "title", b"author": "author"}
