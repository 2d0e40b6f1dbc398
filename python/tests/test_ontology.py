from __future__ import annotations

import pickle
from pathlib import Path

import dateline
import pytest

STORY = "President Ana Kovac crowned Foreign Minister Li Wei in Geneva on 3 March 2024."


def folder(path: Path, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.tsv").write_text(text)
    return path


def test_a_verb_and_a_type_of_the_users_own(tmp_path: Path) -> None:
    path = folder(
        tmp_path / "own",
        acts="SUPPORT\tverbal_cooperation\t5\tno\tcoronation=6.5\n",
        verbs="crown\tSUPPORT/coronation\tsubj\tobj\t-\n",
    )
    own = dateline.load_ontology(path)
    assert dateline.analyze(STORY, form="article").reports == ()
    analysis = dateline.analyze(STORY, form="article", ontology=own)
    report = analysis.reports[0]
    assert (report.act, report.mode, report.plover.intensity) == ("SUPPORT", "coronation", 6.5)
    assert report.plover.cameo_root == "05"
    assert analysis.engine.endswith(f"+{own.version}")
    with dateline.Corpus(tmp_path / "news", ontology=own) as corpus:
        corpus.ingest([{"article": STORY}])
        assert [event.mode for event in corpus.list_events()] == ["coronation"]


def test_an_ontology_can_be_sent_to_another_process(tmp_path: Path) -> None:
    own = dateline.load_ontology(folder(tmp_path / "own", cues="haply\tpossible\n"))
    assert repr(pickle.loads(pickle.dumps(own))) == repr(own)


def test_a_faulty_line_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path / "own", verbs="crown\tCORONATION\tsubj\tobj\t-\n")
    with pytest.raises(dateline.InputError, match=r"verbs\.tsv:1:7: no act is called CORONATION; use one of AGREE"):
        dateline.load_ontology(path)
    with pytest.raises(dateline.InputError, match="holds no file of an ontology"):
        dateline.load_ontology(folder(tmp_path / "empty"))
