from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import dateline
import pytest
from conftest import STORY
from dateline import errors

BUILT_IN = {
    "NotFoundError": KeyError,
    "InvalidArgumentError": ValueError,
    "InputError": ValueError,
    "StorageError": OSError,
    "CorpusLockedError": OSError,
    "ReadOnlyError": PermissionError,
    "UnavailableError": ConnectionError,
    "DeadlineExceededError": TimeoutError,
    "UnimplementedError": NotImplementedError,
}


@pytest.mark.parametrize("name", errors.__all__)
def test_every_exception_is_ours_and_keeps_what_it_knows(name: str) -> None:
    kind = getattr(errors, name)
    error = kind("what and where", "REASON", {"field": "time"})
    assert isinstance(error, dateline.DatelineError)
    assert isinstance(error, BUILT_IN.get(name, Exception))
    again = pickle.loads(pickle.dumps(error))
    for one in (error, again):
        assert (str(one), one.reason, one.metadata) == ("what and where", "REASON", {"field": "time"})


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    with dateline.Corpus(tmp_path / "news"):
        with pytest.raises(dateline.CorpusLockedError) as caught:
            dateline.Corpus(tmp_path / "news")
        assert caught.value.metadata["path"].endswith("news")
        with dateline.Corpus(tmp_path / "news", read_only=True) as reader:
            assert reader.get_statistics().documents == 0
            with pytest.raises(dateline.ReadOnlyError):
                reader.ingest([STORY])
    dateline.Corpus(tmp_path / "news").close()


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(dateline.NotACorpusError):
        dateline.Corpus(tmp_path / "none", read_only=True)
    with dateline.Corpus(tmp_path / "news") as corpus:
        with pytest.raises(dateline.NotFoundError) as caught:
            corpus.get_document("no-such-document")
        assert caught.value.reason == "NOT_FOUND"
        assert caught.value.metadata["id"] == "no-such-document"
        with pytest.raises(KeyError):
            corpus.get_entity("Nobody at All")


def test_arguments_that_cannot_be_used(corpus: dateline.Corpus) -> None:
    with pytest.raises(dateline.InvalidArgumentError, match="2023-Q1"):
        corpus.list_events(time="last year")
    with pytest.raises(dateline.InvalidArgumentError, match="HUG"):
        corpus.list_events(acts="HUG").to_list()  # type: ignore[arg-type]
    with pytest.raises(dateline.InvalidArgumentError):
        corpus.list_documents(page_token="no token of ours").page()
    with pytest.raises(dateline.InvalidArgumentError):
        corpus.list_documents(page_size=-1).page()


def test_a_closed_corpus_says_so(tmp_path: Path) -> None:
    corpus = dateline.Corpus(tmp_path / "news")
    corpus.close()
    corpus.close()
    assert corpus.is_closed
    with pytest.raises(dateline.ClosedError):
        corpus.get_statistics()


def test_nobody_at_the_address() -> None:
    with pytest.raises(dateline.UnavailableError, match=r"127\.0\.0\.1:1"):
        dateline.connect("127.0.0.1:1")
    with pytest.raises(dateline.InvalidArgumentError, match="timeout"):
        dateline.connect("127.0.0.1:1", timeout=-1)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_forked_process_is_told_and_does_not_hang(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import os, sys, dateline
        corpus = dateline.Corpus(sys.argv[1])
        dateline.analyze_many(["One.", "Two."])
        if os.fork() == 0:
            told = 0
            for call in (corpus.get_statistics, lambda: dateline.analyze_many(["One."])):
                try:
                    call()
                except RuntimeError as error:
                    told += "spawn" in str(error)
            dateline.analyze("One page is read without threads.")
            os._exit(told)
        sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))
        """
    )
    arguments = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", program, str(tmp_path / "news")]
    assert subprocess.run(arguments, timeout=60, check=False).returncode == 2


@pytest.mark.skipif(os.name == "nt", reason="signals are sent in another way there")
def test_ctrl_c_ends_an_ingest_and_keeps_what_was_stored(tmp_path: Path) -> None:
    program = textwrap.dedent(
        """
        import itertools, sys, dateline
        corpus = dateline.Corpus(sys.argv[1])
        pages = ({"id": f"page-{n}", "article": f"Ministers met {n} times."} for n in itertools.count())
        def tell(done, total):
            if done == 8:
                print("go", flush=True)
        try:
            corpus.ingest(pages, batch_size=8, progress=tell)
        except KeyboardInterrupt:
            print(corpus.get_statistics().documents)
        """
    )
    arguments = [sys.executable, "-c", program, str(tmp_path / "news")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "go\n"
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=60)
    assert int(said) >= 8
    assert int(said) % 8 == 0
