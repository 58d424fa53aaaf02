"""What a motion is about, what it needs and what came of it, in words. Numbers are shown to home members alone."""

from django.utils.translation import gettext, ngettext

from porch.groups.models import Motion, Position
from porch.groups.queries.settings import setting_of
from porch.groups.registries import group_settings, matters
from porch.groups.rules.conscience import present_needed, yes_needed
from porch.groups.rules.deciding import QUORUM, THRESHOLD
from porch.groups.rules.lists import service_of
from porch.groups.rules.motions import Terms
from porch.groups.rules.settings import NotAnAnswer

NOT_BECAUSE = {
    "has-left": "Whoever was chosen no longer belongs to the group, so nobody was seated.",
    "may-not-serve": "By the group's own rules whoever was chosen could not serve, so nobody was seated.",
    "no-position": "The group no longer has that position, so nothing was changed.",
    "no-such-setting": "This can no longer be set so, so nothing was changed.",
    "nobody-there": "Nobody served there any more, so there was nothing to end.",
    "ended-already": "The group had ended already.",
    "nobody-stood": "Nobody stood for it.",
    "matter-gone": "What it was about is no longer open, so nothing was changed.",
    "words-gone": "Its words are gone with whoever wrote them.",
}


def position_name(position: Position | None) -> str:
    if position is None:
        return gettext("A position there was")
    service = service_of(position.code) if position.code else None
    return position.title or (gettext(service.title) if service else position.code)


def title(motion: Motion) -> str:
    """What it is about, in a few words of ours."""
    kinds = Motion.Kind
    if motion.kind == kinds.SETTING:
        setting = group_settings.get(motion.setting)
        return gettext(setting.title) if setting else gettext("Something that can no longer be set")
    if motion.kind == kinds.MATTER:
        matter = matters.get(motion.matter)
        return matter.title(motion) if matter else gettext("Something that is no longer decided here")
    if motion.kind in (kinds.SEAT, kinds.UNSEAT):
        named = {"position": position_name(motion.position)}
        asked = gettext("%(position)s: who serves"), gettext("%(position)s: ending a term early")
        return asked[motion.kind == kinds.UNSEAT] % named
    return gettext("Winding the group up") if motion.kind == kinds.END else gettext("A decision in words")


def name(motion: Motion) -> str:
    """The same without anybody's name, for what goes beyond those who vote."""
    if motion.kind != Motion.Kind.MATTER:
        return title(motion)
    matter = matters.get(motion.matter)
    return gettext(matter.name) if matter else gettext("Something that is no longer decided here")


def more(motion: Motion) -> str:
    """Where those who vote read more about it; empty where there is nothing."""
    matter = matters.get(motion.matter)
    return matter.path(motion) if matter else ""


def change(motion: Motion) -> tuple[str, str]:
    """From what to what, as whole sentences; nothing where it changes no setting."""
    setting = group_settings.get(motion.setting) if motion.kind == Motion.Kind.SETTING else None
    if setting is None:
        return "", ""
    now = motion.was or setting_of(motion.group, motion.setting)
    try:
        return gettext(setting.answer(now).sentence), gettext(setting.answer(motion.value).sentence)
    except NotAnAnswer:
        return "", ""


def needs(terms: Terms, voices: int, *, is_election: bool = False) -> str:
    """What has to happen for it to pass, in this group's numbers; ``voices`` is 0 for whoever has no vote."""
    if not voices:
        shares = (THRESHOLD.answer(terms.threshold), QUORUM.answer(terms.quorum))
        return " ".join(gettext(answer.sentence) for answer in shares)
    enough, present = yes_needed(terms.passes_with, voices), present_needed(terms.takes_part, voices)
    if voices == 1:
        return gettext("One person has a vote here. It passes if they say yes.")
    told = {"n": enough, "of": voices, "present": present}
    if is_election:
        first = gettext("If all %(of)s who can vote do, at least %(n)s of them have to approve of someone.")
    elif enough == voices:
        first = gettext("If all %(of)s who can vote say yes or no, all %(of)s have to say yes.")
    else:
        first = gettext("If all %(of)s who can vote say yes or no, at least %(n)s have to say yes.")
    then = ngettext(
        "At least %(present)s has to take part.", "At least %(present)s have to take part.", present
    )
    return f"{first % told} {then % told}"


def came_of(motion: Motion, *, with_numbers: bool) -> str:
    """How it ended, in a sentence or two."""
    said = {
        "passed": gettext("It was decided so."),
        "failed": gettext("It was not decided."),
        "no-quorum": gettext("Too few took part, so nothing was decided."),
        "withdrawn": gettext("It was taken back."),
        "lapsed": gettext("Nobody seconded it in time."),
    }[motion.state]
    if motion.was_drawn:
        said += " " + gettext("Several had as many, so it was drawn by lot.")
    if motion.not_because:
        said += " " + gettext(NOT_BECAUSE[motion.not_because])
    return f"{said} {numbers(motion)}" if with_numbers and motion.electorate else said


def numbers(motion: Motion) -> str:
    """For home members: how many of how many, and never who."""
    told = {"yes": motion.yes, "no": motion.no, "abstained": motion.abstained, "of": motion.electorate}
    said = gettext("Of %(of)s who could vote, %(yes)s said yes and %(no)s said no.")
    if motion.is_election:
        said = gettext("Of %(of)s who could vote, %(yes)s approved and %(no)s did not.")
    if motion.abstained:
        said += " " + gettext("%(abstained)s left it to the others.")
    return said % told
