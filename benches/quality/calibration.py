"""Whether confidence is calibrated: a table of its bins, a plot, and the fit of the weights that the engine reads.

A report's confidence is the probability that everything in it is right: act, status and all parties. The engine weighs signs
by `events/data/confidence.tsv` of dateline-core; `fit` makes those weights from judged reports (logistic regression).
"""

import math
from dataclasses import dataclass
from pathlib import Path

from pagetext import Json

BINS = 10
PRIOR = 1.0
ROUNDS, STEP = 4000, 2.0
WEIGHTS_HEAD = """# What each sign of a report says of whether everything in it is right: weights of a logistic regression.
# Fields: sign, weight. Fitted on the part `rules` of benches/quality (`score.py --part rules --fit`).
"""
SIDE, EDGE = 360, 50


@dataclass(frozen=True)
class Bin:
    """The reports whose confidence lies in [low, low + 1 / BINS): how many, their mean confidence, shares right."""

    low: float
    count: int
    confidence: float
    act: float
    whole: float


def bins(confidences: list[tuple[float, bool, bool]]) -> list[Bin]:
    """The bins that have reports. A case is (confidence, act right, all right)."""
    filled: dict[int, list[tuple[float, bool, bool]]] = {}
    for case in confidences:
        filled.setdefault(min(BINS - 1, int(case[0] * BINS)), []).append(case)
    return [
        Bin(number / BINS, len(cases), *(sum(case[part] for case in cases) / len(cases) for part in range(3)))
        for number, cases in sorted(filled.items())
    ]


def error(rows: list[Bin]) -> float:
    """Expected calibration error: the mean distance of confidence and share wholly right, weighted by count."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.whole) for row in rows) / max(1, total)


def table(rows: list[Bin]) -> list[str]:
    """The bins as lines of text."""
    lines = ["confidence     reports  mean   act right  act, status and parties right"]
    for row in rows:
        span = f"{row.low:.2f} to {row.low + 1 / BINS:.2f}"
        lines.append(f"{span}   {row.count:6}  {row.confidence:.2f}       {row.act:.2f}  {row.whole:.2f}")
    return [*lines, f"expected calibration error (all right): {error(rows):.3f}"]


def plot(rows: list[Bin]) -> str:
    """The bins as an SVG: mean confidence to the right, share right upwards; a dot's area is its count."""

    def at(x: float, y: float) -> str:
        return f'cx="{EDGE + x * SIDE:.1f}" cy="{EDGE + (1 - y) * SIDE:.1f}"'

    most = max((row.count for row in rows), default=1)
    size = SIDE + 2 * EDGE
    far = EDGE + SIDE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<path d="M{EDGE} {EDGE}V{far}H{far}M{EDGE} {far}L{far} {EDGE}" fill="none" stroke="#888"/>',
        f'<text x="{size / 2}" y="{size - 12}" text-anchor="middle">mean confidence</text>',
        f'<text x="14" y="{size / 2}" transform="rotate(-90 14 {size / 2})" text-anchor="middle">share right</text>',
    ]
    for tick in range(0, BINS + 1, BINS // 5):
        share = tick / BINS
        parts.append(f'<text x="{EDGE + share * SIDE}" y="{far + 16}" text-anchor="middle">{share:.1f}</text>')
        parts.append(f'<text x="{EDGE - 6}" y="{far - share * SIDE + 4}" text-anchor="end">{share:.1f}</text>')
    for row in rows:
        radius = 3 + 9 * (row.count / most) ** 0.5
        parts.append(f'<circle {at(row.confidence, row.act)} r="{radius:.1f}" fill="#1f6fb4" fill-opacity="0.8"/>')
        parts.append(f'<circle {at(row.confidence, row.whole)} r="{radius:.1f}" fill="none" stroke="#c4501b"/>')
    parts.append(f'<text x="{EDGE + 10}" y="{EDGE - 22}" fill="#1f6fb4">● the act is right</text>')
    parts.append(f'<text x="{EDGE + 10}" y="{EDGE - 6}" fill="#c4501b">○ act, status and parties are right</text>')
    return "\n".join([*parts, "</svg>", ""])


Weights = dict[str, float]
Signs = dict[str, float]


def read_weights(path: Path) -> Weights:
    """The weight of each sign."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {sign: float(weight) for sign, weight in rows}


def signs_of(report: Json, weights: Weights) -> Signs:
    """The signs of a report, as the engine counts them (`events/confidence.rs`).

    The score of its words is not printed: it is what the report's confidence leaves over, by the weights that the engine used.
    """
    actors, recipients, mutual = report["actors"], report["recipients"], report["reciprocal"]
    signs = {
        "start": 1.0,
        "nobody_acts": float(not actors),
        "nobody_is_acted_on": float(not recipients and not mutual),
        "one_sided": float(mutual and len(actors) < 2),
        "open": float(report["status"] in ("possible", "requested")),
        "pointed_back": float(any(not actor.get("span") for actor in actors)),
        "attributed": float(bool(report.get("attribution"))),
    }
    confidence = min(max(float(report["confidence"]), 0.001), 0.999)
    rest = math.log(confidence / (1 - confidence)) - sum(weights[sign] * value for sign, value in signs.items())
    return {**signs, "score": rest / weights["score"]}


def fit(cases: list[tuple[Signs, bool]]) -> Weights:
    """The weights of a logistic regression of right reports on their signs, drawn towards none by PRIOR."""
    weights = dict.fromkeys(cases[0][0], 0.0)
    for _ in range(ROUNDS):
        slopes = {sign: -PRIOR * weight * (sign != "start") for sign, weight in weights.items()}
        for signs, right in cases:
            sure = 1 / (1 + math.exp(-sum(weights[sign] * value for sign, value in signs.items())))
            for sign, value in signs.items():
                slopes[sign] += (right - sure) * value
        for sign, slope in slopes.items():
            weights[sign] += STEP * slope / len(cases)
    return weights


def write_weights(path: Path, weights: Weights) -> None:
    """Writes weights as the engine reads them."""
    lines = [f"{sign}\t{weight:.3f}\n" for sign, weight in weights.items()]
    path.write_text(WEIGHTS_HEAD + "".join(lines), encoding="utf-8")
