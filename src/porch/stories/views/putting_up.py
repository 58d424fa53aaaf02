"""Between a draft and a story that is up: looking at it, changing a word, putting it up, and taking it down again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from porch.bonds.actions import TooLate
from porch.kit.clock import now
from porch.people.access import MemberRequest, member_required
from porch.safety.beside import beside
from porch.stories import actions, queries
from porch.stories.actions.posting import images_of, will_wait
from porch.stories.checking import questions, with_changes
from porch.stories.forms import WhoForm
from porch.stories.forms.writing import in_words
from porch.stories.models import Story
from porch.stories.rules.markdown import render as as_page
from porch.stories.rules.told import GROUP, NotTellable
from porch.stories.views.writing import own_or_nothing


@require_safe
@member_required
def look(request: MemberRequest, slug: str) -> HttpResponse:
    """As others will read it, with what is worth a second thought."""
    story, member = own_or_nothing(request, slug), request.user
    told = story.told
    if story.state == "waiting":
        return redirect("stories:story", slug)
    context = {
        "story": story,
        "told": told,
        "page": as_page(told.body, images_of(story)),
        "byline": told.pseudonym or member.handle,
        "questions": questions(told, member.language),
        "audience": audience_in_words(request, story),
        "waits": will_wait(told.audience, member),
        "how_long": queries.how_long_it_takes(),
        "beside": beside(f"{told.title}\n{told.body}", writer=member),
        "beside_back": request.path,
    }
    return render(request, "stories/look.html", context)


def audience_in_words(request: MemberRequest, story: Story) -> str:
    """What the choice means; a group's name only while one belongs to it."""
    told = story.told
    wanted = f"{GROUP}:{told.group}" if told.audience == GROUP else told.audience
    names = dict(queries.audiences_for(request.user, now()))
    return in_words(wanted, names[wanted]) if wanted in names else ""


@require_POST
@member_required
def put_up(request: MemberRequest, slug: str) -> HttpResponse:
    """With the words that were typed in place of others; then it is up, or waits for a reader."""
    story, member, at = own_or_nothing(request, slug), request.user, now()
    try:
        seen = int(request.POST.get("seen_draft") or story.seen_draft)
        changed = with_changes(story.told, request.POST, member.language)
        if changed != story.told:
            story = actions.save_draft(changed, by=member, now=at, story=story, seen=seen)
            seen = story.seen_draft
        if "again" in request.POST:
            return redirect("stories:look", story.slug)
        actions.put_up(story, by=member, now=at, seen=seen)
    except NotTellable as missing:
        messages.info(request, str(missing))
        return redirect("stories:write-on", story.slug)
    except actions.NotForThem:
        messages.info(request, gettext("Choose who can read it."))
        return redirect("stories:write-on", story.slug)
    except actions.NotNow as kept:
        messages.info(request, str(kept))
        return redirect("stories:write-on", story.slug)
    except (TooLate, ValueError, actions.SavedElsewhere, actions.WaitsForAReader):
        messages.info(request, gettext("That had changed already. Look again."))
        return redirect("stories:story", story.slug)
    if story.state == "waiting":
        messages.success(request, gettext("It is on its way. You are told when it is up."))
    else:
        messages.success(request, gettext("Your story is up."))
    return redirect("stories:story", story.slug)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def who(request: MemberRequest, slug: str) -> HttpResponse:
    """Who can read what is up, under which name, and whether others write under it."""
    story, at = own_or_nothing(request, slug), now()
    if story.state != "shown":
        raise Http404
    posted = request.POST if request.method == "POST" else None
    names = queries.names_to_choose() if posted is None else []
    form = WhoForm(request.user, story.put_up, queries.audiences_for(request.user, at), names, posted)
    if form.is_valid():
        try:
            actions.decide_who(story, by=request.user, now=at, **form.who)
            messages.success(request, gettext("Changed."))
            return redirect("stories:story", story.slug)
        except TooLate:
            messages.info(request, gettext("You are changing its words. Put those up first, or drop them."))
            return redirect("stories:story", story.slug)
        except actions.NotForThem:
            form.add_error("audience", gettext("Choose who can read it."))
        except actions.NotNow as kept:
            form.add_error(None, str(kept))
    if "name" in form.errors:
        form.offer(queries.names_to_choose())
    context = {"form": form, "story": story}
    return render(request, "stories/who.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def take_back(request: MemberRequest, slug: str) -> HttpResponse:
    return _do(request, slug, actions.take_back, gettext("It is a draft again. Nobody else can read it."))


@require_POST
@member_required
def take_down(request: MemberRequest, slug: str) -> HttpResponse:
    return _do(request, slug, actions.take_down, gettext("Taken down. Only you can read it now."))


@require_POST
@member_required
def put_back(request: MemberRequest, slug: str) -> HttpResponse:
    return _do(request, slug, actions.put_back, gettext("Done. How it stands is written above it."))


@require_POST
@member_required
def drop_changes(request: MemberRequest, slug: str) -> HttpResponse:
    return _do(request, slug, actions.drop_changes, gettext("What was not put up is gone. The story stands."))


@require_POST
@member_required
def throw_away(request: MemberRequest, slug: str) -> HttpResponse:
    actions.throw_away(own_or_nothing(request, slug), by=request.user, now=now())
    messages.success(request, gettext("It is gone for good."))
    return redirect("stories:mine")


def _do(request: MemberRequest, slug: str, act: Callable[..., object], said: str) -> HttpResponse:
    story = own_or_nothing(request, slug)
    try:
        act(story, by=request.user, now=now())
        messages.success(request, said)
    except actions.NotNow as kept:
        messages.info(request, str(kept))
    except (TooLate, NotTellable, actions.NotForThem):
        messages.info(request, gettext("That had changed already."))
    return redirect("stories:story", story.slug)
