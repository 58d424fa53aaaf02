"""Windows on the pages of whoever opens them: letters, the preview before the yes, and every way to close one."""

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.family.actions import windows as actions
from porch.family.forms.windows import LengthForm, LineForm, WindowForm
from porch.family.queries import windows as queries
from porch.family.queries.windows import Opened
from porch.family.rules.windows import LASTS, LINE, PRESETS, WAITS
from porch.family.words import PRESET_WORDS, STANDINGS
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required


@require_safe
@member_required
def windows(request: MemberRequest) -> HttpResponse:
    """Every window of theirs, and letters nobody has used."""
    at = now()
    rows = [(one, STANDINGS[one.standing]) for one in queries.windows_of(request.user, at)]
    letters = [
        (one, queries.what_they_show(one.shows, request.user, at))
        for one in queries.letters_of(request.user, at)
    ]
    return render(request, "family/windows.html", {"windows": rows, "letters": letters})


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest) -> HttpResponse:
    """Choose what a window would show; the letters are on the answer, this once."""
    at, preset = now(), request.GET.get("preset", "")
    data = request.POST if request.method == "POST" else None
    form = WindowForm(queries.choices(request.user, at), data, ticked=PRESETS.get(preset, ()))
    if form.is_valid():
        said = form.cleaned_data
        try:
            drawn = actions.make_letters(said["called"], said["shows"], by=request.user, now=at)
        except actions.TooMany:
            form.add_error(None, gettext("That is as many as there may be. End one, or take letters back."))
        else:
            context = {"letters": drawn, "called": said["called"], "until": at + LASTS}
            return render(request, "family/letters.html", context)
    starts = [(code, PRESET_WORDS[code], code == preset) for code in PRESETS]
    context = {"form": form, "starts": starts}
    return render(request, "family/window_new.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def letters_back(request: MemberRequest, pk: UUID) -> HttpResponse:
    if not actions.take_back_letters(pk, by=request.user):
        raise Http404
    messages.success(request, gettext("Taken back. They open nothing now."))
    return redirect("family:windows")


@require_safe
@member_required
def window(request: MemberRequest, pk: UUID) -> HttpResponse:
    """One window: as they read it, and what can be done with it."""
    return _page(request, _own(request, pk), LengthForm(), None)


@require_POST
@member_required
def open_it(request: MemberRequest, pk: UUID) -> HttpResponse:
    """The yes, or a longer time: the password first, because it shows something to somebody."""
    own = _own(request, pk)
    form = LengthForm(request.POST)
    if not form.is_valid():
        return _page(request, own, form, None, status=422)
    if not did_recently_reauthenticate(request):
        messages.info(request, gettext("Nothing is opened yet. Say that it is you, then say yes again."))
        then = urlencode({"next": reverse("family:window", args=[pk])})
        return redirect(f"{reverse('account_reauthenticate')}?{then}")
    try:
        actions.open_window(pk, form.cleaned_data["length"], by=request.user, now=now())
    except actions.NotToBeOpened:
        form.add_error(None, gettext("It cannot be opened. You can end it."))
        return _page(request, own, form, None, status=422)
    messages.success(request, gettext("Open. Nobody is told. You can pause or end it any time."))
    return redirect("family:window", pk)


@require_POST
@member_required
def say(request: MemberRequest, pk: UUID) -> HttpResponse:
    """Pause it, go on with it, or end it. Nobody is told of any of the three."""
    acts: dict[str, tuple[Callable[..., bool], str]] = {
        "pause": (actions.pause, gettext("Paused. Nobody is told.")),
        "go-on": (actions.go_on, gettext("It shows again what it showed.")),
        "end": (actions.end, gettext("Ended. Nobody is told.")),
    }
    own, word = _own(request, pk), request.POST.get("say", "")
    if word not in acts:
        return _page(request, own, LengthForm(), None, status=422)
    act, said = acts[word]
    if act(pk, by=request.user, now=now()):
        messages.success(request, said)
    return redirect("family:windows") if word == "end" else redirect("family:window", pk)


@require_POST
@member_required
def line(request: MemberRequest, pk: UUID) -> HttpResponse:
    """A line for this one person."""
    own, form = _own(request, pk), LineForm(request.POST)
    if not form.is_valid() or LINE not in own.window.shows:
        return _page(request, own, LengthForm(), form, status=422)
    actions.write_line(pk, form.cleaned_data["line"], by=request.user, now=now())
    messages.success(request, gettext("Kept. Nobody is told; it stands there for a week."))
    return redirect("family:window", pk)


def _own(request: MemberRequest, pk: UUID) -> Opened:
    found = queries.window_of(request.user, pk, now())
    if found is None:
        raise Http404
    return found


def _page(
    request: MemberRequest, own: Opened, length: LengthForm, line: LineForm | None, *, status: int = 200
) -> HttpResponse:
    window = own.window
    context = {
        "own": own,
        "window": window,
        "standing": STANDINGS[own.standing],
        "waits": own.standing == WAITS,
        "blocks": queries.previewed(window, now()),
        "length": length,
        "has_line": LINE in window.shows,
        "line": line or LineForm(initial={"line": window.line}),
    }
    return render(request, "family/window.html", context, status=status)
