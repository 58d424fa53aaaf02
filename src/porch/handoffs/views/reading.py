"""What somebody who introduces, or stands at the door, reads and says."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from porch.bonds.actions.moving import TooLate
from porch.commitments.queries.seen import conversation_of
from porch.handoffs.actions import passing
from porch.handoffs.forms.passing import MetForm
from porch.handoffs.models import Reader
from porch.handoffs.queries.doors import title_of
from porch.handoffs.queries.figures import figures
from porch.handoffs.queries.passages import letter_for, part_in
from porch.handoffs.rules.doors import DOORS
from porch.handoffs.words import DOOR_WORDS
from porch.kit.clock import now, today_in
from porch.people.access import MemberRequest, member_required, staff_required


def read(request: MemberRequest, pk: UUID, *, form: MetForm | None = None, status: int = 200) -> HttpResponse:
    reader = part_in(request.user, pk)
    letter = letter_for(reader, now()) if reader else None
    if reader is None or letter is None:
        raise Http404
    row = reader.passage
    context = {
        "row": row,
        "who": row.member,
        "letter": letter,
        "introduces": reader.part == Reader.Part.INTRODUCES,
        "whither": title_of(row.to_door, row.to_ref),
        "is_mine": row.receiver_id == request.user.pk,
        "waits": row.state == "sent" or (reader.part == Reader.Part.RECEIVES and row.receiver_id is None),
        "said": row.said_by_receiver_on,
        "conversation": conversation_of(request.user, row.member),
        "met_form": form or MetForm(today=today_in(request.user.time_zone, now())),
    }
    return render(request, "handoffs/read.html", context, status=status)


@require_POST
@member_required
def answer(request: MemberRequest, pk: UUID) -> HttpResponse:
    """I introduced them; I will meet them; not me, this time."""
    reader = part_in(request.user, pk)
    if reader is None or letter_for(reader, now()) is None:
        raise Http404
    say = request.POST.get("say", "")
    wanted = "introduced" if reader.part == Reader.Part.INTRODUCES else "receive"
    if say not in (wanted, "not-me"):
        messages.info(request, gettext("Choose one of the two."))
        return redirect("handoffs:one", pk)
    try:
        _DO[say](reader.passage, by=request.user, now=now())
    except (TooLate, passing.NotForThem):
        messages.info(request, gettext("That is not asked any more."))
        return redirect("handoffs:all")
    messages.success(request, _SAID[say]())
    return redirect("handoffs:one", pk) if say == "receive" else redirect("handoffs:all")


_DO = {"introduced": passing.introduce, "receive": passing.receive, "not-me": passing.not_me}
_SAID = {
    "introduced": lambda: gettext("Whoever stands at the door is asked now."),
    "receive": lambda: gettext("They read that you will meet them."),
    "not-me": lambda: gettext("That is fine. Nobody is told."),
}


@require_safe
@staff_required("coordinator", "evaluator")
def desk(request: MemberRequest) -> HttpResponse:
    """How many met within seven days, door by door. Nobody is named, and small counts are hidden."""
    found = figures(now())
    rows = [(DOOR_WORDS[door], found.by[door]) for door in DOORS if door in found.by]
    return render(request, "handoffs/desk.html", {"every": found.every, "rows": rows})
