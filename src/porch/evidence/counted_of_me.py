"""What a report would count of somebody now, in lines for themselves: the same reading as for a report, of one."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from porch.days.queries.many import returns_of_each
from porch.diary.queries import told_of
from porch.evidence.gathering import figures as of
from porch.evidence.gathering.after import again_of, handed_of
from porch.kit.clock import today_in
from porch.kit.community import here
from porch.measures.merging import days_of
from porch.people.models import Member
from porch.people.rules.vocabulary import label_of
from porch.programmes.models import Episode
from porch.scales.queries.many import sums_of_each

LISTS = {"age": "age_bands", "gender": "genders", "substance": "substances", "language": "languages"}


def lines(member: Member, now: datetime) -> list[str]:
    """One line for each kind of figure there is of ``member``. Nobody looked: nothing of it is written down."""
    zone = here().time_zone
    until = of.Until.end_of(today_in(zone, now), zone)
    found = [
        _("That you are here, since %(day)s.") % {"day": _day(member.joined_on)},
        _days(member, until.cut),
        _sums(member, until),
        *_stays(member),
        *_afterwards(member, until),
        _peer(member, until),
        _lived(member),
        _harms(member, until),
    ]
    return [line for line in found if line]


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _days(member: Member, cut: date) -> str:
    n = len(days_of(one for one in told_of(member, until=cut) if one.used is not None))
    words = ngettext(
        "Your diary: %(n)s day on which you said whether you used, and how much where you said it.",
        "Your diary: %(n)s days on which you said whether you used, and how much where you said it.",
        n,
    )
    return words % {"n": n} if n else ""


def _sums(member: Member, until: of.Until) -> str:
    n = len({(one.sheet, one.on) for one in sums_of_each([member.pk], until.cut, until.before)})
    words = ngettext(
        "The sums of %(n)s questionnaire you filled in, not what you answered.",
        "The sums of %(n)s questionnaires you filled in, not what you answered.",
        n,
    )
    return words % {"n": n} if n else ""


def _stays(member: Member) -> list[str]:
    words = _("Your stay in %(name)s: its days, how it ended, and the sessions you came to.")
    rows = Episode.objects.filter(member=member).select_related("cohort__programme").order_by("started_on")
    return [words % {"name": one.cohort.programme.name} for one in rows]


def _afterwards(member: Member, until: of.Until) -> list[str]:
    stays = Episode.objects.filter(member=member).values_list("pk", flat=True)
    answered = [one for each in again_of([member.pk], until).get(member.pk, {}).values() for one in each]
    found = []
    if any(one.answered for one in answered):
        found.append(_("What you answered when you were asked again: on how many days you used."))
    if handed_of(list(stays), until):
        found.append(_("Whether you met the person you asked to walk on with, not who it was."))
    return found


def _peer(member: Member, until: of.Until) -> str:
    walks = of.walks_of([member.pk], until)[member.pk]
    said = []
    if walks.peer_on:
        said.append(
            _("That you have had a peer or mentor since %(day)s, not whom.") % {"day": _day(walks.peer_on)}
        )
    if walks.mentors:
        said.append(_("That you have been a mentor, not to whom."))
    return " ".join(said)


def _lived(member: Member) -> str:
    lived = of.lived_of([member.pk]).get(member.pk)
    codes = lived.codes if lived else {}
    told = [
        _("several") if code == "several" else _(label_of(LISTS[name], code)) for name, code in codes.items()
    ]
    words = _("Of what you told for being paired: %(list)s.")
    return words % {"list": ", ".join(told)} if told else ""


def _harms(member: Member, until: of.Until) -> str:
    returns = len(returns_of_each([member.pk], until.before).get(member.pk, ()))
    asked = len(of.crises_of([member.pk], until).get(member.pk, ()))
    if not returns and not asked:
        return ""
    words = _(
        "How often you told of a return to use (%(returns)s) and asked for somebody at once (%(asked)s)."
    )
    return words % {"returns": returns, "asked": asked}
