"""What of a person may be said to someone else as a reason."""

from porch.people.models import Member
from porch.people.rules.vocabulary import SHARABLE


def sharable_facts(member: Member) -> dict[str, list[str]]:
    """The codes of each field this member lets be said, by field; fields they left empty are absent."""
    lived, facts = member.lived, {}
    for field in SHARABLE:
        if field in lived.may_share:
            said = getattr(lived, field)
            codes = [said] if isinstance(said, str) else list(said)
            facts[field] = [code for code in codes if code]
    return {field: codes for field, codes in facts.items() if codes}
