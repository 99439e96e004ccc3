"""Search over the passages and findings of a case, in four languages and two scripts, on SQLite or PostgreSQL.

``units`` cuts a document of the case into what is searched, ``terms`` reads what somebody typed, ``forms`` knows which
words of the index are forms or spellings of a word, ``stores`` keep and find the units, ``index`` is the whole, and
``marks`` shows what was matched in a text. The index is made from a generation of the case and may be dropped.
"""

from observance_web.search.index import SearchIndex
from observance_web.search.marks import Mark, marked
from observance_web.search.query import Filters, Hit, Matching, Order, Query, Results

__all__ = ["Filters", "Hit", "Mark", "Matching", "Order", "Query", "Results", "SearchIndex", "marked"]
