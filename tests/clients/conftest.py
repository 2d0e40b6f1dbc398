"""A client as its author would make it: stubs from proto/, a server that is the built `dateline` command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import grpc
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from stubs import generate

PARENT = "corpora/default"


@dataclass(frozen=True)
class Stubs:
    """The generated modules."""

    documents: ModuleType
    entities: ModuleType
    events: ModuleType
    quotes: ModuleType
    corpus: ModuleType
    messages: ModuleType


@dataclass(frozen=True)
class Server:
    """A running server and a connection to it."""

    channel: grpc.Channel
    documents: dict[str, str]
    """The text of every sample page, by document id."""


@pytest.fixture(scope="session")
def stubs(tmp_path_factory: pytest.TempPathFactory) -> Stubs:
    """Generates the client from the .proto files, into a folder of its own."""
    out = tmp_path_factory.mktemp("stubs")
    generate(out)

    messages = ModuleType("messages")
    for path in sorted((out / "dateline" / "v1").glob("*_pb2.py")):
        messages.__dict__.update(vars(import_module(f"dateline.v1.{path.stem}")))
    services = ("document", "entity", "event", "quote", "corpus")
    return Stubs(*(import_module(f"dateline.v1.{name}_service_pb2_grpc") for name in services), messages)


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Starts `dateline serve` over an empty corpus, and ends it with a signal."""
    binary = Path(os.environ.get("DATELINE_BIN", ROOT / "target/debug/dateline"))
    if not binary.exists():
        pytest.skip(f"{binary} is not built: cargo build -p dateline-cli")
    corpus = tmp_path_factory.mktemp("corpus") / "news"
    command = [str(binary), "serve", "--corpus", str(corpus), "--listen", "127.0.0.1:0", "--log", "warn"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        line = server.stdout.readline()
        assert line.startswith("listening on "), line
        yield line.split()[-1]
    finally:
        server.send_signal(signal.SIGTERM)
        ended = server.wait(timeout=30)
    assert ended == 0


@pytest.fixture(scope="session")
def server(address: str, stubs: Stubs) -> Iterator[Server]:
    """The server with the sample pages in its corpus."""
    messages = stubs.messages
    pages = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".html"))

    def requests() -> Iterator[object]:
        for path in pages:
            known = messages.Known(id=path.name, url=f"https://news.example/{path.name}")
            page = messages.Page(bytes=path.read_bytes(), known=known)
            yield messages.IngestDocumentsRequest(parent=PARENT, request_id=path.name, page=page)

    with grpc.insecure_channel(address) as channel:
        documents = stubs.documents.DocumentServiceStub(channel)
        acknowledged = list(documents.IngestDocuments(requests()))
        assert [item.request_id for item in acknowledged] == [path.name for path in pages]
        assert {item.ingested.outcome for item in acknowledged} == {messages.OUTCOME_NEW}

        texts = {}
        for path in pages:
            request = messages.GetDocumentRequest(name=f"{PARENT}/documents/{path.name}")
            texts[path.name] = documents.GetDocument(request).document.analysis.text
        yield Server(channel, texts)
