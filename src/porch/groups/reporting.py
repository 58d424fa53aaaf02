"""A group, an announcement, and whoever serves or asks to join, as the safety desk can be told of them."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.groups.models import Announcement, Joiner, Term
from porch.groups.queries import Seen, announcements_of, joiner_for, posts_of, seen_group
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.safety.registries import Reportable, reportables


def register() -> None:
    reportables.register("group", Reportable(_group_label, _nobody, _nothing, _group_page))
    reportables.register(
        "announcement",
        Reportable(
            _announcement_label,
            _announcer,
            _announced,
            _page_of_announcement,
            along="Send the announcement along",
            can_be_hidden=True,
        ),
    )
    reportables.register("servant", Reportable(_servant_label, _servant, _nothing, _page_of_servant))
    reportables.register("joiner", Reportable(_joiner_label, _joiner, _nothing, _page_of_joiner))


def _nothing(ident: str, viewer: Member) -> str:
    return ""


def _nobody(ident: str, viewer: Member) -> Member | None:
    """A group is nobody in particular."""
    return None


def _seen(slug: str, viewer: Member) -> Seen | None:
    return seen_group(slug, viewer, this_moment()) if viewer.in_recovery else None


def _group_label(slug: str, viewer: Member) -> str | None:
    seen = _seen(slug, viewer)
    return gettext("the group “%(name)s”") % {"name": seen.group.name} if seen else None


def _group_page(slug: str) -> str:
    return reverse("groups:group", args=[slug])


def _id(ident: str) -> UUID:
    """What is no id at all is nobody's id."""
    try:
        return UUID(ident)
    except ValueError:
        return UUID(int=0)


def _announcement(ident: str, viewer: Member) -> Announcement | None:
    found = Announcement.objects.filter(pk=_id(ident)).select_related("group").first()
    seen = _seen(found.group.slug, viewer) if found else None
    there = announcements_of(seen, this_moment()) if seen else []
    return next((one for one in there if found and one.pk == found.pk), None)


def _announcement_label(ident: str, viewer: Member) -> str | None:
    found = _announcement(ident, viewer)
    return gettext("an announcement by %(name)s") % {"name": found.by.handle} if found else None


def _announcer(ident: str, viewer: Member) -> Member | None:
    found = _announcement(ident, viewer)
    return found.by if found else None


def _announced(ident: str, viewer: Member) -> str:
    found = _announcement(ident, viewer)
    return f"{found.at:%Y-%m-%d %H:%M} UTC, {found.by.handle}: {found.words}" if found else ""


def _page_of_announcement(ident: str) -> str:
    found = Announcement.objects.filter(pk=_id(ident)).select_related("group").first()
    return _group_page(found.group.slug) if found else reverse("groups:find")


def _servant(ident: str, viewer: Member) -> Member | None:
    """Whoever holds a position in a group the viewer belongs to, by the id of their term."""
    term = Term.objects.filter(pk=_id(ident)).select_related("position__group").first()
    seen = _seen(term.position.group.slug, viewer) if term else None
    if term is None or seen is None or not seen.belongs:
        return None
    posts = posts_of(seen.group, viewer, this_moment())
    return next((post.holder for post in posts if post.term and post.term.pk == term.pk), None)


def _servant_label(ident: str, viewer: Member) -> str | None:
    found = _servant(ident, viewer)
    return gettext("%(name)s, as a person") % {"name": found.handle} if found else None


def _page_of_servant(ident: str) -> str:
    term = Term.objects.filter(pk=_id(ident)).select_related("position__group").first()
    return reverse("groups:service", args=[term.position.group.slug]) if term else reverse("groups:find")


def _joiner(ident: str, viewer: Member) -> Member | None:
    pk = _id(ident)
    found = Joiner.objects.filter(pk=pk).select_related("group").first()
    seen = _seen(found.group.slug, viewer) if found else None
    there = joiner_for(seen, found.pk) if seen and found else None
    return there.member if there else None


def _joiner_label(ident: str, viewer: Member) -> str | None:
    found = _joiner(ident, viewer)
    return gettext("%(name)s, as a person") % {"name": found.handle} if found else None


def _page_of_joiner(ident: str) -> str:
    found = Joiner.objects.filter(pk=_id(ident)).select_related("group").first()
    return reverse("groups:joiners", args=[found.group.slug]) if found else reverse("groups:find")
