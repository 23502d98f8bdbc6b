"""
.archiveignore: which files and folders are passed over, in the language of .gitignore.

    *.bak            any file or folder of that name, at any depth
    /drafts/         only here, only a folder
    saved/**/raw     ** stands for any number of folders
    !keep.bak        taken back: the last line that matches decides

Matching keeps two pointers and no stack: a pattern of many stars costs no more than its length
times the path's.
"""

from __future__ import annotations

from dataclasses import dataclass

IGNORE_FILE = ".archiveignore"
_MAX_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Rule:
    """One line: *parts* are the pattern's path parts, from the folder that holds the file."""

    parts: tuple[str, ...]
    keeps: bool = False
    only_folders: bool = False


def read_rules(data: bytes) -> tuple[Rule, ...]:
    """
    The rules in the bytes of an .archiveignore, in order.
    """
    rules = []
    for written in data[:_MAX_BYTES].decode("utf-8-sig", "surrogateescape").splitlines():
        line = _without_trailing_spaces(written)
        if not line or line.startswith("#"):
            continue
        keeps = line.startswith("!")
        line = line[1:] if keeps else line
        line = line[1:] if line.startswith(("\\#", "\\!")) else line
        only_folders = line.endswith("/")
        body = line.strip("/")
        if not body:
            continue
        anchored = "/" in line.rstrip("/")
        parts = tuple(part for part in body.split("/") if part)
        rules.append(Rule(parts if anchored else ("**", *parts), keeps, only_folders))
    return tuple(rules)


def _without_trailing_spaces(line: str) -> str:
    """Trailing spaces do not count, unless the last is escaped ("name\\ ")."""
    stripped = line.rstrip(" \t\r")
    return stripped + " " if stripped.endswith("\\") and len(stripped) < len(line) else stripped


def find_verdict(rules: tuple[Rule, ...], parts: tuple[str, ...], *, folder: bool) -> bool | None:
    """
    Whether *rules* ignore the path *parts* (relative to their file); None when they do not say.
    """
    for rule in reversed(rules):
        if (folder or not rule.only_folders) and _match_path(rule.parts, parts):
            return not rule.keeps
    return None


def _match_path(pattern: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    at = patterned = 0
    star, star_at = -1, 0
    while at < len(parts):
        if patterned < len(pattern) and pattern[patterned] == "**":
            if patterned == len(pattern) - 1:
                return True  # "abc/**": everything inside
            star, star_at = patterned, at
            patterned += 1
        elif patterned < len(pattern) and _match_name(pattern[patterned], parts[at]):
            patterned += 1
            at += 1
        elif star >= 0:
            star_at += 1
            patterned, at = star + 1, star_at
        else:
            return False
    return patterned == len(pattern)


def _match_name(pattern: str, name: str) -> bool:
    """Whether one path part matches: *, ?, [a-z], [!a-z], \\x."""
    at = patterned = 0
    star, star_at = -1, 0
    while at < len(name):
        step = _match_one(pattern, patterned, name[at]) if patterned < len(pattern) else 0
        if patterned < len(pattern) and pattern[patterned] == "*":
            star, star_at = patterned, at
            patterned += 1
        elif step:
            patterned += step
            at += 1
        elif star >= 0:
            star_at += 1
            patterned, at = star + 1, star_at
        else:
            return False
    return not pattern[patterned:].strip("*")


def _match_one(pattern: str, at: int, character: str) -> int:
    """How much of *pattern* at *at* stands for this *character*; 0 when it does not."""
    sign = pattern[at]
    if sign == "?":
        return 1
    if sign == "\\" and at + 1 < len(pattern):
        return 2 if pattern[at + 1] == character else 0
    if sign == "[":
        end = pattern.find("]", at + 2)
        if end > 0:
            inside = pattern[at + 1 : end]
            negated = inside[0] in "!^"
            return end - at + 1 if _in_class(inside[negated:], character) != negated else 0
    return 1 if sign == character else 0


def _in_class(inside: str, character: str) -> bool:
    at = 0
    while at < len(inside):
        if at + 2 < len(inside) and inside[at + 1] == "-":
            if inside[at] <= character <= inside[at + 2]:
                return True
            at += 3
        else:
            if inside[at] == character:
                return True
            at += 1
    return False
