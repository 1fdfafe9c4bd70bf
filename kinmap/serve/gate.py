"""Who is let in: a browser of this machine that was shown the address of this run.

Every web page that is open in the same browser can ask for `http://127.0.0.1:8000/`, and a
name that its owner points at 127.0.0.1 leads here as well. So the name that was asked for has
to be one of this server's own, no other page may be asking, and each request needs the cookie
that the printed address gave.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from urllib.parse import parse_qs

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
PLAIN_HTTP = 80
OWN = frozenset({"", "none", "same-origin"})
"""What `Sec-Fetch-Site` says of what was typed, and of pages of this site; nothing, from older browsers.
Another server of this machine is `same-site`: cookies do not tell ports apart."""
GIVEN = "t"
"""The word that the token has in the printed address."""


@dataclass(frozen=True, slots=True)
class Gate:
    """What this run is known by.

    Attributes:
        port: which it listens on.
        token: known to whoever was shown the address.
    """

    port: int
    token: str

    @property
    def address(self) -> str:
        """Return the address to be shown to the owner, and to nobody else."""
        return f"http://{LOOPBACK}:{self.port}/?{GIVEN}={self.token}"

    @property
    def cookie(self) -> str:
        """Return what a browser keeps: to itself, out of reach of scripts, until it is closed."""
        return f"{self._name}={self.token}; Path=/; HttpOnly; SameSite=Strict"

    def stranger(self, headers: Message) -> bool:
        """Tell whether another name was asked for, or another site's page is asking."""
        hosts, origins = headers.get_all("Host", []), headers.get_all("Origin", [])
        if len(hosts) != 1 or hosts[0] not in self._hosts():
            return True
        if any(origin != f"http://{hosts[0]}" for origin in origins):
            return True
        return headers.get("Sec-Fetch-Site", "") not in OWN

    def shown(self, query: str) -> bool:
        """Tell whether the query of an address has the token."""
        return self._fits(parse_qs(query).get(GIVEN, []))

    def known(self, headers: Message) -> bool:
        """Tell whether the cookie is there."""
        cookies = (part.strip() for held in headers.get_all("Cookie", []) for part in held.split(";"))
        return self._fits([c.removeprefix(f"{self._name}=") for c in cookies if c.startswith(self._name)])

    @property
    def _name(self) -> str:
        return f"kinmap-{self.port}"  # two archives may be served at once

    def _hosts(self) -> frozenset[str]:
        bare = NAMES if self.port == PLAIN_HTTP else ()
        return frozenset((*(f"{name}:{self.port}" for name in NAMES), *bare))

    def _fits(self, tokens: Sequence[str]) -> bool:
        return any(secrets.compare_digest(token.encode(), self.token.encode()) for token in tokens)


def gate(port: int) -> Gate:
    """Return a gate with a token that nobody has yet."""
    return Gate(port, secrets.token_urlsafe(24))
