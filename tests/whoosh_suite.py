"""
Whoosh's own tests over our codec: `make test-whoosh`, or with WHOOSH=whoosh3.

    python -m tests.whoosh_suite requirements.txt [--stock] [-- arguments of pytest]

The source package of the installed distribution comes from the package index, by name and hash, as
everything else does; its tests are unpacked and run with ArrayCodec wherever they would use Whoosh's
own codec, in processes that they start too. What is expected to fail stands below with its reason,
and a test that should fail and does not is a failure. With --stock Whoosh's codec stays.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

ROUNDED = "wants lengths rounded to a byte (102 is 106); ours are exact"
BLOCKS = "looks into the posting blocks of the stock codec, which ours has not"
UNORDERED = "depends on the order of a set, which is another in every process"
ABSENT = "needs files of the repository that are not in the source package"

OURS: dict[str, dict[str, str]] = {
    "whoosh": {
        "test_indexing.py::test_lengths": ROUNDED,
        "test_indexing.py::test_many_lengths": ROUNDED,
        "test_mpwriter.py::test_merge_serial": ROUNDED,
        "test_mpwriter.py::test_merge_multi": ROUNDED,
        "test_quality.py::test_max_field_length": ROUNDED,
        "test_quality.py::test_minmax_field_length": ROUNDED,
    },
}
OURS["whoosh3"] = OURS["whoosh"] | {
    "test_codecs.py::test_corrupt_postings_block_raises_clear_error": BLOCKS,
    "test_codecs.py::test_tiny_blocks_stored_uncompressed_round_trip": BLOCKS,
}
"""What fails because the codec is ours."""

ANYWAY: dict[str, dict[str, str]] = {
    "whoosh": {"test_automata.py::test_minimize_dfa": UNORDERED},
    "whoosh3": {
        "test_bump_version_script.py": ABSENT,
        "test_example_acronyms.py": ABSENT,
        "test_example_parallel_indexing.py": ABSENT,
        "test_example_parallel_search.py": ABSENT,
        "test_example_rag_retriever.py": ABSENT,
        "test_example_signed_numbers.py": ABSENT,
        "test_examples_runnable.py": ABSENT,
        "test_site_version_sync.py": ABSENT,
    },
}
"""What can fail over the stock codec too: tests, and files of which some tests pass."""

PLUGGED = """
import whoosh.codec
import whoosh.codec.whoosh3
from index.embedded.whooshed.codec import ArrayCodec

whoosh.codec.default_codec = whoosh.codec.whoosh3.W3Codec = ArrayCodec
"""


def distribution() -> str:
    """Which of the two that answer to `import whoosh` is installed."""
    try:
        version("whoosh3")
    except PackageNotFoundError:
        return "whoosh"
    return "whoosh3"


def pytest_configure(config: Any) -> None:
    """Refuse to run when nothing was plugged in: a broken sitecustomize is only mentioned."""
    if os.environ.get("WHOOSH_CODEC") == "ours":
        import whoosh.codec

        assert whoosh.codec.default_codec().__module__ == "index.embedded.whooshed.codec"


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Mark what is expected to fail."""
    import pytest

    which = distribution()
    ours = OURS[which] if os.environ.get("WHOOSH_CODEC") == "ours" else {}
    for item in items:
        name = item.nodeid.rpartition("tests/")[2]
        if reason := ours.get(name):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=True))
        elif reason := ANYWAY[which].get(name) or ANYWAY[which].get(name.partition("::")[0]):
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))


def fetched(requirements: str, folder: Path) -> Path:
    """The folder of the source package that *requirements* pin."""
    command = "download --quiet --disable-pip-version-check --require-hashes --no-deps"
    command += " --no-binary :all: --no-build-isolation"
    subprocess.run(
        [sys.executable, "-m", "pip", *command.split(), "-r", requirements, "-d", str(folder)],
        check=True,
    )
    (archive,) = folder.iterdir()
    more = {"filter": "data"} if archive.suffix == ".gz" else {}
    shutil.unpack_archive(archive, folder / "unpacked", **more)
    (source,) = (folder / "unpacked").iterdir()
    return source


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Whoosh's own tests over our codec")
    parser.add_argument("requirements")
    parser.add_argument("--stock", action="store_true")
    parser.add_argument("rest", nargs="*")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "package").mkdir()
        source = fetched(chosen.requirements, folder / "package")
        (folder / "plugged").mkdir()
        if not chosen.stock:
            # Every Python that starts with this on its path has the codec: spawned writers as well.
            (folder / "plugged" / "sitecustomize.py").write_text(PLUGGED, encoding="utf-8")
        (source / "empty.ini").write_text("[pytest]\n", encoding="utf-8")
        paths = [str(folder / "plugged"), str(ROOT)]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            "WHOOSH_CODEC": "stock" if chosen.stock else "ours",
        }
        options = "-q -p no:randomly -p no:cacheprovider -p tests.whoosh_suite -W ignore -rfE"
        return subprocess.run(
            [
                sys.executable,
                "-m",
                "pytest",
                "-c",
                "empty.ini",
                *options.split(),
                "tests",
                *chosen.rest,
            ],
            cwd=source,
            env=environment,
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
