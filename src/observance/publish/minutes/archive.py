"""The same zip for the same parts: fixed times, fixed order, nothing of the machine that wrote it.

Reads the bytes of a zip; gives bytes. With another build of zlib they may differ; the parts stay the same.
"""

from __future__ import annotations

import io
import zipfile

_FIRST = "[Content_Types].xml"
#: The earliest time that the format can state: it claims nothing.
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def with_fixed_times(data: bytes) -> bytes:
    """The archive anew; the content types come first, as readers of office formats expect."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != _FIRST, name)):
            info = zipfile.ZipInfo(name, date_time=_NO_TIME)
            info.create_system = _UNIX
            info.external_attr = 0o644 << 16
            new.writestr(info, old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
