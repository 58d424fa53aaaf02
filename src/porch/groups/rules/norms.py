"""What every group can decide about itself. Rooms above add theirs to the registry."""

from porch.groups.rules.lists import Service, services
from porch.groups.rules.settings import SERVANTS, Answer, Setting

WHO_MAY_COME = Setting(
    "who-may-come",
    "Who may come",
    (
        Answer("anyone", "Anyone may come, also to listen."),
        Answer("ours", "For the people this group is for."),
    ),
    usual="ours",
    in_a_house="ours",
)
CROSS_TALK = Setting(
    "cross-talk",
    "Answering what someone shared",
    (
        Answer("off", "We listen. Nobody answers what someone shared unless they ask."),
        Answer("after", "We listen first. After the sharing there is time to answer."),
        Answer("encouraged", "Answering and asking each other is welcome."),
    ),
    usual="after",
)
GOAL = Setting(
    "goal",
    "What people here want",
    (
        Answer("stop", "People here want to stop."),
        Answer("own", "Everyone sets their own goal: to stop, to use less, to stay safer."),
    ),
    usual="own",
    in_a_house="own",
)
JOINING = Setting(
    "joining",
    "How one joins",
    (
        Answer("anyone", "Whoever wants to can join at once."),
        Answer("ask", "One asks, and whoever serves in the group answers."),
        Answer("invitation", "Someone of the group invites."),
    ),
    usual="ask",
    in_a_house="invitation",  # nobody finds it, and nobody of it invites: one lives there
)
PROOF = Setting(
    "proof-of-attendance",
    "Proof of attendance",
    (
        Answer("no", "The group signs no proof of attendance."),
        Answer("yes", "The group signs proof of attendance for whoever asks."),
    ),
    usual="no",
    in_a_house="no",
)
HAVING_USED = Setting(
    "having-used",
    "When someone has used today",
    (
        Answer("listen", "Welcome to stay and listen."),
        Answer("everything", "Welcome, also to speak and write."),
        Answer("later", "We ask people to come back when it has passed."),
    ),
    usual="listen",
    in_a_house="listen",  # what becomes of somebody's bed stands on the page of the house
)
SEEN_BY_THE_NEW = Setting(
    "seen-by-the-new",
    "What someone new can read",
    (
        Answer("from-now", "Whoever joins reads from then on."),
        Answer("all", "Whoever joins can also read what was said before."),
    ),
    usual="from-now",
)
SLOW_MODE = Setting(
    "slow-mode",
    "How often one writes in a topic",
    (
        Answer("0", "As often as one likes."),
        Answer("1", "Once a minute."),
        Answer("10", "Once in ten minutes."),
        Answer("60", "Once an hour."),
    ),
    usual="0",
    decided_by=SERVANTS,
)
KEPT = Setting(
    "kept",
    "How long our conversations are kept",
    (
        Answer("7", "A week."),
        Answer("90", "Ninety days."),
        Answer("0", "Until the topic ends, and a week more."),
    ),
    usual="90",
)
TWICE = Setting(
    "twice-in-a-row",
    "Serving twice in a row",
    (
        Answer("no", "Nobody serves in the same position twice in a row."),
        Answer("yes", "Someone may serve in the same position again at once."),
    ),
    usual="no",
)
SEATING = Setting(
    "seating",
    "How someone comes to serve",
    (
        Answer("motion", "The group decides who serves."),
        Answer("volunteer", "Whoever is ready to serve takes a position that is free."),
    ),
    usual="volunteer",
    in_a_house="motion",
)
ANY = Answer("0", "However long someone has been in recovery.")
TIMES = (
    ANY,
    Answer("30", "For people with at least a month in recovery."),
    Answer("90", "For people with at least three months in recovery."),
    Answer("180", "For people with at least half a year in recovery."),
    Answer("365", "For people with at least a year in recovery."),
    Answer("730", "For people with at least two years in recovery."),
)

OWN = "own"  # every position the group named itself


def time_setting(position: str) -> str:
    """The code of the setting that says how long in recovery someone is who serves in this position."""
    return f"time-{position or OWN}"


def of_positions() -> tuple[Setting, ...]:
    own = Setting(time_setting(OWN), "Time in recovery: Positions of our own", TIMES, usual="0")
    return (*(_of_position(service) for service in services()), own)


def _of_position(service: Service) -> Setting:
    return Setting(
        time_setting(service.code),
        f"Time in recovery: {service.title}",
        TIMES,
        usual="0",
        only_in_houses=not service.is_of(in_a_house=False),
        in_a_house="" if service.is_of(in_a_house=True) else "0",
    )


def all_norms() -> tuple[Setting, ...]:
    return (
        *(WHO_MAY_COME, JOINING, GOAL, CROSS_TALK, HAVING_USED, PROOF),
        *(SEEN_BY_THE_NEW, KEPT, SLOW_MODE, SEATING, TWICE),
        *of_positions(),
    )
