"""The server: this machine alone, two methods, the site's files and news of them."""

from __future__ import annotations

import errno
import sys
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socket import socket
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import parse_qs, quote

from kinmap.serve.gate import LOOPBACK, Gate, gate
from kinmap.serve.live import NEWS, POLICY, SEALED, alive, part, sentence
from kinmap.serve.news import Item, News
from kinmap.serve.shelf import HTML, Shelf, kind

STREAM = "text/event-stream; charset=utf-8"
BEAT = 15.0
"""Seconds after which a page that has no news is sent an empty line, so that a closed one is noticed."""
NEAR, HIGHEST = 20, 65_535
"""Ports that are tried when one is taken, and the last that there is."""
IDLE = 60.0
"""Seconds after which a connection without a request is closed."""
HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
ENTRANCE = "Open the address that kinmap printed when it began: only whoever knows that may look."
LOST = "There is no such page in this site. If it comes to be, it will show here."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent: a status, and a body if there is anything to say.

    Attributes:
        page: the path of the page of the site that it is, and the round that it is of, or a later one.
    """

    status: HTTPStatus
    body: bytes = b""
    kind: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    page: tuple[str, int] | None = None


class Server(ThreadingMixIn, TCPServer):
    """Listens on 127.0.0.1; TCP alone, since the HTTP server of the library asks for its host's name.

    Attributes:
        gate: who is let in.
        shelf: what there is.
        news: what came of it.
    """

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers have one port
    request_queue_size = 64

    def __init__(self, port: int, shelf: Shelf, news: News) -> None:
        """Take a port of this machine's own address; 0 is any that is free.

        Raises:
            OSError: if the port is taken, or not to be had.
        """
        super().__init__((LOOPBACK, port), Handler)
        self.gate: Gate = gate(self.server_address[1])
        self.shelf, self.news = shelf, news

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as the library has it
        """Say nothing of a browser that went away; anything else is a fault, and is shown."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def answer(self, path: str, query: str, headers: Message) -> Answer:
        """Return what is sent for an address."""
        if self.gate.stranger(headers):
            return Answer(HTTPStatus.FORBIDDEN)
        wants_page = "text/html" in headers.get("Accept", "")
        if self.gate.shown(query):
            entered = {"Set-Cookie": self.gate.cookie, "Location": within(path)}
            return Answer(HTTPStatus.SEE_OTHER, headers=entered)
        if not self.gate.known(headers):
            return self._said(HTTPStatus.FORBIDDEN, "Not yet", ENTRANCE) if wants_page else refused()
        return self._part(path) or self._file(path) or self._elsewhere(path, wants_page=wants_page)

    def _part(self, path: str) -> Answer | None:
        held = part(path)
        return None if held is None else Answer(HTTPStatus.OK, held, kind(path))

    def _file(self, asked: str) -> Answer | None:
        number = self.news.number  # before the file is read: whatever comes after that is news
        path = self.shelf.path(asked)
        held = self.shelf.held(path) if path else None
        if path is None or held is None:
            return None
        what = kind(path)
        if what == HTML and not path.startswith("files/"):
            return Answer(HTTPStatus.OK, alive(held, number), what, page=(path, number))
        return Answer(HTTPStatus.OK, held, what)

    def _elsewhere(self, path: str, *, wants_page: bool) -> Answer:
        """Return the answer for what is not there: a folder's own page, or a sentence."""
        if self.shelf.path(f"{path}/"):
            return Answer(HTTPStatus.FOUND, headers={"Location": within(f"{path}/")})
        if not wants_page:
            return Answer(HTTPStatus.NOT_FOUND)
        return self._said(HTTPStatus.NOT_FOUND, "Not here", LOST)

    def _said(self, status: HTTPStatus, title: str, said: str) -> Answer:
        return Answer(status, sentence(title, said, self.news.number))


def occupied(port: int, error: OSError) -> str:
    """Return the sentence on a port that is not to be had, with one that is."""
    if error.errno != errno.EADDRINUSE:
        return f"port {port} is not to be had: {(error.strerror or str(error)).lower()}; --port names another"
    other = next(free for free in (*range(port + 1, min(port + NEAR, HIGHEST) + 1), 0) if is_free(free))
    return (
        f"port {port} is taken, perhaps by another `kinmap serve`;"
        f" `kinmap serve --port {other}` takes {'any other' if other == 0 else 'the next'}"
    )


def is_free(port: int) -> bool:
    """Tell whether a port of this machine can be had now."""
    try:
        with socket() as asked:
            asked.bind((LOOPBACK, port))
    except OSError:
        return False
    return True


def refused() -> Answer:
    """Return the answer to whoever has no business here."""
    return Answer(HTTPStatus.FORBIDDEN)


def within(path: str) -> str:
    """Return a path as an address that cannot lead to another host."""
    return quote("/" + path.lstrip("/"), safe="/%")


class Handler(BaseHTTPRequestHandler):
    """One connection: its requests, one after the other."""

    protocol_version = "HTTP/1.1"
    server_version, sys_version = "kinmap", ""
    timeout = IDLE
    path = ""  # until a request was read
    server: Server

    def do_GET(self) -> None:
        """Answer."""
        path, _, query = self.path.partition("?")
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.send_error(HTTPStatus.BAD_REQUEST)  # its body would be taken for the next request
            return
        gate = self.server.gate
        if path == NEWS and not gate.stranger(self.headers) and gate.known(self.headers):
            self._stream(query)
        else:
            self._send(self.server.answer(path, query, self.headers))

    do_HEAD = do_GET  # noqa: N815 - the library's name

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request that cannot be read, or wants anything but to read, without a word."""
        del message, explain
        wrong = HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
        self.close_connection = True
        self._send(Answer(wrong, headers={"Allow": "GET, HEAD", "Connection": "close"}))

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the library's name
        """Keep no list of what its owner reads."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        policy = POLICY if answer.kind == HTML and not self.path.startswith("/files/") else SEALED
        about = {"Content-Type": answer.kind} if answer.body else {}
        lengths = {"Content-Length": str(len(answer.body)), "Content-Security-Policy": policy}
        for name, value in (*HEADERS.items(), *about.items(), *lengths.items(), *answer.headers.items()):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)
            if answer.page:
                self.server.news.sent(*answer.page)

    def _stream(self, query: str) -> None:
        """Send news for as long as the page is open."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        for name, value in {**HEADERS, "Content-Type": STREAM, "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        asked = parse_qs(query)
        with self.server.news.read("".join(asked.get("page", [])[:1])):
            self._tell(self._known(asked))

    def _tell(self, number: int) -> None:
        item: Item | None = self.server.news.since(number)
        while True:
            number = item.number if item is not None else number
            self.wfile.write(b"\n" if item is None else str(item).encode())
            item = self.server.news.wait(number, BEAT)

    def _known(self, asked: dict[str, list[str]]) -> int:
        """Return the number of the round that the page knows; a stream taken up again says it itself."""
        number = self.headers.get("Last-Event-ID") or "".join(asked.get("since", [])[:1])
        return int(number) if number.isascii() and number.isdigit() else 0
