"""The scorer and the check are scripts: their folders are put on the path."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benches" / "quality"), str(ROOT / "training" / "annotation")]
