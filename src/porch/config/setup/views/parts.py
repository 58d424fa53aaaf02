"""What can be changed at the desk: one page each, with the same forms as set-up."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms as django_forms
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.config.setup import actions, forms
from porch.config.setup.rules.countries import name_of
from porch.kit.community import Community as WhoWeAre
from porch.people import actions as people
from porch.people import queries
from porch.people.models import Community as Door
from porch.people.models import Member, Role
from porch.people.rules.community import RULES, SUPPORTS
from porch.people.rules.door import answers_in
from porch.people.rules.zones import town_of

type Words = str | Promise
type Said = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """One page of the desk. ``shown`` are the lines of the overview, ``usual`` what stands in the form."""

    slug: str
    title: Words
    lede: Words
    form: Callable[[Any, Said], django_forms.Form]
    usual: Callable[[WhoWeAre, Door], Said]
    shown: Callable[[WhoWeAre, Door], list[str]]
    save: Callable[[Said, Member, datetime], None]
    operator_only: bool = False

    def may_change(self, member: Member) -> bool:
        return not self.operator_only or member.holds(Role.Name.OPERATOR)


def _say(said: Said, by: Member, now: datetime) -> None:
    actions.say_who_we_are(by=by, now=now, **said)


def _decide(said: Said, by: Member, now: datetime) -> None:
    people.decide(by=by, now=now, **said)


def _decide_supports(said: Said, by: Member, now: datetime) -> None:
    people.decide(by=by, now=now, supports=said["supports"])


def _decide_push(said: Said, by: Member, now: datetime) -> None:
    people.decide(by=by, now=now, push=said["push"] == "yes")


def _decide_question(said: Said, by: Member, now: datetime) -> None:
    """Without a question nothing is asked, and no answer is kept."""
    answers = answers_in(said["answers"]) if said["question"] else []
    people.decide(
        by=by, now=now, door_question=said["question"], door_answers=queries.marks_of_answers(answers)
    )


def _decide_heard(said: Said, by: Member, now: datetime) -> None:
    people.decide(by=by, now=now, worry_queue=said["heard"] == "yes")


def _decide_rules(said: Said, by: Member, now: datetime) -> None:
    """Ours are not written down as theirs, so that a better wording of ours reaches them."""
    lines = [line for line in said.values() if line]
    people.decide(by=by, now=now, rules=[] if lines == list(RULES) else lines)


def _plain(form: type[django_forms.Form]) -> Callable[[Any, Said], django_forms.Form]:
    return lambda data, usual: form(data, initial=usual)


PARTS = (
    Part(
        "names",
        _("Names"),
        _("One for members, and one that everyone may see."),
        _plain(forms.NamesForm),
        lambda told, door: {"name": told.name, "public_name": told.public_name},
        lambda told, door: [told.name, gettext("Everyone sees: %(name)s") % {"name": told.public_name}],
        _say,
    ),
    Part(
        "country",
        _("Country"),
        _(
            "It says which crisis numbers to begin with. Those you confirmed stay until you begin again with others."
        ),
        _plain(forms.CountryForm),
        lambda told, door: {"country": told.country},
        lambda told, door: [name_of(told.country) or gettext("not said yet")],
        _say,
    ),
    Part(
        "time-zone",
        _("Time zone"),
        _("Rounds and quiet hours go by it, and so do people who have not said their own."),
        _plain(forms.ZoneForm),
        lambda told, door: {"time_zone": told.time_zone},
        lambda told, door: [town_of(told.time_zone)],
        _say,
    ),
    Part(
        "supports",
        _("Kinds of support"),
        _("Only what you choose is offered. Nobody loses what they have already."),
        _plain(forms.SupportsForm),
        lambda told, door: {"supports": door.supports or list(SUPPORTS)},
        lambda told, door: [SUPPORTS[code] for code in queries.supports()],
        _decide_supports,
    ),
    Part(
        "joining",
        _("Who may join"),
        _("It counts from now on. Whoever is in stays in."),
        _plain(forms.JoiningForm),
        lambda told, door: {"joining": door.joining},
        lambda told, door: [str(dict(forms.JOINING)[door.joining])],
        _decide,
    ),
    Part(
        "rules",
        _("Rules in five lines"),
        _("Everyone reads them on the way in. Empty all of them, and ours are shown again."),
        lambda data, usual: forms.RulesForm(data, lines=usual["rules"]),
        lambda told, door: {"rules": list(door.rules or RULES)},
        lambda told, door: list(door.rules or RULES),
        _decide_rules,
    ),
    Part(
        "door-question",
        _("A question at the door"),
        _(
            "Asked of those who come without an invitation, where anybody may join. It keeps machines out: choose "
            "something people from around here know and nobody needs to be told."
        ),
        _plain(forms.DoorQuestionForm),
        lambda told, door: {"question": door.door_question},
        lambda told, door: [door.door_question or gettext("None is asked.")],
        _decide_question,
    ),
    Part(
        "heavy-words",
        _("When words sound heavy"),
        _(
            "A card then asks the writer, and nobody else, whether they would like company. The desk can hear that "
            "someone may need a person: never what they wrote. The page where people join says so too."
        ),
        _plain(forms.HeavyWordsForm),
        lambda told, door: {"heard": "yes" if door.worry_queue else "no"},
        lambda told, door: [str(dict(forms.HEARD)["yes" if door.worry_queue else "no"])],
        _decide_heard,
    ),
    Part(
        "phones",
        _("Waking phones"),
        _(
            "A phone is woken through its maker’s service. That service learns that something came, and when. What it "
            "carries is nothing but a number: no name, no word."
        ),
        _plain(forms.PhonesForm),
        lambda told, door: {"push": "yes" if door.push else "no"},
        lambda told, door: [str(dict(forms.PUSH)["yes" if door.push else "no"])],
        _decide_push,
        operator_only=True,
    ),
)
BY_SLUG = {part.slug: part for part in PARTS}

WINS = {"names": "SITE_NAME", "country": "COUNTRY", "time-zone": "ZONE"}


def environment_says(slug: str) -> tuple[str, str] | None:
    """The variable of the environment that wins over this page, and what it says; None when none is set."""
    name = WINS.get(slug, "")
    value = getattr(settings, name, "") if name else ""
    return ("TIME_ZONE" if name == "ZONE" else name, value) if value else None
