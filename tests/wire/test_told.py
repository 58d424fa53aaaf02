"""When I am told: at most what a person asked for; and nothing exists that only wants somebody back."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client

from porch.people.models import Member
from porch.ui.shell import LINES
from porch.wire.models import Bell
from porch.wire.rules import SENTENCES
from porch.wire.things import KINDS, THINGS, Cause
from tests.house.source import python_files, shown

PAGE = "/settings/told/"
SAID = {"told_of": ["offers"], "quiet_kind": "hours", "quiet_since": "22:30", "quiet_until": "07:15"}
# who calls tell, and what a person did before: whatever else would tell somebody has to be added here, with its cause
TELLERS = {
    "asks/actions/answering.py": "somebody came, or wrote a letter",
    "asks/actions/helping.py": "a coordinator said yes to somebody; a time that they agreed to runs out",
    "asks/actions/shifts.py": "somebody gave a time of theirs away",
    "asks/actions/turns.py": "somebody asked for someone",
    "bonds/actions/circles.py": "a coordinator asks people to a circle, one of them answers",
    "bonds/actions/meetups.py": "the other suggests, changes or calls off a time; a time both agreed to is near",
    "bonds/actions/offers.py": "a coordinator approves an offer, one of the two answers it",
    "bonds/actions/pairing.py": "both said yes",
    "bonds/actions/pairs.py": "the other rests, goes on or ends it",
    "bonds/actions/terms.py": "the term that both had agreed to is over, or one of them chose who stays",
    "comments/actions/telling.py": "somebody said something under a story; one of the desk let it stand, or looks",
    "commitments/actions/asking.py": "somebody asks this person to stand by something, says yes, or sends a line",
    "commitments/actions/between.py": "both asked to be told when neither has written for so many days",
    "commitments/actions/saying.py": "somebody said how it went, and that this person may know",
    "company/actions/changing.py": "whoever looks after something small changes it, calls it off or hands it on",
    "company/actions/gatherings.py": "a coordinator changes a gathering one means to come to; its time is near",
    "company/actions/keeping.py": "both said that they would like to keep each other",
    "company/actions/together.py": "somebody said yes to what one proposed, or steps back",
    "days/actions/after.py": "they wished to be asked how it is, for that hour",
    "diary/actions/reminding.py": "this person set a reminder for this hour",
    "family/actions/calls.py": "one of two suggests a time for a call; a time both agreed to is near",
    "family/actions/coaches.py": "a coordinator says that this person learned to coach",
    "family/actions/coaching.py": "somebody asks for five calls, a coach says yes, one of two ends it",
    "family/actions/helping.py": "they wished for a line when the next day of a course opens, for that hour",
    "family/actions/peers.py": "somebody is suggested as a family peer, both said yes, the other ended it",
    "groups/actions/announcing.py": "somebody who serves in a group of theirs wrote news",
    "groups/actions/founding.py": "somebody asks for a group, a coordinator answers",
    "groups/actions/joining.py": "somebody asks to join where this person serves at the door, or is let in",
    "groups/actions/serving.py": "the group seated this person, or the term they took on ends in a month",
    "groups/actions/motions_voting.py": "somebody brought a motion: its vote opens, somebody said no, it is decided",
    "care/actions/debriefs.py": "somebody who helps asks for a talk; whoever was asked answers, or lets it pass",
    "care/actions/resting.py": "somebody told the desk that it is a lot",
    "care/actions/supervising.py": "a coordinator asks this person to listen to helpers, or ends it",
    "houses/actions/moving_out.py": "whoever manages the house writes down that they moved out",
    "houses/actions/beds.py": "something about where they live is put right",
    "houses/actions/applying.py": "somebody asks a house for a room, it answers or votes, or a bed is offered or taken",
    "houses/actions/passing_time.py": "somebody waits for a bed in a house: a month has passed, the house looks again",
    "handoffs/actions/passing.py": "somebody goes on to another door: one introduces, one meets them, or steps back",
    "handoffs/actions/passing_time.py": "they went on to another door: nobody there could, or whoever met them left",
    "home/knocks.py": "somebody knocks at the community's door, or is let in",
    "home/parts.py": "an operator gave this person a part, or took one back",
    "houses/actions/gathering.py": "somebody who lives in the same house calls everybody together",
    "meetings/actions/doubts.py": "somebody says that a listing is wrong, and its keepers left it lying",
    "meetings/actions/own.py": "coordinators, of a group that ended: its meetings are off the list",
    "houses/actions/telling.py": "somebody in the house did something, asks something, or is not back when they said",
    "houses/actions/grieving.py": "somebody objected to something in a house, or answered it",
    "houses/actions/happened.py": "somebody wrote down something that is about this person",
    "houses/actions/leaving.py": "somebody told of a return to use, or did a step after it that another waits for",
    "mentoring/actions/agreeing.py": "one of two offered the agreement, or said yes to it",
    "mentoring/actions/allowing.py": "a coordinator let somebody mentor, or ended that",
    "mentoring/actions/asking_in.py": "somebody asks to come to a circle, or is let in",
    "mentoring/actions/circles.py": "a coordinator asks people to a circle, they answer, its time or its lead changes",
    "mentoring/actions/offering.py": "a mentor says that they could take a circle",
    "mentoring/actions/once.py": "a year of walking with somebody is over, or a say over them came to be",
    "mentoring/actions/references.py": "a mentor asks somebody to stand by them, or hears their yes",
    "mentoring/actions/reviewing.py": "the term two agreed to ends soon, or both said what they would like",
    "mentoring/actions/staying.py": "how long a mentor said that they are there runs out",
    "mentoring/actions/work.py": "a mentor suggests something or answers; a mentee shares something",
    "milestones/actions/showing.py": "somebody shows this person something they marked",
    "programmes/actions/drifting.py": "somebody wished that this person is told when they come less",
    "programmes/actions/following.py": "they said that they would like to be asked again after months",
    "programmes/actions/handing.py": "somebody asks this person to walk on with them, says yes, or steps back",
    "programmes/actions/handing_ends.py": "they asked others to walk on with them: somebody was found, or nobody could",
    "programmes/actions/opening.py": "whoever looks after a programme asks this person to work in it",
    "programmes/actions/staying.py": "whoever works in a programme wrote down that a stay is over",
    "rooms/actions/asides.py": "somebody in a room writes to this person alone, or to those who lead it",
    "safety/actions/appeals.py": "somebody asks that a decision is looked at again, or answers that",
    "safety/actions/break_glass.py": "one of the desk asks to open something, and another answers; its owner is told",
    "safety/actions/cases.py": "somebody answered a report",
    "safety/actions/gathering.py": "somebody reported, and the desk looks after it",
    "safety/actions/measures.py": "the desk decided something about this person",
    "sources/actions/readings.py": "whoever registered a list: it would change much, or has not come for days",
    "stories/actions/posting.py": "somebody sent a story that a person reads first, or nobody has read it in time",
    "stories/actions/reading.py": "a person read the story that this person sent",
    "stories/actions/thanking.py": "somebody thanked this person for what they wrote",
    "talk/actions/beginning.py": "somebody said yes to talking",
    "talk/actions/held.py": "somebody wrote, and the desk looks first",
    "talk/actions/telling.py": "somebody wrote",
    "wire/actions.py": "somebody asked for a way back into this account",
}


def test_every_sentence_has_a_person_behind_it() -> None:
    assert set(KINDS) == set(SENTENCES), (
        "say in wire/things.py which choice a new sentence belongs to, and its cause"
    )
    assert {kind.cause for kind in KINDS.values()} <= {Cause.SOMEONE_DID, Cause.YOU_AGREED, Cause.YOU_SET}
    assert {kind.thing for kind in KINDS.values()} == set(THINGS)
    assert {kind.line for kind in KINDS.values()} <= set(LINES)


def tells(path: Path) -> bool:
    """Whether a file calls ``tell`` with a kind."""
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id == "tell"
        and any(word.arg == "kind" for word in call.keywords)
        for call in calls
    )


def test_nothing_else_tells_anybody_anything() -> None:
    callers = {shown(path).removeprefix("src/porch/") for path in python_files() if tells(path)}
    assert callers == set(TELLERS)


def test_no_sentence_asks_anybody_back() -> None:
    lines = [*SENTENCES.values(), *LINES.values()]
    coaxing = re.compile(
        r"miss(ed)? you|come back|haven.t|been a while|still there|waiting for you|!|\d|streak|keep (it )?up",
        re.IGNORECASE,
    )
    assert [line for line in lines if coaxing.search(line)] == []


def test_the_usual_is_quiet_at_night_and_everything_one_could_be_told(as_alice: Client) -> None:
    page = as_alice.get(PAGE).content.decode()
    assert 'value="21:00"' in page
    assert 'value="08:00"' in page
    assert "The desk I look after" not in page
    assert page.count("checked") == len(THINGS) - 1 + 1


def test_a_desk_is_a_choice_of_those_who_have_one(as_carol: Client) -> None:
    assert "The desk I look after" in as_carol.get(PAGE).content.decode()


def test_wishes_are_kept_and_shown_again(as_alice: Client, alice: Member) -> None:
    assert as_alice.post(PAGE, SAID).status_code == 302
    bell = Bell.objects.get(pk=alice.pk)
    assert bell.told_of == ["offers", "desk"], "what was not asked stays as it was"
    assert (f"{bell.quiet_since:%H:%M}", f"{bell.quiet_until:%H:%M}") == ("22:30", "07:15")
    page = as_alice.get(PAGE).content.decode()
    assert 'value="22:30"' in page


def test_all_day_needs_no_hours_and_keeps_those_said_before(as_alice: Client, alice: Member) -> None:
    as_alice.post(PAGE, SAID)
    as_alice.post(PAGE, {"quiet_kind": "always", "quiet_since": "", "quiet_until": ""})
    bell = Bell.objects.get(pk=alice.pk)
    assert (bell.quiet_kind, f"{bell.quiet_since:%H:%M}", bell.told_of) == ("always", "22:30", ["desk"])


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (
            {"quiet_since": "08:00", "quiet_until": "08:00"},
            "Say two different times, or choose quiet all day.",
        ),
        ({"quiet_since": "25:00"}, "Enter a valid time."),
        ({"quiet_kind": "sometimes"}, "Select a valid choice."),
        ({"told_of": ["everything"]}, "Select a valid choice."),
    ],
)
def test_a_wrong_form_is_said_and_changes_nothing(
    as_alice: Client, wrong: dict[str, object], says: str
) -> None:
    answer = as_alice.post(PAGE, {**SAID, **wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Bell.objects.exists()


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(PAGE)["Location"].startswith("/sign-in/")
