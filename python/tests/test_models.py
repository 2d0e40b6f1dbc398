from __future__ import annotations

import pickle
from pathlib import Path

import dateline
import pytest
from conftest import STORY

MODEL = Path(__file__).parents[2] / "models" / "english-small.dateline"


def test_a_model_from_a_file_takes_the_place_of_the_one_inside(tmp_path: Path) -> None:
    model = dateline.load_model(MODEL)
    assert model.name == "english-small"
    assert model.licence
    analysis = dateline.analyze(STORY, model=model)
    assert analysis == dateline.analyze(STORY)
    assert analysis.engine == f"{dateline.ENGINE}+{model.name}-{model.version}"
    assert list(dateline.pipe([STORY], model=model)) == dateline.analyze_many([STORY])
    with dateline.Corpus(tmp_path / "news", model=model) as corpus:
        assert corpus.ingest([STORY]).new == 1
        assert corpus.get_statistics().engine == analysis.engine


def test_a_model_can_be_sent_to_another_process() -> None:
    model = dateline.load_model(MODEL)
    again = pickle.loads(pickle.dumps(model))
    assert repr(again) == repr(model)


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.dateline"
    content = bytearray(MODEL.read_bytes())
    content[len(content) // 2] ^= 1
    damaged.write_bytes(content)
    other = tmp_path / "other.txt"
    other.write_text("no model at all, but a text that is long enough")
    for path, said in ((damaged, "checksum"), (other, "not a Dateline model"), (tmp_path / "none", "cannot be read")):
        with pytest.raises(dateline.InputError, match=said):
            dateline.load_model(path)
