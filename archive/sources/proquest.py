"""
ProQuest: clippings between rules of underscores, the story under "Full text:" and the facts below
it ("Publication title: The New York Times; New York, N.Y.", "Publication date: Jan 17, 2007").
"""

from __future__ import annotations

import re

from archive.sources.clipping import Clipping, to_blocks

_RULE = re.compile(
    r"^[ \t]*(?:_{20,}|\*{20,})[ \t]*$|^Document \d{1,6} of \d{1,6}[ \t]*$", re.MULTILINE
)
_LABELS = (
    "Abstract|Author|Business indexing term|Classification|[Cc]olumn|Company / organization"
    "|Copyright|Correspondence author|Country of publication|Credit|Database|Dateline"
    "|Document feature|Document type|Document URL|Edition|First page|Full [Tt]ext"
    "|Identifiers? / keywords?|ISSN|Issue|Language|Language of publication|Last updated|Links"
    "|Location|Number of pages|Pages|People|Place of publication|ProQuest document ID"
    "|Publication (?:date|info|subject|title|year)|Publisher|Section|Source|Source type|Subject"
    "|Title|Volume|Year"
)
_LABEL = re.compile(rf"[ \t]*({_LABELS}): ?(.*)", re.DOTALL)
_SURE = re.compile(
    r"^(?:ProQuest document ID|Publication title|Publication info|Document URL): ", re.MULTILINE
)
_STORY = re.compile(r"^Full [Tt]ext:", re.MULTILINE)
_EDITION = re.compile(r"[,;]")  # "New York Times, Late Edition (East Coast); New York, N.Y."
_DESK = re.compile(r":?\s\[[^\[\]]{1,60}\]$")
_ADDRESS = re.compile(r"https?://\S{1,500}")
_NEAR = 64_000
_TOP = 4_000


def begins(head: str) -> bool:
    """Whether *head* has a rule, and labels that are ProQuest's."""
    return (
        _RULE.search(head[:_TOP]) is not None
        and _STORY.search(head[:_NEAR]) is not None
        and _SURE.search(head[:_NEAR]) is not None
    )


def is_one(text: str) -> bool:
    """Whether *text* is a clipping of ProQuest's."""
    return _SURE.search(text) is not None


def split(text: str) -> list[str]:
    """The clippings in *text*; what has no facts is a table of contents, or the last rule."""
    return [part for part in _RULE.split(text) if _SURE.search(part)]


def read(text: str) -> Clipping:
    """One clipping."""
    clipping = Clipping()
    blocks = to_blocks(text)
    begin = next((at for at, block in enumerate(blocks) if _STORY.match(block)), len(blocks))
    end = len(blocks)
    while end > begin + 1 and _LABEL.match(blocks[end - 1]):
        end -= 1
    heading = ""
    for at, block in enumerate(blocks):
        found = _LABEL.match(block)
        if begin <= at < end:
            clipping.add(found[2] if found and at == begin else block, "body", "text")
        elif found:
            _add_fact(clipping, found[1], " ".join(found[2].split()))
        elif heading or _ADDRESS.fullmatch(block.strip()):
            clipping.add(block, "header", "address")
        else:
            heading = " ".join(block.split())
    clipping.titles.append(heading)
    return clipping


def _add_fact(clipping: Clipping, label: str, said: str) -> None:
    if label == "Title":
        clipping.titles.append(_DESK.sub("", said))  # "Council Votes: [Metropolitan Desk]"
        return
    if label == "Author":
        clipping.bylines += [name.strip(" .") for name in said.split(";")]
    elif label == "Publication date":
        clipping.name_day(said)
    elif label == "Publication info":  # "The New York Times ; New York, N.Y. 17 Jan 2007: A.1."
        clipping.name_outlet(_EDITION.split(said)[0])
        clipping.name_day(said)
    elif label == "Publication title":
        clipping.name_outlet(_EDITION.split(said)[0])
    elif label == "Subject":
        clipping.name_terms(said)
    elif label in ("Language", "Language of publication"):
        clipping.name_language(said)
    clipping.add(f"{label}: {said}", "header", label.lower())
