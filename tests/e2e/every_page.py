"""Every page a person can open, by who opens it. New pages belong here: axe, pictures and width are checked on all."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.e2e.pages_of_dates import OF_DATES
from tests.e2e.pages_of_days import OF_DAYS
from tests.e2e.pages_of_evidence import OF_EVIDENCE
from tests.e2e.pages_of_family_peers import OF_FAMILY_PEERS
from tests.e2e.pages_of_handoffs import OF_HANDOFFS
from tests.e2e.pages_of_helping import OF_HELPING
from tests.e2e.pages_of_house_coming import OF_HOUSE_COMING
from tests.e2e.pages_of_house_deciding import OF_HOUSE_DECIDING
from tests.e2e.pages_of_house_fairness import OF_HOUSE_FAIRNESS
from tests.e2e.pages_of_house_living import OF_HOUSE_LIVING
from tests.e2e.pages_of_house_money import OF_HOUSE_MONEY
from tests.e2e.pages_of_lists import OF_LISTS
from tests.e2e.pages_of_marks import OF_QUESTIONS_AND_MARKS
from tests.e2e.pages_of_meetings import OF_MEETINGS
from tests.e2e.pages_of_programmes import OF_PROGRAMMES
from tests.e2e.pages_of_studies import OF_STUDIES
from tests.e2e.pages_of_walking_on import OF_WALKING_ON
from tests.e2e.pages_of_windows import OF_WINDOWS

VISITOR = ""
SITTING = "Go to the door of Sitting together"


@dataclass(frozen=True)
class Shot:
    """``address`` is a path; ``via`` names links to follow from there, with " > " between them.

    One that begins with "+" is opened, not followed: what stands in it can be followed then. One that begins with
    "/" is part of an address: the first link that leads there, whatever it is called.
    """

    name: str
    who: str
    address: str
    via: str = ""

    def follow(self, page: Page) -> None:
        page.goto(self.address)
        for name in filter(None, self.via.split(" > ")):
            if name.startswith("+"):
                page.get_by_text(name[1:], exact=True).click()
            elif name.startswith("/"):
                page.locator(f"main a[href*='{name}']").first.click()
                page.wait_for_load_state()
            else:
                page.get_by_role("link", name=name).first.click()
                page.wait_for_load_state()


PAGES = (
    *(Shot(*row) for row in OF_HOUSE_COMING),
    *(Shot(*row) for row in OF_HOUSE_DECIDING),
    *(Shot(*row) for row in OF_HOUSE_MONEY),
    *(
        Shot(*row)
        for row in (*OF_QUESTIONS_AND_MARKS, *OF_DAYS, *OF_DATES, *OF_MEETINGS, *OF_LISTS, *OF_STUDIES)
    ),
    *(Shot(*row) for row in (*OF_EVIDENCE, *OF_PROGRAMMES, *OF_WALKING_ON)),
    *(Shot(*row) for row in OF_HELPING),
    *(Shot(*row) for row in OF_FAMILY_PEERS),
    *(Shot(*row) for row in OF_HANDOFFS),
    *(Shot(*row) for row in OF_WINDOWS),
    *(Shot(*row) for row in OF_HOUSE_LIVING),
    *(Shot(*row) for row in OF_HOUSE_FAIRNESS),
    Shot("door", VISITOR, "/"),
    Shot("worried", VISITOR, "/worried/"),
    Shot("privacy", VISITOR, "/privacy/"),
    Shot("join", VISITOR, "/join/"),
    Shot("sign-in", VISITOR, "/sign-in/"),
    Shot("sign-in-words", VISITOR, "/sign-in/words/"),
    Shot("sign-in-lost", VISITOR, "/sign-in/lost/"),
    Shot("sign-in-code", VISITOR, "/sign-in/code/"),
    Shot("help-now", VISITOR, "/help-now/"),
    Shot("help-now-sit", VISITOR, "/help-now/sit/"),
    Shot("help-now-plan", VISITOR, "/help-now/plan/"),
    Shot("leaving-quickly", VISITOR, "/leave/how/"),
    Shot("left-quickly", VISITOR, "/leave/"),
    Shot("look", VISITOR, "/look/"),
    Shot("no-signal", VISITOR, "/no-signal/"),
    Shot("not-found", VISITOR, "/nothing-here/"),
    Shot("today", "Quiet Heron", "/today/"),
    Shot("today-settled", "Wren", "/today/"),
    Shot("people-with-an-offer", "Quiet Heron", "/people/"),
    Shot("people", "Wren", "/people/"),
    Shot("ask", "Ana", "/people/ask/"),
    Shot("people-of-a-mentor", "Marigold", "/people/"),
    Shot("mentoring", "Marigold", "/people/mentoring/"),
    Shot("mentoring-lines", "Marigold", "/people/mentoring/lines/"),
    Shot("mentoring-words", "Marigold", "/people/mentoring/words/"),
    Shot("review", "Marigold", "/people/", via="Say what I would like"),
    Shot("desk-mentors", "Dee", "/desk/mentors/"),
    Shot("desk-mentor", "Dee", "/desk/mentors/", via="Wren"),
    Shot("desk-mentors-settings", "Dee", "/desk/mentors/settings/"),
    Shot("ask-now", "Quiet Heron", "/people/ask/now/"),
    Shot("ask-sit", "Quiet Heron", "/people/ask/sit/"),
    Shot("ask-ride", "Quiet Heron", "/people/ask/ride/"),
    Shot("helping", "Marigold", "/people/helping/"),
    Shot("helping-not-yet", "Quiet Heron", "/people/helping/"),
    Shot("desk-shifts", "Dee", "/desk/shifts/"),
    Shot("desk-times", "Dee", "/desk/shifts/times/"),
    Shot("desk-asks", "Dee", "/desk/asks/"),
    Shot("how-soon", VISITOR, "/how-soon/"),
    Shot("people-keep", "Quiet Heron", "/people/keep/"),
    Shot("people-together", "Sam", "/people/together/"),
    Shot("people-together-one", "Sam", "/people/together/", via="A walk"),
    Shot("people-together-propose", "Wren", "/people/together/propose/"),
    Shot("people-mine", "Quiet Heron", "/people/mine/"),
    Shot("people-mine-add", "Quiet Heron", "/people/mine/add/"),
    Shot("people-mine-card", "Quiet Heron", "/people/mine/card/"),
    Shot("people-gave", "Sam", "/people/gave/"),
    Shot("people-lonely", "Quiet Heron", "/people/lonely/"),
    Shot("attended", "Quiet Heron", "/attended/"),
    Shot("attended-noted", "Wren", "/attended/"),
    Shot("attended-certificate", "Quiet Heron", "/attended/", via="60 minutes"),
    Shot("attended-chair", "Sam", "/groups/school-run/attended/"),
    Shot("attended-verify", VISITOR, "/attended/verify/"),
    Shot("group-with-proof", "Sam", "/groups/school-run/"),
    Shot("gatherings", "Quiet Heron", "/gatherings/"),
    Shot("gathering", "Quiet Heron", "/gatherings/", via="Bring and share supper"),
    Shot("desk-gatherings", "Dee", "/desk/gatherings/"),
    Shot("desk-gathering-new", "Dee", "/desk/gatherings/new/"),
    Shot("story", VISITOR, "/stories/the-bus-home/"),
    Shot("story-with-a-note", "Quiet Heron", "/stories/two-tickets/"),
    Shot("story-of-mine", "Wren", "/stories/the-bus-home/"),
    Shot("story-who", "Wren", "/stories/the-bus-home/who/"),
    Shot("story-pictures", "Wren", "/stories/write/the-bus-home/pictures/"),
    Shot("story-look", "Wren", "/stories/write/the-bus-home/look/"),
    Shot("my-stories", "Wren", "/stories/mine/"),
    Shot("write", "Quiet Heron", "/stories/write/"),
    Shot("write-new", "Quiet Heron", "/stories/write/new/?prompt=the-day"),
    Shot("desk-stories", "Carol", "/desk/stories/"),
    Shot("desk-story", "Carol", "/desk/stories/", via="No good ending"),
    Shot("desk-stories-how", "Dee", "/desk/stories/how/"),
    Shot("talk", "Sam", "/people/", via="Message Wren"),
    Shot("rooms", "Quiet Heron", "/rooms/"),
    Shot("room-door", "Quiet Heron", "/rooms/", via="Go to the door of Sitting together"),
    Shot("room-door-shut", "Wren", "/rooms/", via="Kettle on"),
    Shot("room", "Sam", "/rooms/", via="Go to the door of Sitting together"),
    Shot("room-host", "Marigold", "/rooms/", via="Go to the door of Sitting together"),
    Shot("room-over", "Quiet Heron", "/rooms/", via="Night lamp"),
    Shot("room-people", "Marigold", "/rooms/", via=f"{SITTING} > +Host > People and the door"),
    Shot("room-script", "Marigold", "/rooms/", via=f"{SITTING} > +Host > Choose a script"),
    Shot("room-words", "Sam", "/rooms/", via=f"{SITTING} > Write to the host alone"),
    Shot("room-not-ok", "Sam", "/rooms/", via=f"{SITTING} > I am not OK"),
    Shot("room-tell", "Sam", "/rooms/", via=f"{SITTING} > Something felt unsafe"),
    Shot("own-scripts", "Ana", "/groups/kettle-on/scripts/"),
    Shot("own-script", "Ana", "/groups/kettle-on/scripts/new/?from=plain-hour"),
    Shot("room-open", "Marigold", "/rooms/open/"),
    Shot("room-sitting", "Sam", "/rooms/sitting/"),
    Shot("helping-care", "Wren", "/people/helping/care/"),
    Shot("helping-asked", "Ana", "/people/helping/care/"),
    Shot("helping-check", "Wren", "/people/helping/check/"),
    Shot("helping-check-last", "Wren", "/people/helping/check/last/"),
    Shot("training", "Wren", "/people/helping/training/"),
    Shot("training-field", "Wren", "/people/helping/training/when-it-is-urgent/"),
    Shot("training-scene", "Wren", "/people/helping/training/when-it-is-urgent/wants-to-die/"),
    Shot("training-scene-walked", "Marigold", "/people/helping/training/growing/grief/"),
    Shot("training-sheet", "Wren", "/people/helping/training/sheet/"),
    Shot("desk-helpers", "Dee", "/desk/helpers/"),
    Shot("work-all", "Sam", "/people/work/"),
    Shot("work-of-mentee", "Sam", "/people/work/", via="With Wren"),
    Shot("work-of-mentor", "Wren", "/people/work/", via="With Sam"),
    Shot("work-sheet", "Sam", "/people/work/sheet/walking-together/a-week/"),
    Shot("circles", "Sam", "/people/circles/"),
    Shot("circles-of-a-mentor", "Wren", "/people/circles/"),
    Shot("circle", "Wren", "/people/circles/", via="Open my circle"),
    Shot("desk-circles", "Dee", "/desk/circles/"),
    Shot("more", "Dee", "/more/"),
    Shot("groups", "Wren", "/groups/"),
    Shot("group-ask", "Wren", "/groups/ask/"),
    Shot("group", "Ana", "/groups/kettle-on/"),
    Shot("group-outside", "Frank", "/groups/school-run/"),
    Shot("group-join", "Frank", "/groups/school-run/ask/"),
    Shot("group-joiners", "Sam", "/groups/school-run/joiners/"),
    Shot("group-invite", "Ana", "/groups/kettle-on/invite/"),
    Shot("group-leave", "Wren", "/groups/kettle-on/leave/"),
    Shot("group-how", "Ana", "/groups/kettle-on/how/"),
    Shot("group-setting", "Ana", "/groups/kettle-on/how/slow-mode/"),
    Shot("group-service", "Ana", "/groups/kettle-on/service/"),
    Shot("group-position", "Ana", "/groups/kettle-on/service/add/"),
    Shot("group-handover", "Ana", "/groups/kettle-on/service/", via="Handing over"),
    Shot("group-topic", "Ana", "/groups/kettle-on/topics/new/"),
    Shot("group-talk", "Wren", "/groups/kettle-on/", via="Write in"),
    Shot("group-news", "Ana", "/groups/kettle-on/news/"),
    Shot("group-calendar", "Ana", "/groups/kettle-on/calendar/"),
    Shot("group-entry", "Ana", "/groups/kettle-on/calendar/new/"),
    Shot("group-meetings", "Ana", "/groups/kettle-on/meetings/"),
    Shot("group-meeting-new", "Ana", "/groups/kettle-on/meetings/new/"),
    Shot("desk-groups", "Dee", "/desk/groups/"),
    Shot("desk-group-new", "Dee", "/desk/groups/new/"),
    Shot("settings", "Quiet Heron", "/settings/"),
    Shot("settings-hours", "Quiet Heron", "/settings/about/hours/"),
    Shot("settings-place", "Quiet Heron", "/settings/about/place/"),
    Shot("settings-name", "Quiet Heron", "/settings/name/"),
    Shot("settings-password", "Quiet Heron", "/settings/password/"),
    Shot("settings-time", "Quiet Heron", "/settings/time/"),
    Shot("settings-email", "Quiet Heron", "/settings/email/"),
    Shot("settings-told", "Quiet Heron", "/settings/told/"),
    Shot("settings-phone", "Quiet Heron", "/settings/phone/"),
    Shot("phone-emptied", VISITOR, "/phone-emptied/"),
    Shot("settings-sessions", "Quiet Heron", "/settings/sessions/"),
    Shot("settings-blocks", "Quiet Heron", "/settings/blocks/"),
    Shot("settings-first-words", "Quiet Heron", "/settings/first-words/"),
    Shot("consent", "Wren", "/consent/"),
    Shot("consent-give", "Wren", "/consent/give/"),
    Shot("consent-give-one", "Sam", "/consent/give/?of=hours"),
    Shot("consent-reports", "Wren", "/consent/reports/"),
    Shot("consent-as-mentors", "Sam", "/consent/as/part/my-mentors/"),
    Shot("consent-looked", "Wren", "/consent/looked/"),
    Shot("consent-as", "Wren", "/consent/", via="See as Sam sees it"),
    Shot("settings-way-back", "Wren", "/settings/way-back/"),
    Shot("plan", "Quiet Heron", "/plan/"),
    Shot("settings-card", "Quiet Heron", "/settings/card/"),
    Shot("settings-mine", "Quiet Heron", "/settings/mine/"),
    Shot("settings-bring", "Quiet Heron", "/settings/mine/bring/"),
    Shot("settings-leave", "Quiet Heron", "/settings/leave/"),
    Shot("settings-leave-later", "Quiet Heron", "/settings/leave/later/"),
    Shot("settings-leave-now", "Quiet Heron", "/settings/leave/now/"),
    Shot("left", VISITOR, "/left/"),
    Shot("second-factor", "Dee", "/settings/second-factor/"),
    Shot("desk-pairing", "Dee", "/desk/pairing/"),
    Shot("desk-by-hand", "Dee", "/desk/pairing/by-hand/"),
    Shot("desk-settings", "Dee", "/desk/pairing/settings/"),
    Shot("desk-meetings", "Dee", "/desk/meetings/"),
    Shot("desk-meeting-new", "Dee", "/desk/meetings/new/"),
    Shot("desk-rota", "Dee", "/desk/rota/"),
    Shot("paper", "Dee", "/paper/"),
    Shot("paper-card", "Quiet Heron", "/paper/card/"),
    Shot("paper-rules", "Quiet Heron", "/paper/rules/"),
    Shot("paper-wall", "Quiet Heron", "/paper/wall/"),
    Shot("desk-community", "Olu", "/desk/community/"),
    Shot("desk-held", "Carol", "/desk/safety/held/"),
    Shot("desk-door-question", "Olu", "/desk/community/door-question/"),
    Shot("desk-community-names", "Dee", "/desk/community/names/"),
    Shot("desk-community-supports", "Dee", "/desk/community/supports/"),
    Shot("desk-community-rules", "Dee", "/desk/community/rules/"),
    Shot("desk-community-heavy-words", "Dee", "/desk/community/heavy-words/"),
    Shot("desk-community-phones", "Olu", "/desk/community/phones/"),
    Shot("desk-numbers", "Dee", "/desk/community/numbers/"),
    Shot("desk-number", "Dee", "/desk/community/numbers/1/"),
    Shot("desk-new-number", "Dee", "/desk/community/numbers/new/"),
    Shot("desk-remains", "Olu", "/desk/remains/"),
    Shot("desk-safety", "Carol", "/desk/safety/"),
    Shot("desk-case", "Carol", "/desk/safety/", via="Selling"),
    Shot("desk-safety-rota", "Carol", "/desk/safety/rota/"),
    Shot("desk-appeals", "Carol", "/desk/safety/appeals/"),
    Shot("standing", "Sam", "/standing/"),
    Shot("report", "Quiet Heron", "/meetings/sunday-walk/", via="Report"),
    Shot("desk-break-glass", "Dee", "/desk/break-glass/"),
    Shot("desk-break-glass-ask", "Dee", "/desk/break-glass/ask/"),
    Shot("desk-back-in", "Dee", "/desk/back-in/"),
    Shot("invitation-letters", VISITOR, "/i/"),
    Shot("invitation-over", VISITOR, "/i/nothing-here/"),
    Shot("desk-invitations", "Dee", "/desk/invitations/"),
    Shot("desk-invitation", "Dee", "/desk/invitations/", via="Notice board"),
    Shot("desk-invite-list", "Dee", "/desk/invitations/import/"),
    Shot("desk-joining", "Dee", "/desk/joining/"),
    Shot("desk-roles", "Olu", "/desk/roles/"),
    Shot("desk-give-role", "Olu", "/desk/roles/give/"),
    Shot("desk-end-role", "Olu", "/desk/roles/", via="End (Ana"),
    Shot("settings-parts", "Dee", "/settings/parts/"),
    Shot("settings-parts-of-a-member", "Rosa", "/settings/parts/"),
    Shot("settings-give-up", "Dee", "/settings/parts/coordinator/give-up/"),
    Shot("stories", VISITOR, "/stories/"),
    Shot("stories-member", "Wren", "/stories/"),
    Shot("stories-archive", VISITOR, "/stories/archive/"),
    Shot("stories-tags", VISITOR, "/stories/tags/"),
    Shot("stories-tag", VISITOR, "/stories/tags/", via="night"),
    Shot("stories-names", VISITOR, "/stories/authors/"),
    Shot("stories-of-one", VISITOR, "/stories/authors/", via="Amber Ferry"),
    Shot("stories-search", VISITOR, "/stories/search/?q=kettle"),
    Shot("stories-search-nothing", VISITOR, "/stories/search/?q=zeppelin"),
    Shot("story-with-comments", VISITOR, "/stories/the-bus-home/"),
    Shot("story-with-comments-member", "Sam", "/stories/the-bus-home/"),
    Shot("story-with-comments-author", "Wren", "/stories/the-bus-home/"),
    Shot("say-visiting", VISITOR, "/stories/the-bus-home/say/"),
    Shot("say", "Ana", "/stories/the-bus-home/say/"),
    Shot("say-answer", "Ana", "/stories/the-bus-home/", via="Answer Marigold"),
    Shot("said-earlier", VISITOR, "/stories/the-bus-home/said/"),
    Shot("said-waiting", "Quiet Heron", "/stories/the-bread-van/", via="How long"),
    Shot("desk-comments", "Carol", "/desk/comments/"),
    Shot("desk-comments-questions", "Carol", "/desk/comments/questions/"),
    Shot("desk-comments-question", "Carol", "/desk/comments/questions/new/"),
    Shot("conscience", "Ana", "/groups/kettle-on/conscience/"),
    Shot("motion", "Ana", "/groups/kettle-on/conscience/", via="Proof of attendance"),
    Shot("motion-decided", "Wren", "/groups/kettle-on/conscience/", via="Time to talk before a vote"),
    Shot("vote", "Ana", "/groups/kettle-on/conscience/", via="Vote Proof of attendance"),
    Shot("motion-new", "Ana", "/groups/kettle-on/conscience/new/"),
    Shot("motion-words", "Ana", "/groups/kettle-on/conscience/new/words/"),
    Shot("motion-settings", "Ana", "/groups/kettle-on/conscience/new/setting/"),
    Shot("motion-setting", "Ana", "/groups/kettle-on/conscience/new/setting/decide-with/"),
    Shot("motion-service", "Ana", "/groups/kettle-on/conscience/new/service/"),
)
