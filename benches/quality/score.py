#!/usr/bin/env python3
"""Score `dateline analyze --jsonl` on the pages of the quality benchmark.

    dateline analyze --jsonl benches/quality/pages/measure/* | benches/quality/score.py --part measure

Prints a line for each figure, stage by stage: right/wanted and the ratio, or precision, recall and F1 where a system
may find more or less than there is. Then the sixteen acts, and how often reports of a given confidence are right. What
each line counts is told in README.md beside this file. Exits 0 always: it measures, it does not judge.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import calibration
from figures import Figures
from pagetext import GoldPage, Json, Text, gold_pages, union
from reports import Judged, score_reports
from stages import score_article, score_entities, score_quotes, score_roles, score_times

HERE = Path(__file__).resolve().parent


def read(lines: Iterable[str]) -> dict[str, Json]:
    """Analyses by the name of their page."""
    analyses = (json.loads(line) for line in lines if line.strip())
    return {Path(str(analysis.get("document", ""))).stem: analysis for analysis in analyses}


def score_page(page: GoldPage, got: Json, figures: Figures, judged: Judged) -> None:
    """Every stage of one page."""
    text = Text(str(got.get("text") or ""))
    body = union([place for paragraph in page.part("body_lines") for place in text.find(paragraph)])
    around = [page.gold["article"]["title"], *page.part("caption_lines")]
    story = union(body + [place for words in around for place in text.find(words)])
    score_article(page, got, figures)
    score_entities(page, got, figures)
    score_roles(page, got, figures)
    score_times(page, got, text, story, figures)
    score_quotes(page, got, text, body, figures)
    score_reports(page, got, text, body, figures, judged)


def score(pages: list[GoldPage], analyses: dict[str, Json]) -> tuple[Figures, Judged]:
    """Every page, in order; a page without an analysis counts as one that found nothing."""
    figures, judged = Figures(), Judged()
    for page in pages:
        figures.rate("pages.analysed", page.name in analyses, page.name)
        score_page(page, analyses.get(page.name, {}), figures, judged)
    return figures, judged


def main() -> None:
    """Read analyses from standard input, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=["rules", "measure"], required=True)
    parser.add_argument("--folder", type=Path, default=HERE, help="the folder with pages/ and gold/")
    parser.add_argument("--misses", action="store_true", help="list what was missed; not for the part to measure on")
    parser.add_argument("--json", action="store_true", help="print the figures alone, as JSON")
    parser.add_argument("--fit", type=Path, help="write the weights of confidence over these, which the engine used")
    parser.add_argument("--plot", type=Path, help="write the calibration of confidence as an SVG")
    args = parser.parse_args()
    figures, judged = score(gold_pages(args.folder, args.part), read(sys.stdin))
    rows = calibration.bins(judged.confidences)
    macro = judged.macro()
    mean = sum(f1 for _, _, f1 in macro.values()) / len(macro)
    if args.fit:
        used = calibration.read_weights(args.fit)
        cases = [(calibration.signs_of(report, used), right) for report, right in judged.cases]
        calibration.write_weights(args.fit, calibration.fit(cases))
    if args.plot:
        args.plot.write_text(calibration.plot(rows), encoding="utf-8")
    if args.json:
        values = {**figures.values(), "reports.type_macro": round(mean, 4), "calibration": calibration.error(rows)}
        print(json.dumps(values))
        return
    print("\n".join(figures.table()))
    print(f"{'reports.type, macro over acts':32} {'':11} F1 {mean:.3f}\n")
    for act, (precision, recall, f1) in macro.items():
        wanted = judged.right[act] + judged.missed[act]
        print(f"{act:10} {judged.right[act]:4}/{wanted:<4} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    print("\n" + "\n".join(calibration.table(rows)))
    if args.misses:
        print("\n" + "\n".join(figures.misses))


if __name__ == "__main__":
    main()
