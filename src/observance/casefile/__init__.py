"""The case file: a folder of JSON Lines in shards, read and written without loss.

``CaseFile.open`` reads a case; the pipeline writes one. What lies in the folder: ``case.toml`` (format, where the
documents are), ``references.jsonl`` and ``decisions/`` (inputs that every build keeps), ``shards/`` (one file a stage
and document), ``generations/`` (the list of a build), ``current`` (which list holds), and beside the content
``lock``, ``log.jsonl`` and ``cache/``.
"""

from observance.casefile.case import CaseFile
from observance.casefile.generation import Entry, Generation, Shard, State

__all__ = ["CaseFile", "Entry", "Generation", "Shard", "State"]
