"""A case in the browser: read it, search it, load it. The only part of Observance that knows a database.

It reads case files through :mod:`observance` and shows them as pages. What it keeps in a database is an index of one
generation of a case, which may be dropped at any time.
"""
