"""The server serves only the site, to the browser that was shown the address, and to nobody else."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kinmap.serve.gate import Gate
from kinmap.serve.live import NEWS
from kinmap.serve.news import News
from kinmap.serve.server import Server
from kinmap.serve.shelf import Shelf
from kinmap.site.publish import publish
from tests.serve.conftest import LONG, Visitor

PAGE = (
    b'<!doctype html><html><head><meta http-equiv="Content-Security-Policy"'
    b" content=\"default-src 'none'; script-src 'self'\"></head><body><main>Ana</main></body></html>"
)
FILES = {
    "index.html": PAGE,
    "people/index.html": PAGE,
    "people/ana.html": PAGE,
    "people/zo\u00eb.html": PAGE,
    "assets/style.css": b"p { margin: 0 }",
    "assets/site.js": b"var x;",
    "calendar.ics": b"BEGIN:VCALENDAR",
    "files/pic.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "files/pic.JPG": b"\xff\xd8",
    "files/odd.xyz": b"?",
}
SECRET = b"the owner's own"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site, with files beside it and in it that are none of it."""
    around = tmp_path_factory.mktemp("around")
    publish(around / "site", FILES)
    (around / "secret.txt").write_bytes(SECRET)
    (around / "site" / "own.txt").write_bytes(SECRET)
    (around / "site" / ".hidden").write_bytes(SECRET)
    return around / "site"


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[Server]:
    """A server of that site."""
    server = Server(0, Shelf(place), News())
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def guest(server: Server) -> Visitor:
    """Whoever was shown the address, and has opened it."""
    guest = Visitor(server)
    guest.enter()
    return guest


def hosts(port: int) -> list[str]:
    """Return thirty names that are none of the server's own, or are written otherwise."""
    names = (
        "evil.example", f"evil.example:{port}", "127.0.0.1", "localhost", f"127.0.0.1:{port + 1}",
        f"localhost:{port - 1}", f"127.0.0.2:{port}", f"127.1:{port}", f"0.0.0.0:{port}",
        f"2130706433:{port}", f"0x7f000001:{port}", f"0177.0.0.1:{port}", f"[::1]:{port}",
        f"[::ffff:127.0.0.1]:{port}", f"LOCALHOST:{port}", f"localhost.:{port}", f"127.0.0.1.:{port}",
        f"localhost.evil.example:{port}",
        f"127.0.0.1.nip.io:{port}", f"evil.example@127.0.0.1:{port}", f"127.0.0.1:{port}@evil.example",
        f"127.0.0.1:{port}.evil.example", f"127.0.0.1:{port}/", f"http://127.0.0.1:{port}",
        f"127.0.0.1:0{port}", f"127.0.0.1:{port} evil.example",
        f"127.0.0.1:{port},evil.example", "", ":", f"127.0.0.1:{port}#",
    )  # fmt: skip
    return list(names)


def origins(port: int) -> list[str]:
    """Return ten origins that are none of the server's own."""
    return [
        "null", "http://evil.example", f"http://evil.example:{port}", f"https://127.0.0.1:{port}",
        f"http://127.0.0.1:{port + 1}", "http://127.0.0.1", f"http://127.0.0.1:{port}.evil.example",
        "file://", f"http://[::1]:{port}", f"HTTP://127.0.0.1:{port}",
    ]  # fmt: skip


def test_thirty_hosts_and_ten_origins_get_nothing(server: Server, guest: Visitor) -> None:
    port = server.gate.port
    own = (f"127.0.0.1:{port}", f"localhost:{port}")
    strange = [(host, origin) for host in hosts(port) for origin in (*origins(port), "")]
    strange += [(host, origin) for host in own for origin in origins(port)]
    assert len(hosts(port)) == 30
    got = {}
    for host, origin in strange:
        answer = guest.ask("/index.html", {"Host": host} | ({"Origin": origin} if origin else {}))
        got[host, origin] = (answer.status, answer.body)
    assert set(got.values()) == {(403, b"")}


def test_both_names_of_this_machine_are_let_in_and_pages_of_its_own(server: Server, guest: Visitor) -> None:
    for host in (f"127.0.0.1:{server.gate.port}", f"localhost:{server.gate.port}"):
        asked = {"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"}
        assert guest.ask("/people/ana.html", asked).status == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "other"])
def test_a_page_of_another_server_gets_nothing_even_of_this_machine(guest: Visitor, site: str) -> None:
    answer = guest.ask("/assets/site.js", {"Sec-Fetch-Site": site})
    assert (answer.status, answer.body) == (403, b"")


def traversals() -> list[str]:
    """Return a hundred ways to write a path that would lead out of a folder."""
    ups = ("..", "%2e%2e", ".%2e", "%2E.", "%252e%252e", "..%00", "%c0%ae%c0%ae", "%ef%bc%8e%ef%bc%8e")
    slashes = ("/", "%2f", "\\", "%5c", "//", "/./", "%252f", "%c0%af")
    found = [f"/{up}{slash}secret.txt" for up in ups for slash in slashes]
    found += [f"/people/{up}{slash}own.txt" for up in ups[:2] for slash in slashes]
    found += [
        "/own.txt", "/.hidden", "/.kinmap-site.json", "/people/../index.html", "/./index.html",
        "/etc/passwd", "//etc/passwd", "file:///etc/passwd", "/index.html%00", "/index.html/",
        "/index.html/..",
        "/INDEX.HTML", "/index.html.", "/index.html%20", "http://evil.example/index.html", "index.html",
        "*", "/%", "/%ff", "/index%2ehtml/x", "/-/", "/-/../index.html",
        "/-/live.js/..", "/-/server.py", "/-/%2e%2e/gate.py",
    ]  # fmt: skip
    return found


def test_a_hundred_paths_that_would_lead_elsewhere_get_nothing(guest: Visitor) -> None:
    assert len(traversals()) >= 100
    got = {path: guest.ask(path) for path in traversals()}
    led = {path: answer.body for path, answer in got.items() if answer.body}
    assert led == {}
    assert {answer.status for answer in got.values()} <= {400, 403, 404}


def test_a_link_in_the_site_leads_nowhere(server: Server, guest: Visitor, place: Path) -> None:
    page = place / "people" / "ana.html"
    page.unlink()
    page.symlink_to(place.parent / "secret.txt")
    try:
        assert guest.ask("/people/ana.html").status == 404
    finally:
        page.unlink()
        page.write_bytes(PAGE)
    assert server.shelf.held("people/ana.html") == PAGE


def test_the_address_is_exchanged_for_a_cookie_and_leads_to_itself_without_the_token(server: Server) -> None:
    guest = Visitor(server)
    answer = guest.enter()
    assert (answer.status, answer.body, answer.headers["Location"]) == (303, b"", "/")
    assert answer.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")
    assert guest.ask("/").status == 200
    elsewhere = guest.ask(f"//evil.example/?t={server.gate.token}")
    assert elsewhere.headers["Location"] == "/evil.example/"


@pytest.mark.parametrize("path", ["/", "/people/ana.html", NEWS, "/-/live.js", "/none"])
def test_without_the_cookie_nothing_is_served(server: Server, path: str) -> None:
    for cookie in ("", "kinmap=1", f"kinmap-{server.gate.port}=", f"kinmap-1={server.gate.token}"):
        answer = Visitor(server, cookie).ask(path)
        assert (answer.status, answer.body) == (403, b"")
    assert Visitor(server).ask(f"{path}?t=guessed").status == 403


def test_whoever_looks_without_the_address_is_told_where_it_is(server: Server) -> None:
    answer = Visitor(server).ask("/people/ana.html", {"Accept": "text/html,*/*"})
    assert answer.status == 403
    assert b"the address that kinmap printed" in answer.body
    assert b"Ana" not in answer.body


def test_other_cookies_do_not_get_in_the_way(server: Server, guest: Visitor) -> None:
    assert Visitor(server, f'a="; b={{}}; {guest.cookie}; c').ask("/").status == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "PROPFIND", "get"]
)
def test_it_can_only_be_read(guest: Visitor, method: str) -> None:
    answer = guest.ask("/", method=method)
    assert (answer.status, answer.body, answer.headers["Allow"]) == (405, b"", "GET, HEAD")


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: HOST\r\nHost: evil.example\r\nCookie: COOKIE\r\n\r\n",
        b"GET / HTTP/1.1\r\nCookie: COOKIE\r\n\r\n",
        b"GET /\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HOST\r\nCookie: COOKIE\r\nContent-Length: 30\r\n\r\nGET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET / / HTTP/1.1\r\n\r\n",
        b"G" * 70_000 + b"\r\n\r\n",
    ],
    ids=["two hosts", "none", "0.9", "a body", "9.9", "TLS", "a space", "long"],
)
def test_what_is_no_request_gets_no_page(server: Server, guest: Visitor, raw: bytes) -> None:
    sent = raw.replace(b"HOST", f"127.0.0.1:{server.gate.port}".encode()).replace(
        b"COOKIE", guest.cookie.encode()
    )
    with socket.create_connection(("127.0.0.1", server.gate.port), LONG) as asking:
        asking.sendall(sent)
        asking.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: asking.recv(65_536), b""))
    assert b"Ana" not in answer
    assert answer.partition(b"\r\n\r\n")[2] == b""


def test_it_listens_on_this_machines_own_address_alone(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"
    with (
        pytest.raises(ConnectionRefusedError),
        socket.create_connection(("127.0.0.2", server.gate.port), LONG),
    ):
        pass


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/people/", "text/html; charset=utf-8"),
        ("/people/zo%C3%AB.html", "text/html; charset=utf-8"),
        ("/assets/style.css?7", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
        ("/calendar.ics", "text/calendar; charset=utf-8"),
        ("/files/pic.svg", "image/svg+xml"),
        ("/files/pic.JPG", "image/jpeg"),
        ("/files/odd.xyz", "application/octet-stream"),
        ("/-/live.js", "text/javascript; charset=utf-8"),
    ],
)
def test_each_file_is_what_it_is_and_is_kept_by_nobody(guest: Visitor, path: str, kind: str) -> None:
    answer, head = guest.ask(path), guest.ask(path, method="HEAD")
    assert answer.status == head.status == 200
    assert answer.headers["Content-Type"] == head.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert (
        int(answer.headers["Content-Length"]) == int(head.headers["Content-Length"]) == len(answer.body) > 0
    )
    assert head.body == b""


def test_a_drawing_that_is_opened_by_itself_may_do_nothing(guest: Visitor) -> None:
    policy = guest.ask("/files/pic.svg").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy


def test_a_page_may_ask_this_server_and_its_file_stays_as_it_is(guest: Visitor, place: Path) -> None:
    answer = guest.ask("/people/ana.html")
    said = b"content=\"default-src 'none'; script-src 'self'; connect-src 'self'\""
    assert said in answer.body
    assert b'<script src="/-/live.js" data-news="/-/news" data-number="0"></script>\n</body>' in answer.body
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert (place / "people/ana.html").read_bytes() == PAGE


def test_a_folder_leads_to_its_page_and_a_page_that_is_not_there_to_a_sentence(guest: Visitor) -> None:
    assert guest.ask("/people").headers["Location"] == "/people/"
    lost = guest.ask("/people/nobody.html", {"Accept": "text/html"})
    assert lost.status == 404
    assert b"no such page" in lost.body
    assert b"/-/live.js" in lost.body


def test_a_token_is_long_and_of_one_run_only() -> None:
    from kinmap.serve.gate import gate  # noqa: PLC0415 - beside what it is about

    tokens = {gate(8000).token for _ in range(50)}
    assert len(tokens) == 50
    assert min(map(len, tokens)) >= 32
    assert Gate(80, "x").address == "http://127.0.0.1:80/?t=x"


def test_what_another_build_put_there_is_served_at_once(server: Server, guest: Visitor, place: Path) -> None:
    for name in ("own.txt", ".hidden"):
        (place / name).unlink()
    publish(place, {**FILES, "new.html": PAGE})
    assert guest.ask("/new.html").status == 200
    publish(place, FILES)
    assert guest.ask("/new.html").status == 404
    assert server.shelf.path("/new.html") is None
