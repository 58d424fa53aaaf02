"""Parts are given, agreed to by a second person, chosen and ended, in a browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.site import Site


def test_a_part_is_given_a_second_person_agrees_and_one_is_here_as_a_member(
    as_person: Callable[..., Page], site: Site
) -> None:
    dee, olu = as_person("Dee"), as_person("Olu")
    dee.goto("/desk/roles/give/")
    dee.get_by_label("Their name here").fill("nobody here")
    dee.get_by_role("radio", name=re.compile("^Facilitator")).check()
    dee.get_by_role("button", name="Give the part").click()
    expect(dee.get_by_text("Nobody here is called nobody here. Check the two words.").first).to_be_visible()
    dee.get_by_label("Their name here").fill("frank")
    dee.get_by_role("button", name="Give the part").click()
    expect(dee.get_by_text("Frank is facilitator now.")).to_be_visible()

    dee.get_by_role("link", name="Give someone a part").click()
    dee.get_by_label("Their name here").fill("Eli")
    dee.get_by_role("radio", name=re.compile("^Moderator")).check()
    dee.get_by_role("button", name="Give the part").click()
    expect(dee.get_by_text("Eli as moderator: waits for someone else’s yes.")).to_be_visible()
    olu.goto("/desk/roles/")
    olu.get_by_role("button", name=re.compile("Yes, grant it.*Eli")).click()
    expect(olu.get_by_role("heading", name="Eli: Moderator")).to_be_visible()

    frank = as_person("Frank")
    frank.goto("/today/")
    frank.get_by_role("link", name="Your part here has changed.").click()
    expect(frank.get_by_role("heading", name="Facilitator")).to_be_visible()

    dee.goto("/more/")
    dee.get_by_label("Be here as").select_option("Member")
    dee.get_by_role("button", name=re.compile("^Change")).click()
    expect(dee.get_by_text("Here as: member.")).to_be_visible()
    answer = dee.goto("/desk/roles/")
    assert answer is not None
    assert answer.status == 404
    dee.goto("/settings/parts/")
    dee.get_by_label("All of my parts").check()
    dee.get_by_role("button", name="Be here as this").click()
    dee.get_by_label("Password").fill(site.password)
    dee.locator("[data-primary]").click()
    dee.get_by_label("All of my parts").check()
    dee.get_by_role("button", name="Be here as this").click()
    expect(dee.get_by_text("Here as:")).to_have_count(0)
    dee.goto("/desk/roles/")
    expect(dee.get_by_role("heading", level=1)).to_have_text("Roles")

    for name in ("Frank, Facilitator", "Eli, Moderator"):
        end(olu, name)
    expect(olu.get_by_text("Eli is no longer moderator.")).to_be_visible()


def end(page: Page, who: str) -> None:
    page.goto("/desk/roles/")
    page.get_by_role("link", name=re.compile(rf"^End .*{who}")).click()
    page.get_by_role("button", name="End it").click()
