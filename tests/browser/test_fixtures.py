"""The browser of the tests sees what goes wrong in a page."""

from __future__ import annotations

import pytest


@pytest.fixture
def site(tmp_path, serve):
    (tmp_path / "404.html").write_text("<title>Not found</title>")

    def put(html, script=""):
        (tmp_path / "index.html").write_text(f"<!doctype html><title>A page</title>{html}")
        (tmp_path / "script.js").write_text(script)
        return serve(tmp_path) + "/"

    return put


def test_a_sound_page_has_no_faults(page, site):
    page.goto(site("<p id=p>before</p><script type=module src=script.js></script>", "p.textContent = 'after'"))
    assert page.text_content("#p") == "after"


@pytest.mark.parametrize(
    ("html", "script", "fault"),
    [
        pytest.param("<script>document.title = 'x'</script>", "", "Content Security Policy", id="inline script"),
        pytest.param("<p style='color: red'>x</p>", "", "Content Security Policy", id="inline style"),
        pytest.param("<script src=script.js></script>", "eval('1')", "Content Security Policy", id="eval"),
        pytest.param("<script src=script.js></script>", "console.error('oh')", "console: oh", id="console"),
        pytest.param("<script src=script.js></script>", "throw new Error('oh')", "exception: oh", id="exception"),
        pytest.param("<img src=missing.png alt=x>", "", "404", id="missing file"),
    ],
)
def test_a_fault_is_seen(html, script, fault, page, site, faults):
    page.goto(site(html, script))
    page.wait_for_timeout(50)
    assert any(fault in found for found in faults), faults
    faults.clear()


def test_a_request_to_another_host_is_refused_and_seen(page, site, faults):
    address = site("<a href=http://health.example/>out</a>")
    page.goto(address)
    with page.expect_event("requestfailed"):
        page.click("a")
    assert faults == ["request to another host: http://health.example/"]
    faults.clear()


def test_pages_can_be_opened_without_scripts(new_page, site):
    page = new_page(java_script_enabled=False)
    page.goto(site("<p id=p>before</p><script src=script.js></script>", "p.textContent = 'after'"))
    assert page.text_content("#p") == "before"


def test_what_is_missing_gets_the_page_of_the_site_and_the_right_status(page, site):
    answer = page.request.get(site("") + "nothing/")
    assert (answer.status, answer.body()) == (404, b"<title>Not found</title>")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("feed.xml", "application/xml"),
        ("a.bin", "application/octet-stream"),
    ],
)
def test_files_have_their_types(name, expected, page, tmp_path, serve):
    (tmp_path / name).write_bytes(b"")
    assert page.request.get(f"{serve(tmp_path)}/{name}").headers["content-type"] == expected


STATE = """() => [innerWidth, innerHeight,
    matchMedia('print').matches, matchMedia('(prefers-color-scheme: dark)').matches,
    localStorage.length, sessionStorage.length, document.cookie, window.left]"""


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 360, "height": 700}, "color_scheme": "dark"}])
def test_a_page_that_is_used_again_holds_nothing_of_the_test_before(options, pages_of_the_run, site):
    address = site("")
    states, used = [], set()
    for _ in range(2):
        page = pages_of_the_run.take(options)
        assert page.url == "about:blank"
        page.goto(address)
        states.append(page.evaluate(STATE))
        page.set_viewport_size({"width": 300, "height": 300})
        page.emulate_media(media="print", color_scheme="light" if options else "dark")
        page.evaluate("localStorage.a = sessionStorage.a = window.left = 'left'; document.cookie = 'a=left'")
        page.route("**/*", lambda route: route.abort())
        page.context.set_offline(True)
        pages_of_the_run.give_back(page, options)
        used.add(page)
    assert len(used) == 1
    assert states[0] == states[1] == [*((360, 700) if options else (1280, 720)), False, bool(options), 0, 0, "", None]
