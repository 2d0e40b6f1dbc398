"""What the tests share: the sample pages, a corpus of them, and a server of that corpus."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import dateline
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"

STORY = (
    "President Ana Kovac of Croatia met Foreign Minister Li Wei of China in Geneva on 3 March 2024. "
    "“We agreed to talk again in May,” Kovac said."
)


def command() -> str:
    """Find the built command: DATELINE_BIN, or the one on the path."""
    found = os.environ.get("DATELINE_BIN") or shutil.which("dateline")
    if not found or not Path(found).exists():
        pytest.skip("the dateline command is needed: build it and set DATELINE_BIN")
    return found


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a corpus of the sample pages."""
    path = tmp_path_factory.mktemp("corpora") / "samples"
    with dateline.Corpus(path) as corpus:
        report = corpus.ingest([SAMPLES])
    assert report.failed == 0
    return path


@pytest.fixture
def corpus(filled: Path) -> Iterator[dateline.Corpus]:
    """Open the corpus of the sample pages for reading."""
    with dateline.Corpus(filled, read_only=True) as opened:
        yield opened


def start_server(path: Path) -> tuple[subprocess.Popen[str], str]:
    """Serve a corpus on a free port."""
    arguments = [command(), "serve", "--corpus", str(path), "--listen", "127.0.0.1:0", "--log", "warn"]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("listening on "), line
    return process, line.removeprefix("listening on ").strip()


def stop_server(process: subprocess.Popen[str]) -> None:
    """End a server and see that it ended well."""
    process.terminate()
    code = process.wait(timeout=30)
    assert process.stdout is not None
    process.stdout.close()
    assert code == 0


@pytest.fixture(scope="session")
def server(filled: Path) -> Iterator[str]:
    """Serve the corpus of the sample pages; give the address."""
    process, address = start_server(filled)
    yield address
    stop_server(process)


@pytest.fixture
def client(server: str) -> Iterator[dateline.Client]:
    """Connect to the server of the sample pages."""
    with dateline.connect(server) as connected:
        yield connected
