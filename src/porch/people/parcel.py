"""What is mine in one ZIP: ``data.json`` for programs, ``index.html`` for reading, nothing from anywhere else."""

import json
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.translation import override

from porch.kit.community import here
from porch.people.models import Member
from porch.people.reading import Reader
from porch.people.registries import belongings

FORMAT = "porch-member/1"
"""Changes only with a decision: other programs read it."""


def parcel_of(member: Member, *, now: datetime) -> bytes:
    """The ZIP's bytes: every room's share of ``member``, as rooms registered it."""
    box = BytesIO()
    with ZipFile(box, "w", ZIP_DEFLATED) as parcel:
        for name, content in contents_of(member, now=now).items():
            parcel.writestr(name, content)
    return box.getvalue()


def contents_of(member: Member, *, now: datetime) -> dict[str, bytes]:
    """The files of a parcel by name, in the member's language and time zone."""
    with override(member.language):
        shares = {key: (entry.title, entry.export(member)) for key, entry in belongings.items()}
        files: dict[str, bytes] = {}
        for entry in belongings:
            files |= entry.files(member)
        data = {
            "format": FORMAT,
            "site": here().public_name,
            "made_at": now.isoformat(timespec="seconds"),
            "name": member.handle,
            **{key: share for key, (_, share) in shares.items()},
        }
        reader = Reader(ZoneInfo(member.time_zone or "UTC"))
        page = render_to_string(
            "people/parcel.html",
            {
                "site_name": here().public_name,
                "member": member,
                "made_at": reader.word(now.isoformat(timespec="seconds")),
                "shares": [(key, title, reader.walk(share)) for key, (title, share) in shares.items()],
                "files": sorted(files),
            },
        )
    as_json = json.dumps(data, ensure_ascii=False, indent=2, default=str)
    return {"index.html": page.encode(), "data.json": as_json.encode(), **files}
