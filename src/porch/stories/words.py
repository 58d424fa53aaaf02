"""Sentences of this room that are chosen by a code."""

from django.utils.translation import gettext_lazy as _

KINDS = {
    "was": _("What it was like"),
    "happened": _("What happened"),
    "now": _("What it is like now"),
    "anything": _("Anything"),
}
AUDIENCES = {
    "members": _("Members here, after they sign in. Not the web."),
    "group": _("Only people of %(group)s, while you both belong to it."),
    "everyone": _("Everyone: anyone on the web, without signing in. Also people you know, or work for."),
}
SHORT_AUDIENCES = {
    "members": _("Members here"),
    "group": _("A group"),
    "everyone": _("Everyone on the web"),
}
STATES = {
    "draft": _("A draft. Only you can read it."),
    "waiting": _("It waits for a reader. Only you and whoever reads it can see it."),
    "sent-back": _("It came back with a note. Only you can read it."),
    "shown": _("It is up."),
    "taken-down": _("Taken down. Only you can read it."),
}
