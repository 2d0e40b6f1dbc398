"""Whether confidence is calibrated: a table of its bins, a plot, and the fit of the curve that the engine reads.

The engine scores a report by signs and reads its confidence off a curve, `events/data/confidence.tsv` of dateline-core. `fit`
makes that curve from judged reports (isotonic regression, shares drawn towards the mean share by PRIOR cases).
"""

import itertools
from dataclasses import dataclass
from pathlib import Path

BINS = 20
PRIOR = 4
RISE = 0.002
CURVE_HEAD = """# From the score of signs of a report to the share of such reports whose act is right.
# Fields: score, share; both rise. Fitted on the part `rules` of benches/quality (`score.py --part rules --fit`).
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
    """Expected calibration error: the mean distance of confidence and share right, weighted by count."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.act) for row in rows) / max(1, total)


def table(rows: list[Bin]) -> list[str]:
    """The bins as lines of text."""
    lines = ["confidence     reports  mean   act right  act, status and parties right"]
    for row in rows:
        span = f"{row.low:.2f} to {row.low + 1 / BINS:.2f}"
        lines.append(f"{span}   {row.count:6}  {row.confidence:.2f}       {row.act:.2f}  {row.whole:.2f}")
    return [*lines, f"expected calibration error (act right): {error(rows):.3f}"]


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


Curve = list[tuple[float, float]]


def read_curve(path: Path) -> Curve:
    """The points of a curve."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [(float(score), float(share)) for score, share in rows]


def score_of(curve: Curve, share: float) -> float:
    """The score that a curve gives a share: the curve read backwards."""
    for (left, low), (right, high) in itertools.pairwise(curve):
        if share <= high:
            return left + (right - left) * max(0.0, (share - low) / (high - low))
    return curve[-1][0]


def fit(cases: list[tuple[float, bool]]) -> Curve:
    """The rising curve that is nearest to the shares of right cases (score, right), by pooling adjacent violators."""
    mean = sum(right for _, right in cases) / max(1, len(cases))
    pools: list[list[float]] = []
    by_score: dict[float, list[bool]] = {}
    for score, right in cases:
        by_score.setdefault(round(score, 2), []).append(right)
    for score in sorted(by_score):
        rights = by_score[score]
        pools.append([score * len(rights), sum(rights) + PRIOR * mean, len(rights) + PRIOR, len(rights)])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    curve = [(total / count, right / weight) for total, right, weight, count in pools]
    # The ends keep the order of scores that no case has.
    ends = [(0.0, curve[0][1] - RISE), *curve, (1.0, curve[-1][1] + RISE)]
    return [(score, min(share, 0.999)) for score, share in ends]


def write_curve(path: Path, curve: Curve) -> None:
    """Writes a curve as the engine reads it."""
    lines = [f"{score:.3f}\t{share:.4f}\n" for score, share in curve]
    path.write_text(CURVE_HEAD + "".join(lines), encoding="utf-8")
