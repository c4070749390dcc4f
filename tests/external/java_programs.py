"""Programs in Java that judge or sign our files: jars from Maven Central in a cache, compiled once, one run for all.

A test that needs one is skipped, and says why, where no JDK 17 is installed or the jars cannot be had.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import platformdirs
import pytest

FOLDER = Path(__file__).parent
_RELEASE = 17
_FETCH_SECONDS = 90
_RUN_SECONDS = 1_500
_MANY = 50
"""Words; below, compiling the program well takes Java longer than running it."""
_UTF_8 = ("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8")
_QUIET = (
    "-q",
    "-B",
    "-Dstyle.color=never",
    "-Daether.connector.connectTimeout=10000",
    "-Daether.connector.requestTimeout=30000",
)


def run_java(folder: str, main: str, words: Sequence[str | Path]) -> list[list[str]]:
    """The lines that a program of `tests/external/<folder>` prints, each cut at its tabs; one JVM for all words."""
    made = ready(folder)
    path = os.pathsep.join([str(made / "classes"), str(made / "lib" / "*")])
    quick = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"] if len(words) < _MANY else []
    command = [_tool("java"), "-Xmx2g", *quick, *_UTF_8, "-cp", path, main, *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=_RUN_SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    return [line.split("\t") for line in done.stdout.splitlines()]


def ready(folder: str) -> Path:
    """The folder with jars and classes of a program; where there is none the test is skipped."""
    made = _compiled(folder)
    return made if isinstance(made, Path) else pytest.skip(made)


@cache
def _compiled(folder: str) -> Path | str:
    """The folder with jars and classes of a program, or why there is none."""
    if missing := _missing():
        return missing
    sources = sorted([*(FOLDER / folder).glob("*.java"), FOLDER / folder / "pom.xml"])
    name = hashlib.sha256(b"".join([source.read_bytes() for source in sources])).hexdigest()[:16]
    place = _cache() / f"{folder}-{name}"
    return place if place.is_dir() else _made(sources, place)


def _missing() -> str:
    if shutil.which("java") is None or shutil.which("javac") is None:
        return "a JDK (java and javac) is not installed"
    told = subprocess.run([_tool("javac"), "-version"], capture_output=True, text=True, timeout=60, check=False)
    found = re.search(r"javac (\d+)", told.stdout + told.stderr)
    return "" if found and int(found[1]) >= _RELEASE else f"the JDK is older than {_RELEASE}"


def _cache() -> Path:
    return Path(os.environ.get("DCBC_EXTERNAL_CACHE") or platformdirs.user_cache_path("dcbc-external", False))


def _made(sources: Sequence[Path], place: Path) -> Path | str:
    """Fetch and compile beside the place, then move: another process may do the same."""
    if shutil.which("mvn") is None:
        return f"Maven (mvn) is not installed, and its jars are not in {place.parent}"
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix="making-") as made:
        if problem := _fetch(sources[-1], Path(made) / "lib"):
            return problem
        _compile(sources[:-1], Path(made))
        try:
            Path(made).rename(place)
        except OSError:
            assert place.is_dir(), "the other process has made it"
        else:
            Path(made).mkdir()  # for the context manager to remove
    return place


def _fetch(pom: Path, lib: Path) -> str:
    """Copy the jars that a pom names; the reason where that fails, within a bounded time."""
    goal = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies"
    command = [_tool("mvn"), *_QUIET, "-f", str(pom), goal, f"-DoutputDirectory={lib}"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_FETCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"the jars of {pom.parent.name} did not come within {_FETCH_SECONDS} s"
    if done.returncode == 0:
        return ""
    told = re.search(r"\[ERROR\] (.+)", done.stdout)
    return f"the jars of {pom.parent.name} cannot be had: {told[1][:300] if told else done.returncode}"


def _compile(sources: Sequence[Path], made: Path) -> None:
    command = [_tool("javac"), "-encoding", "UTF-8", "--release", str(_RELEASE), "-Xlint:all,-classfile,-path"]
    command += ["-cp", str(made / "lib" / "*"), "-d", str(made / "classes"), *map(str, sources)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def _tool(name: str) -> str:
    """The path of a program: on Windows `mvn` is a command file, which only its whole name starts."""
    return shutil.which(name) or name
