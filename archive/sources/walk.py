"""
Paths -> inputs: files, folders to their depth, and standard input.

The order is the same on every machine. What cannot be read is a value, not an exception: the rest
goes on. Hidden files, what .archiveignore names, what browsers save beside a page, and archives
themselves are passed over. A file that is named is read whatever hides it; if it cannot be an
article, that is an error.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from typing import TYPE_CHECKING

from archive.sources.document import Failure, Input, Skipped, to_place
from archive.sources.ignore import IGNORE_FILE, Rule, find_verdict, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

Found = Input | Failure | Skipped

# What a browser saves beside a page, and what lies about in folders, programs and their settings
# too: none of it was ever an article. A page may well be called article.php.
_LEFTOVERS = frozenset(
    {".js", ".mjs", ".css", ".map", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg",
     ".ico", ".bmp", ".tif", ".tiff", ".heic", ".woff", ".woff2", ".ttf", ".otf", ".eot",
     ".mp3", ".m4a", ".ogg", ".opus", ".wav", ".flac", ".mp4", ".m4v", ".webm", ".mov", ".avi",
     ".mkv", ".swf", ".pyc", ".so", ".dll", ".exe", ".o", ".a", ".class", ".wasm", ".db",
     ".sqlite", ".sqlite3", ".download", ".part", ".crdownload", ".lock", ".swp",
     ".py", ".ipynb", ".rb", ".java", ".go", ".rs", ".c", ".h", ".cpp", ".sh", ".bat", ".ps1",
     ".ts", ".tsx", ".jsx", ".scss", ".less", ".sql", ".toml", ".ini", ".cfg", ".conf", ".yml",
     ".yaml"}
)  # fmt: skip
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
# "Summit_files/" of "Summit.html", as Windows and the browsers call it in each language.
_BESIDE_ENDINGS = (
    "_files", ".files", "-files", "-dateien", "_dateien", "_fichiers", "_archivos", "_arquivos",
    "_ficheiros", "_bestanden", "_file", "-filer", "_filer", "_tiedostot", "-tiedostot", "_pliki",
    "_soubory", "_subory", "_elemei", "_fajlovi", "_datoteke", "_dosyalar", "_fitxers", "_bylos",
    "_failid", "_fails", "_fitxategiak", "_fisiere", "_fișiere", "_файлы", "_файли", "_файлове",
    "_αρχεία", "_ファイル", "_文件", "_檔案", "_파일",
)  # fmt: skip
_STORE = "articles.db"
_HIDDEN = (".", "~$")
"""How the names of hidden files begin, and of what Word keeps beside a document that is open."""
_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def find_inputs(paths: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Found]:
    """
    Every input that *paths* name, in their order, folders sorted; "-" is *stdin*.

    Never raises for a path: what is missing or unreadable is a Failure, what is passed over in a
    folder for what it is a Skipped.
    """
    paths = list(paths)
    named = {_folded(path) for path in paths}
    for path in paths:
        if path == "-":
            yield (
                Input("-", "-", stream=stdin)
                if stdin is not None
                else Failure("-", "there is no standard input to read")
            )
            continue
        bare = path.rstrip("/")
        if _is_leftover(bare, named, folder=True) and os.path.isdir(bare):
            yield Skipped(to_place(path), "not an article")  # the shell wrote out saved/*
            continue
        yield from _find_named(path)


def _find_named(path: str) -> Iterator[Found]:
    place = to_place(path)
    if not path or "\x00" in path:
        yield Failure(place.replace("\x00", "\\0"), "this is no path")
        return
    try:
        mode = os.stat(path).st_mode
    except OSError as error:
        yield Failure(place, _why(error) + _hint(path))
        return
    if not stat.S_ISDIR(mode):
        yield _to_input(path, mode, named=True)
    elif os.path.exists(os.path.join(path, _STORE)):
        yield Failure(place, "this is an archive's own folder; `archive export` copies an archive")
    else:
        yield from _find_inside(path)


def _hint(path: str) -> str:
    """What a person may have meant who names something that is not here: a page."""
    lower = path.lower()
    if "://" in lower or lower.startswith(("http:", "https:")):
        return "; only http:// and https:// addresses are fetched"
    host = lower.partition("/")[0]
    if host.startswith("www.") or host.endswith((".com", ".org", ".net", ".co.uk")):
        return "; an address begins with https://"
    return ""


def _find_inside(top: str) -> Iterator[Found]:
    """Everything under the folder *top*, depth first, sorted by name; loops of links end."""
    seen: set[tuple[int, int]] = set()
    # The rules of every folder on the way down, each with how deep below *top* it lies.
    todo: list[tuple[str, tuple[str, ...], tuple[tuple[int, tuple[Rule, ...]], ...]]] = [
        (top, (), ())
    ]
    while todo:
        path, parts, rules = todo.pop()
        if parts:
            mode = _stat(path)
            if isinstance(mode, Failure):
                yield mode
                continue
            if not stat.S_ISDIR(mode.st_mode):
                yield _to_input(path, mode.st_mode, named=False)
                continue
            if os.path.exists(os.path.join(path, _STORE)):
                yield Skipped(to_place(path), "an archive's own folder")
                continue
        else:
            mode = os.stat(path)
        if (mode.st_dev, mode.st_ino) in seen:
            continue
        seen.add((mode.st_dev, mode.st_ino))
        try:
            names = sorted(os.listdir(path))
        except OSError as error:
            yield Failure(to_place(path), _why(error))
            continue
        if IGNORE_FILE in names:
            more = _read_ignore(os.path.join(path, IGNORE_FILE))
            if isinstance(more, Failure):
                yield more
                continue
            rules = (*rules, (len(parts), more))
        entries = []
        present = set(map(_folded, names))
        for name in names:
            if name.startswith(_HIDDEN):
                continue
            inner, below = os.path.join(path, name), (*parts, name)
            folder = os.path.isdir(inner)
            if _is_ignored(rules, below, folder=folder):
                continue
            if _is_leftover(name, present, folder=folder):
                yield Skipped(to_place(inner), "not an article")
                continue
            entries.append((inner, below, rules))
        todo.extend(reversed(entries))


def _stat(path: str) -> os.stat_result | Failure:
    try:
        return os.stat(path)
    except OSError as error:
        return Failure(to_place(path), _why(error))


def _read_ignore(path: str) -> tuple[Rule, ...] | Failure:
    """The rules of one .archiveignore; without them its folder would be read against a wish."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return Failure(to_place(path), "this is not a file, so its folder was not read")
        with open(path, "rb") as file:
            return read_rules(file.read(1 << 20))
    except OSError as error:
        return Failure(to_place(path), f"{_why(error)}, so its folder was not read")


def _is_ignored(
    rules: tuple[tuple[int, tuple[Rule, ...]], ...], parts: tuple[str, ...], *, folder: bool
) -> bool:
    """Whether the nearest .archiveignore that says anything of this path says to pass over it."""
    for depth, own in reversed(rules):
        verdict = find_verdict(own, parts[depth:], folder=folder)
        if verdict is not None:
            return verdict
    return False


def _is_leftover(name: str, present: set[str], *, folder: bool) -> bool:
    """Whether *name* is what a browser keeps beside a page: "Summit_files/" of "Summit.html"."""
    lower = _folded(name)
    if not folder:
        return os.path.splitext(lower)[1] in _LEFTOVERS
    pages = [
        page
        for ending in _BESIDE_ENDINGS
        if lower.endswith(ending)
        for page in (lower.removesuffix(ending) + suffix for suffix in ("", *_PAGE_SUFFIXES))
    ]
    return any(page.endswith(_PAGE_SUFFIXES) and page in present for page in pages)


def to_folders(paths: Iterable[str]) -> dict[str, set[str]]:
    """The names in each folder of *paths*, with "/" between their parts, as names are compared."""
    folders: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, set()).add(_folded(name))
    return folders


def is_passed_over(path: str, folders: dict[str, set[str]]) -> bool:
    """
    Whether a file among *folders* would be passed over there: hidden, or what browsers save beside
    a page.
    """
    parts = path.split("/")
    return any(
        name.startswith(_HIDDEN)
        or name == "__MACOSX"
        or _is_leftover(
            name, folders.get("/".join(parts[:depth]), set()), folder=depth < len(parts) - 1
        )
        for depth, name in enumerate(parts)
    )


def _folded(name: str) -> str:
    """A name as names are compared: macOS writes й as two characters."""
    return (name if name.isascii() else unicodedata.normalize("NFC", name)).lower()


def _to_input(path: str, mode: int, *, named: bool) -> Input | Failure:
    suffix = os.path.splitext(path)[1].lower()
    if named and suffix in _LEFTOVERS:
        return Failure(to_place(path), f"a {suffix} file is no article")
    if stat.S_ISREG(mode):
        return Input(path, to_place(path), named)
    what = next((name for test, name in _KINDS if test(mode)), "no file")
    hint = "; pass its contents with `-`" if what == "a pipe" else ""
    return Failure(to_place(path), f"this is {what}, not a file{hint}")


def _why(error: OSError) -> str:
    """An operating system's error in one line: "no such file or folder"."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "it may not be read (permission denied)"
    text = error.strerror or type(error).__name__
    return text[:1].lower() + text[1:]
