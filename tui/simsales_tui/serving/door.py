"""Who is let in: the one browser that was given the ticket, talking to this very address; everybody else gets nothing.

The ticket stands in the address that is opened and is good for one visit; it is exchanged for a cookie that no script can
read and no other site can send. Host is checked so that no foreign name that points at this machine is served (DNS
rebinding), Origin so that no foreign page can talk to it. Source: CWE-1385, CWE-350.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping

LOCAL = "127.0.0.1"
TICKET = "ticket"
"""Name of the part of the address that holds the ticket."""
_USUAL_PORT = 80
_BYTES = 32


class Door:
    """The door of one server: its address, its ticket, its cookie."""

    def __init__(self, port: int) -> None:
        self.host = LOCAL if port == _USUAL_PORT else f"{LOCAL}:{port}"
        self.origin = f"http://{self.host}"
        self.cookie = f"simsales-{port}"
        self.key = secrets.token_urlsafe(_BYTES)
        self._ticket: str | None = secrets.token_urlsafe(_BYTES)

    @property
    def address(self) -> str:
        """The address to open; once the ticket is used, the bare one."""
        return f"{self.origin}/?{TICKET}={self._ticket}" if self._ticket is not None else f"{self.origin}/"

    def is_addressed(self, headers: Mapping[str, str]) -> bool:
        """Whether a request is meant for this server and comes from no other site."""
        return headers.get("Host") == self.host and headers.get("Origin", self.origin) == self.origin

    def is_from_own_page(self, headers: Mapping[str, str]) -> bool:
        """Whether a page of ours says so itself; a WebSocket always names where it comes from."""
        return headers.get("Origin") == self.origin

    def knows(self, cookies: Mapping[str, str]) -> bool:
        """Whether whoever asks was let in before."""
        return _same(cookies.get(self.cookie, ""), self.key)

    def takes(self, ticket: str) -> bool:
        """Whether this is the ticket; from now on it is none."""
        if self._ticket is None or not _same(ticket, self._ticket):
            return False
        self._ticket = None
        return True

    def headers(self) -> dict[str, str]:
        """What every answer says: nothing is loaded from elsewhere, framed, remembered or passed on."""
        return {
            "Content-Security-Policy": self._policy(),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "clipboard-read=(), camera=(), microphone=(), geolocation=()",
            "Cache-Control": "no-store",
        }

    def _policy(self) -> str:
        own = "'self'"
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src {own}",
                f"style-src {own} 'unsafe-inline'",  # the terminal writes its measures into style elements
                f"font-src {own}",
                f"img-src {own} data:",
                f"connect-src {own} ws://{self.host}",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
            )
        )


def _same(given: str, kept: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), kept.encode())
