"""What is mine in one ZIP: ``data.json`` for programs, ``index.html`` for reading, nothing from anywhere else."""

import json
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string

from porch.kit.community import here
from porch.people.models import Member
from porch.people.registries import belongings


def parcel_of(member: Member, *, now: datetime) -> bytes:
    """The ZIP's bytes: every room's share of ``member``, as rooms registered it."""
    shares = {key: (entry.title, entry.export(member)) for key, entry in belongings.items()}
    data = {
        "site": here().public_name,
        "made_at": now.isoformat(timespec="seconds"),
        "name": member.handle,
        **{key: share for key, (_, share) in shares.items()},
    }
    page = render_to_string(
        "people/parcel.html",
        {
            "site_name": here().public_name,
            "name": member.handle,
            "made_at": now,
            "shares": [(title, _lines(share)) for title, share in shares.values()],
        },
    )
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as parcel:
        parcel.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2, default=str))
        parcel.writestr("index.html", page)
    return box.getvalue()


def _lines(share: Any) -> Any:
    """The same values as nested pairs and lists, with keys as words: what a template can walk through."""
    if isinstance(share, dict):
        return {"pairs": [(str(key).replace("_", " "), _lines(value)) for key, value in share.items()]}
    if isinstance(share, list | tuple | set):
        return {"rows": [_lines(value) for value in share]}
    return {"text": "" if share is None else str(share)}
