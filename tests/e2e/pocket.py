"""What the journeys with a worker share: under its care, and what it keeps."""

from playwright.sync_api import Page

from tests.e2e.site import Site

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) found.push(new URL(request.url).pathname);
  return found.sort();
}"""
WORDS_KEPT = """async () => {
  let words = '';
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) words += await (await kept.match(request)).text();
  }
  return words;
}"""
SHOWN = """navigator.serviceWorker.ready.then(worker => worker.getNotifications())
  .then(shown => shown.map(one => [one.title, one.body, one.tag]))"""


def in_care(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    until(page, "!!navigator.serviceWorker.controller")


def until(page: Page, expression: str) -> None:
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {expression}")


def sign_in(page: Page, site: Site, name: str) -> None:
    page.goto("/sign-in/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(site.password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/today/")
