"""Everything kept about a person can be given to them, and erased."""

from django.apps import apps

from porch.people.registries import belongings

NOT_ABOUT_A_MEMBER = {
    "comments.Decided": "one row: whether strangers may say something under a story, nothing about a person",
    "comments.HumanQuestion": "what the community asks strangers; nobody is named in it",
    "attendance.SigningKey": "public keys of the site itself; nobody is named in them",
    "meetings.Source": "whose list it is; nobody is named in it",
    "meetings.ServiceBody": "areas and regions of a list",
    "meetings.FormatWord": "a list's words for its formats",
    "meetings.Change": "one number",
    "meetings.Holiday": "days of the year",
    "meetings.Doubt": "no account is needed to say it, and nothing is kept of who did; who settled it is staff work",
    "evidence.Report": "sums about many people; who was counted is a sealed list of ids, which lead to nobody once "
    "they are erased; who asked for it is staff work",
    "evidence.Decision": "that a report may be read by everybody, and why; who decided is staff work",
    "evidence.Study": "what a published study found",
    "evidence.StudyChange": "what was put right about a study; who did is staff work",
    "evidence.PutTogether": "what published studies come to together",
    "evidence.Site": "another community's key; nobody is named in it",
    "evidence.Received": "sums of another community",
    "programmes.Programme": "what a host runs; nobody is named in it",
    "programmes.Cohort": "when people begin together; nobody is named in it",
    "sources.Feed": "an address; who added it is staff work",
    "sources.Reading": "what a list came to; who said yes is staff work",
    "meetings.Meeting": "when and where the community meets; nobody is named in it",
    "people.Community": "one row: what the community decided about its door, nothing about a person",
    "people.NameAtRest": "keyed digests of names nobody holds any more, each for a year; they lead to nobody",
    "record.Entry": "the chain holds ids and codes; it is what proves that an erasure was done",
    "record.Head": "one row: the chain's last number",
    "record.DisclosureHead": "one row: the last number of the ledger",
    "scales.Offered": "which questionnaires a community offers; nobody who answered is named in it",
    "stories.Decided": "one row: which stories are read first and by when, nothing about a person",
    "wire.Mark": "when the clock last ran a job",
}


def test_every_table_has_an_exporter_and_an_eraser_or_a_reason() -> None:
    ours = {
        model._meta.label
        for config in apps.get_app_configs()
        if config.name.startswith("porch.")
        for model in config.get_models()
    }
    covered = {model._meta.label for belonging in belongings for model in belonging.models}
    assert ours - covered - set(NOT_ABOUT_A_MEMBER) == set()
    assert covered & set(NOT_ABOUT_A_MEMBER) == set()
