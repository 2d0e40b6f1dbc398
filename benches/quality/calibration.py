"""Whether confidence is calibrated: a table of its bins, and a plot."""

from dataclasses import dataclass

BINS = 10
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
    lines = ["confidence   reports  mean   act right  act, status and parties right"]
    for row in rows:
        span = f"{row.low:.1f} to {row.low + 1 / BINS:.1f}"
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
    for tick in range(0, BINS + 1, 2):
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
