"""Who is here, what they told of themselves, which parts they hold, whom they do not want to meet."""

from porch.people.models.block import Block
from porch.people.models.brought import Brought
from porch.people.models.community import Community
from porch.people.models.grant import Grant, Withheld
from porch.people.models.invitation import Invitation, Knock
from porch.people.models.lived import LivedExperience
from porch.people.models.member import Member, RecoveryWords
from porch.people.models.name_at_rest import NameAtRest
from porch.people.models.role import Role, RoleRequest
from porch.people.models.visit import Visit
from porch.people.models.way_back import Proof, WayBack

__all__ = [
    "Block",
    "Brought",
    "Community",
    "Grant",
    "Invitation",
    "Knock",
    "LivedExperience",
    "Member",
    "NameAtRest",
    "Proof",
    "RecoveryWords",
    "Role",
    "RoleRequest",
    "Visit",
    "WayBack",
    "Withheld",
]
