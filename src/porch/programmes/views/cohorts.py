"""A cohort: who stays, its sessions and their rhythm, letters that let somebody in, and the roll as a file."""

import csv
import io
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.kit.charts.picture import FORMULA
from porch.kit.clock import now
from porch.kit.community import here
from porch.people.access import MemberRequest, member_required
from porch.programmes.actions import cohorts, joining
from porch.programmes.forms.cohorts import LettersForm, RhythmForm, WhereForm
from porch.programmes.models import Mark, Worker
from porch.programmes.queries import seen, working
from porch.programmes.views.work import cohort_of, part_at
from porch.programmes.words import ENDINGS, HERE, NOTICE


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def cohort(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    mine, at = part_at(request, slug, leads=request.method == "POST"), now()
    one = cohort_of(mine, pk)
    form = WhereForm(request.POST if request.method == "POST" else None, initial={"where": one.where})
    if form.is_valid():
        cohorts.say_where(one, form.cleaned_data["where"], by=request.user, now=at)
        messages.success(request, gettext("Saved."))
        return redirect("programmes:cohort", slug, pk)
    stays = seen.stays_in(request.user, one, at)
    counts, sessions = seen.came(stays), list(working.sessions_of(one))
    context = {
        "programme": mine.programme,
        "leads": mine.part == Worker.Part.LEAD,
        "cohort": one,
        "stays": [(stay, ENDINGS.get(stay.ending, ""), counts.get(stay.pk)) for stay in stays],
        "figures": seen.figures_of(stays, at),
        "past": [one for one in sessions if one.starts_at <= at][::-1],
        "ahead": [one for one in sessions if one.starts_at > at],
        "form": form,
        "zone": here().time_zone or "UTC",
    }
    return render(request, "programmes/cohort.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rhythm(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """All sessions of a cohort at once."""
    mine = part_at(request, slug, leads=True)
    one = cohort_of(mine, pk)
    form = RhythmForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        made = cohorts.make_sessions(one, form.rhythm, by=request.user, now=now())
        messages.success(
            request, gettext("%(n)s sessions stand in it now that were not there.") % {"n": made}
        )
        return redirect("programmes:cohort", slug, pk)
    context = {"form": form, "programme": mine.programme, "cohort": one}
    return render(request, "programmes/rhythm.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def letters(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """Letters to print: what stands on them is shown this once and kept nowhere."""
    mine = part_at(request, slug, leads=True)
    one = cohort_of(mine, pk)
    form = LettersForm(request.POST if request.method == "POST" else None)
    context = {"programme": mine.programme, "cohort": one, "form": form}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "programmes/letters.html", context, status=status)
    at = now()
    made = joining.write_letters(one, form.cleaned_data["count"], by=request.user, now=at)
    site = settings.SITE_URL
    context["sheet"] = [
        (number, letters, f"{site}{reverse('programmes:carried', args=[letters])}")
        for number, letters in enumerate(made, 1)
    ]
    context["typed_at"] = f"{site.split('://')[-1]}{reverse('programmes:letter')}"
    context["until"] = at + joining.LASTS
    return render(request, "programmes/letters.html", context)


@require_POST
@member_required
def end_letters(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    mine = part_at(request, slug, leads=True)
    joining.end_letters(cohort_of(mine, pk), by=request.user, now=now())
    messages.success(request, gettext("Letters nobody used open nothing now."))
    return redirect("programmes:cohort", slug, pk)


@require_safe
@member_required
def roll_file(request: MemberRequest, slug: str, pk: UUID) -> HttpResponse:
    """Who came when, as a table for a spreadsheet; of those who let staff see it, each with a look as a file."""
    mine = part_at(request, slug, leads=True)
    one = cohort_of(mine, pk)
    stays = seen.stays_in(request.user, one, now(), how="file")
    names = {stay.pk: stay.member.handle for stay in stays}
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    if mine.programme.is_part_two:
        lines.writerow([NOTICE])
    lines.writerow([gettext("Name"), gettext("Session"), gettext("Roll")])
    marks = Mark.objects.filter(episode__in=stays, session__called_off=False).select_related("session")
    for mark in marks.order_by("session__starts_at", "episode__member__handle"):
        name = names[mark.episode_id]
        safe = f"'{name}" if name.startswith(FORMULA) else name
        lines.writerow([safe, mark.session.starts_at.isoformat(), str(HERE[mark.here])])
    answer = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="roll.csv"'
    return answer
