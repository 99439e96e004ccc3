"""Bytes to a Document, whatever the format: PDF, DOCX, HTML or plain text, told apart by their content.

:func:`read` reads a file and :func:`read_bytes` the bytes of a Source. Importing this package loads no reader.
"""

from observance.read.files import READERS, Reader, read, read_bytes, read_media, reader_version
from observance.read.reference import reference_for

__all__ = ["READERS", "Reader", "read", "read_bytes", "read_media", "reader_version", "reference_for"]
