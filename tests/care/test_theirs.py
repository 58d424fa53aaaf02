"""What this room keeps of a person goes along with them, and goes when they go."""

from datetime import datetime, timedelta

from porch.care import actions
from porch.care.belongings import belonging
from porch.care.models import Check, Debrief, Supervisor, Training, Walk
from porch.people.models import Member
from tests.care.conftest import Listen, walk_it_all


def test_their_file_holds_their_answers_in_words_and_nobody_elses(
    bob: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(frank)
    actions.answer_check(bob, {"tired": "often"}, now=now)
    walk_it_all(bob, now)
    actions.write_line(bob, "Wait longer.", now=now)
    asked = actions.ask_debrief(bob, now=now)
    actions.take_debrief(asked, by=frank, now=now)
    told = belonging.export(bob)
    assert told["checks_on_myself"][0]["answers"] == {"I was tired before a talk had even begun.": "Often"}
    assert told["training"]["my_line"] == "Wait longer."
    assert len(told["training"]["thought_through"]) == 36
    assert told["talks_i_asked_for"][0]["with"] == frank.handle
    theirs = belonging.export(frank)
    assert theirs["talks_i_listened_in"] == [
        {"asked_at": now.isoformat(timespec="seconds"), "state": "talking"}
    ]
    assert bob.handle not in str(theirs)


def test_erasing_leaves_nothing_of_them_and_what_is_anothers_stays_without_them(
    bob: Member, frank: Member, listens: Listen, now: datetime
) -> None:
    listens(frank)
    actions.answer_check(frank, {"tired": "often"}, now=now)
    actions.cool_down(frank, now + timedelta(hours=1), now=now)
    asked = actions.ask_debrief(bob, now=now + timedelta(hours=2))
    actions.take_debrief(asked, by=frank, now=now + timedelta(hours=2))
    belonging.erase(frank, now)
    for model in (Check, Training, Walk, Supervisor):
        assert not model.objects.filter(member=frank).exists()
    assert Debrief.objects.get().taken_by is None
    belonging.erase(bob, now)
    assert not Debrief.objects.exists()
