"""What the documentation shows works as it is shown."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import dateline
import pytest

README = Path(__file__).parents[1] / "README.md"
MODULES = [module.name for module in pkgutil.walk_packages(dateline.__path__, "dateline.")]


@pytest.mark.parametrize("name", [name for name in MODULES if not name.endswith("_native")])
def test_examples_of_a_module(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_program_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    programs = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert programs
    names: dict[str, object] = {}
    for program in programs:
        if "connect(" not in program:
            exec(compile(program, str(README), "exec"), names)
