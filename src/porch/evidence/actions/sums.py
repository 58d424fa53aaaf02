"""Telling other sites our sums, trusting a site by its key, and taking in what it sent."""

from datetime import datetime

from django.db import transaction

from porch.attendance.actions import signing_key
from porch.evidence.models import Received, Report, Site
from porch.evidence.queries.sums import own_key
from porch.evidence.rules.sums import NotSums, Sums, digits, key_words, of_report, public_key, read, signed
from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.models import Member
from porch.record.actions import note


def make_key(now: datetime) -> None:
    """Have a key that this site signs with, if it has none: the one that proof of attendance is signed with too."""
    signing_key(now)


def own_file(report: Report, now: datetime) -> bytes:
    """Our sums as a file, from a report as it was released. NotSums: no table to tell, no key yet."""
    tables = of_report(report.result)
    if not tables:
        raise NotSums("nothing-to-tell")
    if own_key() is None:
        raise NotSums("no-key")
    private = signing_key(now)
    key = key_words(private.public_key().public_bytes_raw())
    sums = Sums(here().public_name, key, report.cut, report.definitions, tables)
    return signed(Sums.of(sums.as_json()), private)  # what we would refuse we do not send


@transaction.atomic
def trust(name: str, key: str, heard: str, *, by: Member, now: datetime) -> Site:
    """``heard`` are the digits that somebody of that site read out. NotSums: not a key, not those digits, known."""
    public = public_key(key)
    if "".join(heard.split()) != digits(public).replace(" ", ""):
        raise NotSums("other-digits")
    if public == own_key():
        raise NotSums("our-own")
    row = Site.objects.filter(public_key=key_words(public)).first()
    if row is not None and row.ended_at is None:
        raise NotSums("known-already")
    if row is None:
        row = Site(public_key=key_words(public))
    row.name, row.added_by, row.added_at, row.ended_at = name, by, now, None
    row.save()
    note("site-trusted", by=by.pk, about=None, now=now, detail={"site": str(row.pk)})
    return row


@transaction.atomic
def end(site: Site, *, by: Member, now: datetime) -> bool:
    """Take nothing more from it, and show nothing more of it. False where that is so already."""
    done = Site.objects.filter(pk=site.pk, ended_at=None).update(ended_at=now) == 1
    if done:
        note("site-ended", by=by.pk, about=None, now=now, detail={"site": str(site.pk)})
    return done


@transaction.atomic
def take_in(file: bytes, *, by: Member | None, now: datetime) -> Received:
    """Keep what a trusted site sent. NotSums, with nothing changed, for anything else."""
    sums, signature = read(file)
    if public_key(sums.key) == own_key():
        raise NotSums("our-own")
    site = Site.objects.select_for_update().filter(public_key=sums.key).first()
    if site is None or site.ended_at is not None:
        raise NotSums("not-trusted")
    if sums.cut >= today_in(here().time_zone, now):
        raise NotSums("not-over")
    last = site.received.order_by("-cut").first()
    if last is not None and last.cut == sums.cut:
        raise NotSums("sent-before" if last.sums == sums.as_json() else "two-of-one-day")
    if last is not None and last.cut > sums.cut:
        raise NotSums("older")
    row = Received.objects.create(site=site, cut=sums.cut, at=now, sums=sums.as_json(), signature=signature)
    detail = {"site": str(site.pk), "cut": sums.cut.isoformat()}
    note("sums-taken-in", by=by.pk if by else None, about=None, now=now, detail=detail)
    return row
