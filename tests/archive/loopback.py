"""
A server on the loopback interface that answers what a test tells it to, byte for byte.
"""

from __future__ import annotations

import socket
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterator


def page(body: bytes | str, *headers: str, status: str = "200 OK", length: bool = True) -> bytes:
    """A whole answer."""
    data = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", *headers]
    lines += [f"Content-Length: {len(data)}"] if length else []
    return "\r\n".join([*lines, "", ""]).encode() + data


def moved(location: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return page(b"", f"Location: {location}", status=status)


def article(title: str) -> bytes:
    """A page that is an article about *title*."""
    text = (
        f"<!doctype html><html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
        f"<p>{title}: a colony of walruses has come back to the bay after thirty years, wardens"
        " said on Monday.</p><p>The harbour master counted forty of them before noon, and said that"
        " more were on their way from the north.</p></article></body></html>"
    )
    return page(text, "Content-Type: text/html; charset=utf-8")


class Server:
    """
    *answers* by path ("/a?b"): bytes, pieces of them, or what makes these of the path; what is not
    there is a 404. *asked* lists (path, headers) as they
    came; *when* the moments.
    """

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, object] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.when: list[float] = []
        self.closing = False
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.1)
        self.port = self._socket.getsockname()[1]
        self._threads = [threading.Thread(target=self._serve, daemon=True)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        """Where it is, without a path."""
        return f"http{'s' if self._context else ''}://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def close(self) -> None:
        """Stop within a fifth of a second, whatever is being sent."""
        self.closing = True
        for thread in self._threads:
            thread.join(5)
        self._socket.close()

    def _serve(self) -> None:
        while not self.closing:
            try:
                line, _ = self._socket.accept()
            except TimeoutError:
                continue
            thread = threading.Thread(target=self._answer, args=(line,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _answer(self, line: socket.socket) -> None:
        try:
            line.settimeout(2)
            if self._context:
                line = self._context.wrap_socket(line, server_side=True)
            request = b""
            while b"\r\n\r\n" not in request and len(request) < 100_000:
                part = line.recv(65536)
                if not part:
                    return
                request += part
            first, *rest = request.decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            headers = dict(h.lower().split(": ", 1) for h in rest if ": " in h)
            self.when.append(time.monotonic())
            self.asked.append((path, headers))
            answer = self.answers.get(path, page("nothing here", status="404 Not Found"))
            if callable(answer):
                answer = answer(path)
            for part in [answer] if isinstance(answer, bytes) else answer:
                if self.closing:
                    return
                line.sendall(part)
        except OSError:
            pass
        finally:
            line.close()


@contextmanager
def serving(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server for the length of the block."""
    server = Server(context)
    try:
        yield server
    finally:
        server.close()


def drip(data: bytes, seconds: float = 0.05, repeat: int = 600) -> Iterator[bytes]:
    """*data* again and again, with a pause: half a minute at most."""
    for _ in range(repeat):
        yield data
        time.sleep(seconds)
