"""The cage: files of strangers are read in processes that have limits and may be killed at any time.

:class:`Cage` reads bytes within :class:`Limits`; :func:`cage_for` keeps one for each process that builds. What happens
inside stands in ``caged``, what goes between in ``wire``, who watches in ``keeper``.
"""

from observance.read.cage.keeper import OPENER, READER, Cage, Unpacked, cage_for, close_cages
from observance.read.cage.limits import Limits, limits_from

__all__ = ["OPENER", "READER", "Cage", "Limits", "Unpacked", "cage_for", "close_cages", "limits_from"]
