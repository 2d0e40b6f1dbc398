"""Whether a page's text states a day: a plain search for its common spellings, which knows nothing of Dateline's reading."""

import calendar
import re
from datetime import date

DIGITS_BESIDE = r"(?<!\d){}(?!\d)"


def states_day(text, published):
    """Whether the text has the day in figures (year first, day first or month first, any one mark between them, the
    year with four or two digits) or with the month's English name, whole or in three or four letters."""
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return False
    return any(re.search(DIGITS_BESIDE.format(form), text, re.IGNORECASE) for form in spellings(day))


def spellings(day):
    """Regular expressions of the ways in which a day is written."""
    year, month, number = rf"(?:{day.year}|'?{day.year % 100:02})", f"0?{day.month}", f"0?{day.day}"
    mark = r"\s?[-/.]\s?"
    name = calendar.month_name[day.month]
    word, nth, gap = rf"(?:{name}|{name[:4]}|{name[:3]})\.?", rf"{number}(?:st|nd|rd|th)?", r"(?:[\s,.-]|of|de){1,5}"
    return (
        rf"{day.year}{mark}{month}{mark}{number}",
        f"{day:%Y%m%d}",
        rf"{day.year}年\s?{month}月\s?{number}日",
        rf"{number}{mark}{month}{mark}{year}",
        rf"{month}{mark}{number}{mark}{year}",
        rf"{word}{gap}{nth}{gap}{year}",
        rf"{nth}{gap}{word}{gap}{year}",
        rf"{day.year}{gap}{word}{gap}{nth}",
    )
