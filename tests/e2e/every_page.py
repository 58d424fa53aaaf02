"""Every page a person can open, by who opens it. New pages belong here: axe, pictures and width are checked on all."""

from dataclasses import dataclass

VISITOR = ""


@dataclass(frozen=True)
class Shot:
    """``address`` is a path, or ``via`` names a link on that path to follow."""

    name: str
    who: str
    address: str
    via: str = ""


PAGES = (
    Shot("door", VISITOR, "/"),
    Shot("worried", VISITOR, "/worried/"),
    Shot("does-it-help", VISITOR, "/does-it-help/"),
    Shot("meetings", VISITOR, "/meetings/"),
    Shot("meeting", VISITOR, "/meetings/sunday-walk/"),
    Shot("join", VISITOR, "/join/"),
    Shot("sign-in", VISITOR, "/sign-in/"),
    Shot("sign-in-words", VISITOR, "/sign-in/words/"),
    Shot("sign-in-lost", VISITOR, "/sign-in/lost/"),
    Shot("sign-in-code", VISITOR, "/sign-in/code/"),
    Shot("help-now", VISITOR, "/help-now/"),
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
    Shot("talk", "Sam", "/people/", via="Message Wren"),
    Shot("more", "Dee", "/more/"),
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
    Shot("settings-blocks", "Quiet Heron", "/settings/blocks/"),
    Shot("consent", "Wren", "/consent/"),
    Shot("consent-give", "Wren", "/consent/give/"),
    Shot("consent-looked", "Wren", "/consent/looked/"),
    Shot("consent-as", "Wren", "/consent/", via="See as Sam sees it"),
    Shot("settings-way-back", "Wren", "/settings/way-back/"),
    Shot("settings-mine", "Quiet Heron", "/settings/mine/"),
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
    Shot("desk-community-names", "Dee", "/desk/community/names/"),
    Shot("desk-community-supports", "Dee", "/desk/community/supports/"),
    Shot("desk-community-rules", "Dee", "/desk/community/rules/"),
    Shot("desk-community-phones", "Olu", "/desk/community/phones/"),
    Shot("desk-numbers", "Dee", "/desk/community/numbers/"),
    Shot("desk-number", "Dee", "/desk/community/numbers/1/"),
    Shot("desk-new-number", "Dee", "/desk/community/numbers/new/"),
    Shot("desk-remains", "Olu", "/desk/remains/"),
    Shot("desk-safety", "Carol", "/desk/safety/"),
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
    Shot("today-family", "Rosa", "/today/"),
)
