"""What the page of one meeting tells, put together from all that is known of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlencode

from django.utils.translation import gettext

from porch.listings.listing import SHUT, Listing
from porch.listings.vocabulary import FELLOWSHIPS, TYPES, fellowship_name
from porch.listings.vocabulary import who_may_come as meant
from porch.meetings.models import Meeting
from porch.meetings.rules.getting_in import digits_of, leads_in, point_of
from porch.meetings.shape import listing_of
from porch.meetings.telling import Date, address_of, how_often, next_dates, not_held
from porch.meetings.words import KINDS

MAP = "https://www.openstreetmap.org/"
"""A map a person may choose to open: it learns of the place they look at, which the page says beside the link."""
SAID_ELSEWHERE = frozenset({"open", "closed"})


@dataclass(frozen=True)
class One:
    """``join`` is a link that leads in, ``dial`` a number to call, ``point`` a place as phones open it; or empty."""

    listing: Listing
    often: str
    dates: list[Date]
    not_held: list[str]
    lines: list[str]
    join: str
    dial: str
    point: str
    open_to: str
    kinds: list[str]
    sentences: list[str]
    fellowship: str
    about: str

    @classmethod
    def of(cls, meeting: Meeting, now: datetime, holidays: Collection[date] = ()) -> "One":
        """``holidays`` are the days on which meetings rest that rest on holidays."""
        listing = listing_of(meeting)
        weekly = None if meeting.is_by_appointment else meeting.weekly
        known = FELLOWSHIPS.get(listing.fellowship)
        types = [TYPES[one] for one in listing.types if one in TYPES and one not in SAID_ELSEWHERE]
        return cls(
            listing=listing,
            often=how_often(weekly) if weekly else "",
            dates=next_dates(weekly, now, holidays) if weekly else [],
            not_held=not_held(weekly, now, holidays) if weekly else [],
            lines=address_of(listing),
            join=listing.conference_url if leads_in(listing.conference_url) else "",
            dial=digits_of(listing.conference_phone),
            point="" if listing.approximate else point_of(listing.latitude, listing.longitude),
            open_to=who_may_come(listing),
            kinds=[str(KINDS.get(one.id, one.name)) for one in types],
            sentences=[one.sentence for one in types if one.sentence],
            fellowship=fellowship_name(listing.fellowship),
            about=known.about if known else "",
        )

    @property
    def map_link(self) -> str:
        """Of its point; of its address where nobody says the point: the map looks for it then."""
        if self.point:
            latitude, longitude = self.point.split(",")
            return f"{MAP}?mlat={latitude}&mlon={longitude}#map=17/{latitude}/{longitude}"
        return f"{MAP}search?{urlencode({'query': ', '.join(self.lines)})}" if self.lines else ""

    @property
    def phone_link(self) -> str:
        """What a phone opens in its own maps: the point, or the address to look for."""
        if self.point:
            return f"geo:{self.point}?q={self.point}"
        return f"geo:0,0?q={quote(', '.join(self.lines), safe='')}" if self.lines else ""

    @property
    def is_asked_for(self) -> bool:
        """Whether the place is told only to those who ask: no door, no link, no number, and not just closed for now."""
        return not (self.has_a_door or self.join or self.dial or SHUT in self.listing.types)

    @property
    def host_mail(self) -> str:
        """Where whoever lists it reads mail."""
        mail = self.listing.entity_email
        return mail if mail.count("@") == 1 and not set(mail) & set(" <>\"'?&") else ""

    @property
    def has_a_door(self) -> bool:
        """Whether there is somewhere to go to: not a town's name alone, and not a place that is closed for now."""
        return bool(self.lines) and self.listing.is_in_person

    @property
    def host_site(self) -> str:
        """Where whoever lists it tells of themselves."""
        site = self.listing.entity_url
        return site if site.startswith(("https://", "http://")) else ""

    @property
    def host_dial(self) -> str:
        return digits_of(self.listing.entity_phone)


def who_may_come(listing: Listing) -> str:
    """Open or closed as a sentence; of both, the narrower."""
    said = next((one for one in ("closed", "open") if one in listing.types), "")
    if not said:
        return gettext("The list does not say who may come. If you are unsure, ask before you go.")
    return meant(said, listing.fellowship)
