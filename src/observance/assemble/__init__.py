"""Findings to a Case, and documents to editions. ``editions`` is a stage that sees the whole case file."""
