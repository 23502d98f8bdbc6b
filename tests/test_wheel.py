"""
The built wheel, installed as a user installs it: no development packages, no source tree, another
directory.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def run_time_pins() -> str:
    """The [run] section of constraints.txt and the Whoosh that these tests run on."""
    import whoosh.index

    fork = "whoosh3" if sys.modules["whoosh"].__version__ >= (3,) else "whoosh"
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^# \[(\w+)\]\n(.*?)(?=^# \[|\Z)", text, re.MULTILINE | re.DOTALL))
    assert whoosh.index
    return sections["run"] + sections[fork]


def test_the_wheel_runs_the_demo_from_another_directory(tmp_path: Path) -> None:
    """A wheel installed without development packages adds the seeds and finds both."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), str(ROOT)],
        check=True,
    )
    (wheel,) = tmp_path.glob("news_archive-*.whl")
    with zipfile.ZipFile(wheel) as held:
        names = held.namelist()
    assert "archive/data/outlets.toml" in names
    assert not [name for name in names if name.startswith(("tests/", "seeds/"))]

    venv.create(tmp_path / "env", with_pip=False)
    (tmp_path / "pins.txt").write_text(run_time_pins(), encoding="utf-8")
    python = str(tmp_path / "env" / "bin" / "python")
    into = [*pip, "--python", python, "install", "--no-deps"]
    subprocess.run([*into, "--require-hashes", "-r", str(tmp_path / "pins.txt")], check=True)
    subprocess.run([*into, str(wheel)], check=True)

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = str(tmp_path / "env" / "bin" / "archive")
    environ = {
        "PATH": os.environ["PATH"],
        "HOME": str(elsewhere),
        "ARCHIVE_DIR": str(elsewhere / "a"),
    }
    added = subprocess.run(
        [command, "add", str(ROOT / "seeds")],
        capture_output=True,
        text=True,
        cwd=elsewhere,
        env=environ,
        check=False,
    )
    assert added.returncode == 0, added.stderr
    found = subprocess.run(
        [command, "search", "tomahawk", "--format", "ids"],
        capture_output=True, text=True, cwd=elsewhere, env=environ, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    assert len(found.stdout.split()) == 2
