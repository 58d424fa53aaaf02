"""Pairs people with someone who went through the same, and proves how good the answer is.

A pure engine: no Django, no database, no names. Records come in (``person``, ``reading``), become
arrays (``packing``, ``pool``), every eligible pair is found (``index``, ``scan``), an auction chooses
(``auction``, ``paths``), a certificate bounds what any other choice could reach (``certificate``),
and ``explain`` says why. ``run.pair`` is the whole way in one call.

Importing this package loads no kernel; ``warm()`` does, and leaves them compiled on disk.
"""

from porch.matching.warmth import warm

__all__ = ["warm"]
