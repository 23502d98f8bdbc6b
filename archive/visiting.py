"""
Addresses among what is to be added: told from paths, and made inputs one after the other.

An address becomes an input when its turn comes, so that what was fetched before it is read and safe
while it is waited for. The links of a feed are fetched too when that is wanted.
"""

from __future__ import annotations

from collections import deque
from io import BytesIO
from os import PathLike, fspath
from typing import TYPE_CHECKING

from archive.errors import UnreadableError
from archive.fetching import Web, is_address, open_web
from archive.sources.document import Failure, Input, to_place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from archive.fetching.visits import Fetcher
    from archive.sources.document import Remark

OneInput = str | bytes | PathLike[str]
"""A path, a URL, or the bytes of a document."""


def divide(
    inputs: OneInput | Iterable[OneInput],
    web: Web | None,
    *,
    contact: str | None,
    announce: Callable[[str], None],
    here: Callable[[], set[str]] = set,
) -> tuple[list[str | bytes], Visits]:
    """What of *inputs* is on this machine, and the visits to the rest; see `Visits`."""
    listed = (inputs,) if isinstance(inputs, str | bytes | PathLike) else inputs
    local: list[str | bytes] = []
    addresses: list[str] = []
    for one in listed:
        # A path that is no string is a file, whatever it is called.
        if isinstance(one, str) and is_address(one):
            addresses.append(one.strip())
        else:
            local.append(fspath(one))
    return local, Visits(addresses, web or Web(), contact=contact, announce=announce, here=here)


def check_addresses(addresses: Iterable[str]) -> list[Failure]:
    """Which of *addresses* would never be fetched, for their form alone."""
    if not addresses:
        return []
    from archive.fetching.address import parse_address

    wrong = []
    for address in addresses:
        try:
            parse_address(address)
        except UnreadableError as error:
            wrong.append(Failure(to_place(address), error.reason))
    return wrong


class Visits:
    """
    *addresses*, fetched one by one as they are asked for; each is *announced* before. Links that
    are *here* already are not followed: a feed is asked for again every day.

    Nothing of the network is imported before the first.
    """

    def __init__(
        self,
        addresses: Iterable[str],
        web: Web,
        *,
        contact: str | None,
        announce: Callable[[str], None],
        here: Callable[[], set[str]],
    ) -> None:
        self._web, self._contact, self._announce, self._here = web, contact, announce, here
        # Each with whether it was named by the public internet, and not by the person.
        self._todo = deque((address, False) for address in dict.fromkeys(addresses))
        self._known = {address for address, _ in self._todo}
        self._from_public: dict[str, bool] = {}
        self._fetcher: Fetcher | None = None
        self._looked = False

    def __len__(self) -> int:
        """How many are left."""
        return len(self._todo)

    def __iter__(self) -> Iterator[Input | Failure]:
        while self._todo:
            address, public = self._todo.popleft()
            self._announce(to_place(address))
            yield self._visit(address, public=public)

    def hear(self, remark: Remark, source: Input) -> bool:
        """
        What a feed says of its links; whether all of them are here or will be.

        As many are as the person wants, and not those that are no addresses.
        """
        links = list(dict.fromkeys(filter(is_address, remark.links)))
        if links and self._web.follow and not self._looked:
            self._known |= self._here()
            self._looked = True
        new = [link for link in links if link not in self._known]
        # Who wrote a file that lies here is not known: its links are the public's.
        public = self._from_public.get(source.place, True)
        for link in new[: self._web.follow]:
            self._known.add(link)
            self._todo.append((link, public))
        return bool(links) and self._known.issuperset(remark.links)

    def _visit(self, address: str, *, public: bool) -> Input | Failure:
        if self._fetcher is None:
            self._fetcher = open_web(self._web, contact=self._contact)
        place = to_place(address)
        try:
            page = self._fetcher.fetch(address, public=public)
        except UnreadableError as error:
            return Failure(place, error.reason)
        self._from_public[place] = page.public
        return Input(address, place, stream=BytesIO(page.data), beside=page.beside)
