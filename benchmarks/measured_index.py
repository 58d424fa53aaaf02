"""An index of rows of the Meeting Guide, by way of the same reading and the same columns as the list itself."""

import json
import os
from typing import Any
from uuid import uuid4


def an_index(rows: list[dict[str, Any]]) -> Any:
    os.environ["DJANGO_SETTINGS_MODULE"] = "porch.config.settings"
    import django

    django.setup()
    from porch.listings.index import Index
    from porch.listings.reading import read
    from porch.listings.text import Lexicon
    from porch.meetings.queries.indexing import Row, entry_of
    from porch.meetings.shape import columns_of

    lexicon, entries = Lexicon(), []
    for number, listing in enumerate(read(json.dumps(rows).encode()).listings):
        columns = columns_of(listing, "UTC")
        known = {name: columns[name] for name in Row._fields if name in columns}
        row = Row(pk=uuid4(), seq=1, slug=f"{listing.slug}-{number}", source=None, **known)
        entries.append(entry_of(row, lexicon, "UTC"))
    return Index(entries, lexicon)
