"""
The rules of the layout, checked on the source itself: who imports whom, how long a file is, and that
ARCHITECTURE.md, pyproject.toml, constraints.txt and CHANGELOG.md tell the truth about it.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([*ROOT.glob("archive/**/*.py"), *ROOT.glob("index/**/*.py")])
STAGES = {"clean", "metadata", "dates", "credits", "language", "entities", "quotes"}
HEAVY = (
    "numpy", "lxml", "trafilatura", "rich", "pydantic", "urllib.request", "ssl", "email", "htmldate",
    "calendar", "zoneinfo", "tomllib", "logging", "tempfile", "multiprocessing", "importlib.metadata",
    "index.when", "index.period", "archive.article", "archive.record", "archive.documents", "archive.giving",
    "whoosh", "dataclasses", "hashlib", "pickle", "random", "queue",
)  # fmt: skip


def imports(path: Path) -> set[str]:
    """Every module that a file imports, wherever in the file it does."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    """A file is one thought: 400 lines at most."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_every_file_opens_with_what_it_is(path: Path) -> None:
    """A stranger learns from the first paragraph what a file holds."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", sorted(ROOT.glob("index/**/*.py")), ids=name)
def test_the_library_knows_nothing_of_the_application(path: Path) -> None:
    """`archive` may import `index`, never the reverse."""
    assert not {module for module in imports(path) if module.split(".")[0] == "archive"}


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_one_folder_knows_whoosh(path: Path) -> None:
    """Only index/embedded imports whoosh."""
    knows = any(module.split(".")[0] == "whoosh" for module in imports(path))
    assert not knows or path.is_relative_to(ROOT / "index" / "embedded")


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_stages_do_not_import_each_other(stage: str) -> None:
    """Only pipeline.py knows the order of the stages."""
    files = [
        path for path in SOURCES if path.relative_to(ROOT).parts[1].removesuffix(".py") == stage
    ]
    others = {f"archive.{other}" for other in STAGES - {stage}}

    assert files
    for path in files:
        assert not {
            m for m in imports(path) if any(m == o or m.startswith(o + ".") for o in others)
        }


@pytest.mark.parametrize(
    "path", [p for p in SOURCES if not p.is_relative_to(ROOT / "archive" / "cli")], ids=name
)
def test_only_the_command_line_reads_the_room(path: Path) -> None:
    """argv, the environment, the working directory and the standard streams belong to archive/cli."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            read = f"{node.value.id}.{node.attr}"
            assert read not in {
                "sys.argv", "sys.stdout", "sys.stderr", "sys.stdin", "os.environ", "os.getcwd", "os.getenv",
            }, f"{name(path)}:{node.lineno} reads {read}"  # fmt: skip


def test_a_search_imports_nothing_heavy(tmp_path: Path) -> None:
    """A search from a shell pays only for what it uses."""
    subprocess.run(
        [sys.executable, "-m", "archive", "--archive", str(tmp_path / "a"), "add", str(ROOT / "seeds")],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    found = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "archive", "--archive", str(tmp_path / "a"), "search", "tomahawk"],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    imported = {
        line.rpartition("|")[2].strip() for line in found.stderr.splitlines() if "|" in line
    }

    assert "index.parse" in imported
    assert not [
        module for module in imported if f"{module}.".startswith(tuple(f"{h}." for h in HEAVY))
    ]


def test_the_architecture_page_names_every_file() -> None:
    """ARCHITECTURE.md matches the tree: each module and folder stands there, and nothing else does."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for path in SOURCES:
        relative = path.relative_to(ROOT)
        where = (
            relative.parent.name + "/" if path.name in {"__init__.py", "__main__.py"} else path.name
        )
        assert re.search(rf"(?<![\w.-]){re.escape(where)}", page), (
            f"{relative} is not in ARCHITECTURE.md"
        )
    known = {path.name for path in ROOT.rglob("*.py") if ".venv" not in str(path)}
    for mentioned in re.findall(r"(?<![\w./*-])(\w+\.py)\b", page):
        assert mentioned in known, f"ARCHITECTURE.md names {mentioned}, which does not exist"


def test_every_dependency_is_pinned_with_hashes_and_no_address() -> None:
    """constraints.txt pins each dependency, of running, developing or measuring, and names no host."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    optional = project["optional-dependencies"]
    wanted = [*project["dependencies"], *optional["dev"], *optional["bench"]]

    for requirement in wanted:
        package = re.split(r"[<>=\[ ]", requirement)[0].lower()
        assert re.search(
            rf"^{package}==\S+ \\\n +--hash=sha256:[0-9a-f]{{64}}", pins, re.MULTILINE
        ), package
    assert "://" not in pins


def test_the_changelog_knows_this_version() -> None:
    """The version in pyproject.toml has an entry in CHANGELOG.md."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "version"
    ]

    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
