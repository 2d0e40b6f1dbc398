"""What finds time expressions: the `dateline` command, and dateparser from PyPI."""

import json
import shlex
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from corpora import Expression


def dateline(articles, command="dateline analyze --jsonl"):
    """The expressions that Dateline finds in each article, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder, "pages.jsonl")
        with pages.open("w", encoding="utf-8") as out:
            for article in articles:
                page = {"id": article.name, "published": article.created, "article": article.text}
                out.write(json.dumps(page) + "\n")
        run = subprocess.run([*shlex.split(command), str(pages)], stdout=subprocess.PIPE, check=True)
    found = {}
    texts = {article.name: article.text for article in articles}
    for line in run.stdout.decode("utf-8").splitlines():
        analysis = json.loads(line)
        name = analysis["document"]
        if analysis["text"] != texts[name]:
            sys.exit(f"{name}: the text came back changed")
        found[name] = [
            Expression(tuple(timex["span"]), timex["type"], timex.get("value", ""), timex["rule"])
            for timex in analysis["timexes"]
        ]
    return found


def dateparser(articles):
    """The expressions that `search_dates` finds, each with the TIMEX3 value that its answer is nearest to.

    dateparser answers with a moment. How fine it is (a year, a month, a day, a time) its own parser says when it is
    given the words found, and the moment is cut to that. It has no lengths and no sets.
    """
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    shapes = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}
    found = {}
    for article in articles:
        settings = {"PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        if article.created:
            settings["RELATIVE_BASE"] = datetime.fromisoformat(article.created)
        parser = DateDataParser(languages=["en"], settings=settings)
        at, expressions = 0, []
        for words, moment in search_dates(article.text, languages=["en"], settings=settings) or []:
            start = article.text.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser.get_date_data(words).period or "day"
            kind = "TIME" if period == "time" else "DATE"
            expressions.append(Expression((start, at), kind, moment.strftime(shapes.get(period, "%Y-%m-%d"))))
        found[article.name] = expressions
    return found
