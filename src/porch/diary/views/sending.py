"""What a phone kept while there was no signal comes in here, once."""

import json
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from porch.diary import actions
from porch.diary.forms import EntryForm
from porch.diary.models import Entry
from porch.diary.queries.sending import is_mark_of, mark_of
from porch.diary.rules.sending import Written, as_written
from porch.diary.rules.told import NotTold
from porch.kit.clock import now, today_in
from porch.kit.crypto import CannotOpen
from porch.kit.posted import open_box, opening_key, point_of
from porch.kit.webpush import to_text
from porch.people.access import MemberRequest, member_required
from porch.people.visits import SHARED

MOST_BYTES = 64 * 1024


class Unreadable(Exception):
    """What was sent is not what a page of ours sends."""


@dataclass(frozen=True)
class Letter:
    """What a phone sends: the id it gave, whose it is, when and where it was written, and the sealed form."""

    id: UUID
    mine: str
    day: date
    at: datetime
    zone: str
    box: bytes
    about: str


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def send(request: MemberRequest) -> HttpResponse:
    """GET: who is signed in here, in a word that tells nobody else anything, and what to seal for. POST: one letter."""
    if request.method != "POST":
        return JsonResponse(
            {
                "mine": mark_of(request.user),
                "keeps": not request.session.get(SHARED),
                "point": to_text(point_of(opening_key())),
                "csrf": get_token(request),
            }
        )
    try:
        letter = _letter(request)
        if not is_mark_of(request.user, letter.mine):
            return JsonResponse({"why": "somebody else wrote it"}, status=409)
        form = QueryDict(open_box(letter.box, about=letter.about), mutable=True)
    except (Unreadable, CannotOpen):
        return JsonResponse({"why": gettext("It cannot be read any more.")}, status=422)
    return _take(request, letter, form)


def _letter(request: MemberRequest) -> Letter:
    try:
        if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
            raise Unreadable
        sent: dict[str, Any] = json.loads(request.body)
        names = ("mine", "id", "day", "at", "zone")
        mine, ident, day, at, zone = (str(sent[name]) for name in names)
        box = urlsafe_b64decode(str(sent["box"]) + "==")
        about = "|".join((mine, ident, day, at, zone))
        moment = datetime.fromisoformat(at)
        if moment.tzinfo is None:
            raise Unreadable
        return Letter(UUID(ident), mine, date.fromisoformat(day), moment, zone, box, about)
    except (ValueError, KeyError, TypeError, AttributeError, NotBase64, RecursionError) as wrong:
        raise Unreadable from wrong


def _take(request: MemberRequest, letter: Letter, fields: QueryDict) -> HttpResponse:
    """Keep it as the page would have, told when it was written. The same letter again gets the same answer."""
    member, at = request.user, now()
    home = member.time_zone or "UTC"
    written = as_written(letter.day, letter.at, letter.zone, home=home, now=at)
    fields["day"], fields["sent_as"] = written.day.isoformat(), str(letter.id)
    form = EntryForm(fields, day=written.day, today=today_in(home, at))
    if not form.is_valid():
        return _refused(fields, next(iter(form.errors.values()))[0])
    try:
        said = replace(form.said(), day=written.day, zone=written.zone)
        kept = actions.tell(member, said, sent_as=letter.id, now=written.at)
    except NotTold as why:
        return _refused(fields, str(why))
    return JsonResponse({"kept": str(letter.id), "day": kept.day.isoformat(), "says": _says(kept, written)})


def _refused(fields: QueryDict, why: object) -> JsonResponse:
    """Nothing was kept; the words go back to whoever wrote them, so that they can be told another way."""
    return JsonResponse({"why": str(why), "note": fields.get("note", "")}, status=422)


def _says(kept: Entry, written: Written) -> str:
    if written.clock_was_wrong:
        sentence = gettext("The clock of this phone was wrong, so it counts as told now, about %(day)s.")
        return sentence % {"day": f"{kept.day:%-d %B}"}
    return gettext("What waited on this phone is sent.")
