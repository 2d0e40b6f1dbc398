"""One corpus, three doors: a generated gRPC client, `dateline.connect` and `dateline.Corpus` give the same answers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from questions import REAL_PAGES, SAMPLES, Questions

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BINARY = Path(os.environ.get("DATELINE_BIN", ROOT / "target/debug/dateline"))


def ask(script: str, *arguments: str, questions: Questions) -> list[list[str]]:
    """Asks through one door, in a process of its own."""
    asked = [questions.who, *questions.between, str(questions.year), questions.speaker]
    command = [sys.executable, str(HERE / script), *arguments, *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[list[str]] = json.loads(done.stdout)
    return answers


def test_three_doors_give_the_same_answers(tmp_path: Path) -> None:
    compare(ROOT / "samples", SAMPLES, tmp_path)


def test_three_doors_give_the_same_answers_on_real_pages(tmp_path: Path) -> None:
    pages = ROOT.parent / "shared" / "seeds"
    if not pages.is_dir():
        pytest.skip(f"needs the pages in {pages}")
    compare(pages, REAL_PAGES, tmp_path)


def compare(pages: Path, questions: Questions, work: Path) -> None:
    """Ingests the pages, serves them, asks through the three doors, and shows the answers (`pytest -s`)."""
    assert BINARY.exists(), f"{BINARY} is not built: cargo build -p dateline-cli"
    corpus = work / "corpus"
    subprocess.run([BINARY, "ingest", "--corpus", corpus, "--ids-from-paths", pages], check=True, capture_output=True)
    command = [BINARY, "serve", "--corpus", corpus, "--listen", "127.0.0.1:0", "--log", "warn"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        address = server.stdout.readline().split()[-1]
        stubs = work / "stubs"
        stubs.mkdir()
        generated = ask("ask_grpc.py", str(stubs), address, questions=questions)
        connected = ask("ask_package.py", "server", address, questions=questions)
        opened = ask("ask_package.py", "corpus", str(corpus), questions=questions)
    finally:
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=30)
    for question, answer in zip(questions.asked(), generated, strict=True):
        print(f"\n{question}")
        print("\n".join(f"  {line}" for line in answer))
    assert all(generated)
    assert generated == connected == opened
