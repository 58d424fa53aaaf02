"""My programme: what comes next, what staff can see, what stands on the roll about me, and leaving."""

from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.clock import now
from porch.kit.community import here
from porch.kit.full import if_there_is_room
from porch.people.access import MemberRequest, member_required
from porch.people.models import Member
from porch.programmes.actions import joining, opening, staying
from porch.programmes.queries import mine, seen, working
from porch.programmes.queries.mine import Mine
from porch.programmes.rules.engagement import ends
from porch.programmes.words import ENDINGS, HERE, PARTS
from porch.wire.actions import seen as has_seen


@require_safe
@member_required
def everything(request: MemberRequest) -> HttpResponse:
    member, at = request.user, now()
    with if_there_is_room():
        has_seen(member, request.path, at)
    stays = mine.mine(member, at)
    context = {
        "open": [one for one in stays if one.is_open],
        "past": [(one, ENDINGS[one.stay.ending]) for one in stays if not one.is_open],
        "works": [(one, PARTS[one.part]) for one in working.work_of(member)],
        "asked": [(one, PARTS[one.part]) for one in working.asked_to_work(member)],
        "zone": here().time_zone or "UTC",
    }
    return render(request, "programmes/mine.html", context)


@require_safe
@member_required
def stay(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One stay: the roll, what was put right, and the consent as it was said yes to."""
    own, at = _own(request.user, pk), now()
    with if_there_is_room():
        has_seen(request.user, request.path, at)
    context = {
        "mine": own,
        "stay": own.stay,
        "ending": ENDINGS.get(own.stay.ending, ""),
        "marks": [(one.session, HERE[one.here]) for one in mine.marks_of(own.stay)],
        "corrections": seen.corrections_of(own.stay),
        "may_say_yes": own.sees is None and ends(own.stay.cohort.ends_on) > at,
        "zone": here().time_zone or "UTC",
        **consent_to(request.user, own),
    }
    return render(request, "programmes/stay.html", context)


def consent_to(member: Member, own: Mine) -> dict[str, object]:
    """What the page of a consent says: who, to whom, until when."""
    cohort = own.stay.cohort
    return {
        "who": member,
        "programme": cohort.programme,
        "staff": mine.staff_of(cohort),
        "ends": own.sees.until if own.sees else ends(cohort.ends_on),
        "since": own.sees.since if own.sees else None,
    }


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def yes(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Staff may see it again, once the password was given."""
    own = _own(request.user, pk)
    if own.sees is not None or ends(own.stay.cohort.ends_on) <= now():
        raise Http404
    if request.method != "POST":
        return render(request, "programmes/consent.html", consent_to(request.user, own) | {"again": True})
    if not did_recently_reauthenticate(request):
        return say_it_is_you(request)
    joining.say_yes_again(own.stay, by=request.user, now=now())
    messages.success(request, gettext("Kept. You can pause it or take it back any time; nobody is told."))
    return redirect("programmes:stay", pk)


def say_it_is_you(request: MemberRequest) -> HttpResponse:
    """To the password, and back to the page; the yes itself is said again, and the page of the password says so."""
    messages.info(request, gettext("Nothing is kept yet. Say that it is you, then say yes again."))
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")


@require_POST
@member_required
def leave(request: MemberRequest, pk: UUID) -> HttpResponse:
    own = _own(request.user, pk)
    staying.leave(own.stay, by=request.user, now=now(), take_back=bool(request.POST.get("take_back")))
    messages.success(request, gettext("You have left it. Everything else here stays yours."))
    return redirect("programmes:mine")


@require_POST
@member_required
def work(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes or no to working somewhere."""
    asked = working.asked_to_work(request.user).filter(pk=pk).first()
    if asked is None:
        raise Http404
    said = opening.answer(asked, request.POST.get("say", ""), by=request.user, now=now())
    if said is None:
        messages.success(request, gettext("Left. Nobody is told."))
        return redirect("programmes:mine")
    messages.success(request, gettext("You work in it now."))
    return redirect("programmes:work", said.programme.slug)


def _own(member: Member, pk: UUID) -> Mine:
    found = mine.my_own(member, pk, now())
    if found is None:
        raise Http404
    return found
