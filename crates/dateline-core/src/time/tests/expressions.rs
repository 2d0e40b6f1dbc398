//! Expressions of every family and their values.

use super::{check, check_each};

/// A Tuesday.
const TODAY: &str = "2024-10-29";

#[test]
fn calendar_dates() {
    check_each(
        TODAY,
        &[
            ("It opened on Oct. 28.", "Oct. 28", "2024-10-28"),
            ("The ship left on 5 June 2003.", "5 June 2003", "2003-06-05"),
            ("The ship left on June 5, 2003, at last.", "June 5, 2003", "2003-06-05"),
            ("The ship left on the 5th of June.", "the 5th of June", "2024-06-05"),
            ("The ship left on June 5th.", "June 5th", "2024-06-05"),
            ("The ship left on Wednesday, June 5, 2024.", "Wednesday, June 5, 2024", "2024-06-05"),
            ("They met in June 2003.", "June 2003", "2003-06"),
            ("They met in June of 2003.", "June of 2003", "2003-06"),
            ("They met in Sept 2021.", "Sept 2021", "2021-09"),
            ("They met in May last year.", "May last year", "2023-05"),
            ("They met in March of this year.", "March of this year", "2024-03"),
            ("They met in September.", "September", "2024-09"),
            ("They have met since 2022.", "2022", "2022"),
            ("It was printed on 2003-06-05.", "2003-06-05", "2003-06-05"),
            ("It was printed on 6/5/2003.", "6/5/2003", "2003-06-05"),
            ("It was printed on 25/6/2003.", "25/6/2003", "2003-06-25"),
            ("It was printed on 05.06.2003.", "05.06.2003", "2003-06-05"),
            ("The election of January 15 was close.", "January 15", "2024-01-15"),
            ("It was built in 1066.", "1066", "1066"),
            ("It will open on January 15.", "January 15", "2025-01-15"),
            ("It will open in February.", "February", "2025-02"),
        ],
    );
}

#[test]
fn ranges() {
    check_each(
        TODAY,
        &[
            ("The summit will be held on July 11-12 in Oslo.", "July 11-12", "2025-07-11/2025-07-12"),
            ("The fair ran from June 3 to 5.", "June 3 to 5", "2024-06-03/2024-06-05"),
            ("The fair ran between June 3 and 5.", "June 3 and 5", "2024-06-03/2024-06-05"),
            ("The fair ran from 3-5 June 2019.", "3-5 June 2019", "2019-06-03/2019-06-05"),
            ("It was under colonial rule in 1910-45.", "1910-45", "1910/1945"),
            ("In 1931 - 32 it was occupied.", "1931 - 32", "1931/1932"),
            ("The 2014–2016 drought was the worst.", "2014–2016", "2014/2016"),
            ("In the 2021-22 season they won.", "2021-22", "2021/2022"),
            ("Sales fell in June-August 2008.", "June-August 2008", "2008-06/2008-08"),
        ],
    );
    check(TODAY, "It grew from 2009 to 2011.", &[("2009", "2009"), ("2011", "2011")]);
}

#[test]
fn counted_from_the_day_of_speech() {
    check_each(
        TODAY,
        &[
            ("He left yesterday.", "yesterday", "2024-10-28"),
            ("He will leave tomorrow.", "tomorrow", "2024-10-30"),
            ("He left the day before yesterday.", "the day before yesterday", "2024-10-27"),
            ("Prices rose last year.", "last year", "2023"),
            ("Prices rose this year.", "this year", "2024"),
            ("They will hold talks next week.", "next week", "2024-W45"),
            ("He is in town this week.", "this week", "2024-W44"),
            ("Prices fell last month.", "last month", "2024-09"),
            ("Prices fell last quarter.", "last quarter", "2024-Q3"),
            ("He came two days ago.", "two days ago", "2024-10-27"),
            ("He came three weeks ago.", "three weeks ago", "2024-W41"),
            ("He came a year ago.", "a year ago", "2023"),
            ("It grew this past year.", "this past year", "P1Y"),
            ("The Oaks host the Bears on Thursday in their next game.", "Thursday", "2024-10-31"),
            ("He came 20 years ago.", "20 years ago", "2004"),
            ("He came two decades ago.", "two decades ago", "2004"),
            ("He came a few days ago.", "a few days ago", "PAST_REF"),
            ("It was announced late last year.", "late last year", "2023"),
            ("It was announced earlier this month.", "earlier this month", "2024-10"),
            ("It was announced at the end of last year.", "the end of last year", "2023"),
            ("It was shown last summer.", "last summer", "2024-SU"),
            ("It was shown this past summer.", "this past summer", "2024-SU"),
            ("It was shown this past weekend.", "this past weekend", "2024-W43-WE"),
            ("It will be shown this coming Friday.", "this coming Friday", "2024-11-01"),
            ("It was shown last May.", "last May", "2024-05"),
            ("It was shown last weekend.", "last weekend", "2024-W43-WE"),
            ("It was shown over the weekend.", "the weekend", "2024-W43-WE"),
            ("It was shown last night.", "last night", "2024-10-28TNI"),
            ("It was shown this morning.", "this morning", "2024-10-29TMO"),
        ],
    );
}

#[test]
fn weekdays() {
    check_each(
        TODAY,
        &[
            ("The ministry said Tuesday that talks failed.", "Tuesday", "2024-10-29"),
            ("The ministry said Monday that talks failed.", "Monday", "2024-10-28"),
            ("The ministers will meet in Oslo next Monday.", "next Monday", "2024-11-04"),
            ("The ministers will meet in Oslo on Thursday.", "Thursday", "2024-10-31"),
            ("The ministers met in Oslo on Thursday.", "Thursday", "2024-10-24"),
            ("The ministers met last Friday night.", "last Friday night", "2024-10-25TNI"),
            ("The ministers met on Friday afternoon.", "Friday afternoon", "2024-10-25TAF"),
            ("The ministers met on Friday of last week.", "Friday of last week", "2024-10-25"),
            ("The ministers met late Friday.", "late Friday", "2024-10-25"),
        ],
    );
}

#[test]
fn durations_and_sets() {
    check_each(
        TODAY,
        &[
            ("They talked for 80 minutes.", "80 minutes", "PT80M"),
            ("They talked for half an hour.", "half an hour", "PT30M"),
            ("It is two and a half years late.", "two and a half years", "P2.5Y"),
            ("It took almost two years.", "almost two years", "P2Y"),
            ("It was a week-long visit.", "week-long", "P1W"),
            ("It was the first in a quarter-century.", "quarter-century", "P25Y"),
            ("It was a half-hour visit.", "half-hour", "PT30M"),
            ("It was a two-day visit.", "two-day", "P2D"),
            ("A 41-year-old man was held.", "41-year-old", "P41Y"),
            ("It is the largest in the past decade.", "the past decade", "P10Y"),
            ("It grew in the last year.", "the last year", "P1Y"),
            ("It will happen over the next month.", "the next month", "P1M"),
            ("It grew over the past 20 years.", "the past 20 years", "P20Y"),
            ("It will happen within the next six months.", "the next six months", "P6M"),
            ("They had waited for years.", "years", "PXY"),
            ("They waited several weeks.", "several weeks", "PXW"),
            ("It shrank for two consecutive quarters.", "two consecutive quarters", "P2Q"),
            ("He served a six-month sentence.", "six-month", "P6M"),
            ("They meet every two years.", "every two years", "P2Y"),
            ("They meet once in two years.", "once in two years", "P2Y"),
            ("They meet twice a week.", "twice a week", "P1W"),
            ("They meet every Monday.", "every Monday", "XXXX-WXX-1"),
            ("The annual meeting was dull.", "annual", "P1Y"),
            ("It costs $5 million a year.", "a year", "P1Y"),
        ],
    );
}

#[test]
fn parts_of_the_year() {
    check_each(
        TODAY,
        &[
            ("Profits fell in the third quarter.", "the third quarter", "2024-Q3"),
            ("Profits fell in the third quarter of last year.", "the third quarter of last year", "2023-Q3"),
            ("Profits fell in the fourth quarter of 2008.", "the fourth quarter of 2008", "2008-Q4"),
            ("It announced cuts for the fourth quarter.", "the fourth quarter", "2024-Q4"),
            ("Profits fell in Q2 2009.", "Q2 2009", "2009-Q2"),
            ("Profits fell in the first half of 2009.", "the first half of 2009", "2009-H1"),
            ("Profits rose in the 2025 fiscal year.", "the 2025 fiscal year", "FY2025"),
            ("It was the coldest of the year 2010.", "the year 2010", "2010"),
            ("It reported a loss for the quarter.", "the quarter", "2024-Q4"),
            ("Profits fell in fiscal 2024.", "fiscal 2024", "FY2024"),
            ("Profits fell in fiscal year 2024.", "fiscal year 2024", "FY2024"),
            ("Profits fell in mid-August.", "mid-August", "2024-08"),
            ("Profits fell in early 2009.", "early 2009", "2009"),
            ("Profits fell in the summer of 2008.", "the summer of 2008", "2008-SU"),
            ("It was fun in the 1980s.", "the 1980s", "198"),
            ("It was built in the 19th century.", "the 19th century", "18"),
            ("He was shot on Christmas Day.", "Christmas Day", "2023-12-25"),
            ("They will vote on Good Friday.", "Good Friday", "2025-04-18"),
        ],
    );
}

#[test]
fn times_of_day() {
    check_each(
        TODAY,
        &[
            ("It began at 5:30 p.m. on Monday.", "5:30 p.m. on Monday", "2024-10-28T17:30"),
            ("It began on Monday at 10 a.m.", "Monday at 10 a.m.", "2024-10-28T10:00"),
            ("It began at 1800 GMT.", "1800 GMT", "2024-10-29T18:00Z"),
            ("It began at 3:30 Monday afternoon.", "3:30 Monday afternoon", "2024-10-28T15:30"),
            ("It began early Monday morning.", "early Monday morning", "2024-10-28TMO"),
            ("It began at noon.", "noon", "2024-10-29T12:00"),
            ("It began at dawn.", "dawn", "2024-10-29TMO"),
            ("It began at 12:30 a.m.", "12:30 a.m.", "2024-10-29T00:30"),
        ],
    );
    check(
        TODAY,
        "It began Monday in Oslo at 18:00 UTC.",
        &[("Monday", "2024-10-28"), ("18:00 UTC", "2024-10-28T18:00Z")],
    );
}

#[test]
fn units_that_a_date_fixes() {
    check_each(
        TODAY,
        &[
            ("It failed in the week of June 3.", "the week of June 3", "2024-W23"),
            ("He left on the first Monday of May.", "the first Monday of May", "2024-05-06"),
            ("He left on the last day of March.", "the last day of March", "2024-03-31"),
            ("He left in the second week of 2024.", "the second week of 2024", "2024-W02"),
            ("The year-earlier quarter was better.", "The year-earlier quarter", "2023-Q4"),
            ("He left the week before last.", "the week before last", "2024-W42"),
            ("He left on the 14th.", "the 14th", "2024-10-14"),
            ("It will be over by year-end.", "year-end", "2024"),
            ("It will last for the rest of the year.", "the rest of the year", "2024"),
        ],
    );
    check(
        TODAY,
        "It lost money in the quarter ended March 31.",
        &[("the quarter", "2024-Q1"), ("March 31", "2024-03-31")],
    );
    // A word of sport makes a quarter a part of a game.
    check(TODAY, "They scored in the fourth quarter.", &[]);
}

/// A length covers something where the text says at which day it begins or ends.
#[test]
fn lengths_with_an_anchor() {
    let cases = [
        ("He resigned ten days after the March 4 vote.", "2024-03-04", "2024-03-14"),
        ("He resigned two days before the March 4 vote.", "2024-03-02", "2024-03-04"),
        ("Sales fell in the nine months ended Sept. 30.", "2024-01-01", "2024-10-01"),
        ("Sales fell over the past two years.", "2022-10-30", "2024-10-30"),
        ("Sales will fall over the next two weeks.", "2024-10-29", "2024-11-12"),
    ];
    for (sentence, start, end) in cases {
        let (_, times) = super::read(TODAY, sentence);
        let timex = &times.timexes[0].timex;
        assert_eq!((timex.start.as_deref(), timex.end.as_deref()), (Some(start), Some(end)), "{sentence}");
    }
}

#[test]
fn what_recurs_by_name() {
    check_each(
        TODAY,
        &[
            ("They meet every October.", "every October", "XXXX-10"),
            ("They meet every weekend.", "every weekend", "XXXX-WXX-WE"),
            ("They meet each summer.", "each summer", "XXXX-SU"),
            ("They meet every morning.", "every morning", "XXXX-XX-XXTMO"),
            ("It pumps 500,000 barrels a day.", "a day", "P1D"),
            ("It is open seven days a week.", "seven days a week", "P1W"),
        ],
    );
}

#[test]
fn times_in_words() {
    check_each(
        TODAY,
        &[
            ("He left at nine o'clock in the evening.", "nine o'clock in the evening", "2024-10-29T21:00"),
            (
                "He left at ten minutes to three in the afternoon.",
                "ten minutes to three in the afternoon",
                "2024-10-29T14:50",
            ),
            ("It fell in the early hours of Monday.", "the early hours of Monday", "2024-10-28TMO"),
            ("An hour later, he left.", "An hour later", "PT1H"),
            ("Months later, he left.", "Months later", "PXM"),
        ],
    );
}

/// Feasts that arithmetic dates; the tables of the Islamic calendar do so only about.
#[test]
fn movable_feasts() {
    check_each(
        TODAY,
        &[
            ("They met on Yom Kippur.", "Yom Kippur", "2024-10-12"),
            ("They met last Easter.", "last Easter", "2024-03-31"),
            ("They met at Passover.", "Passover", "2024-04-23"),
            ("They met on Orthodox Easter.", "Orthodox Easter", "2024-05-05"),
        ],
    );
    let (_, times) = super::read(TODAY, "They fasted through Ramadan.");
    assert_eq!(times.timexes[0].timex.modifier.as_deref(), Some("APPROX"));
    assert_eq!(times.timexes[0].timex.value.as_deref(), Some("2024-03-11/2024-04-09"));
}

#[test]
fn vague_times() {
    check(TODAY, "It was once a village.", &[("once", "PAST_REF")]);
    check(TODAY, "He was once again late.", &[]);
    check(TODAY, "One day they will return.", &[("One day", "FUTURE_REF")]);
    check(TODAY, "It is now in ruins.", &[("now", "PRESENT_REF")]);
    check(TODAY, "It was recently sold.", &[("recently", "PAST_REF")]);
    check(TODAY, "It will be sold in the near future.", &[("the near future", "FUTURE_REF")]);
}

#[test]
fn what_is_no_time() {
    for sentence in [
        "He may leave if he wants.",
        "Theresa May resigned.",
        "The march on the capital drew thousands.",
        "The Sunday Times said so.",
        "He came second in the race.",
        "Version 2.10.4 of the program is out.",
        "They won 21-14 in the end.",
        "He sat down in the sun.",
        "The Sheffield side won 3-2.",
        "It sold 2000 copies for $2009.",
        "Call 555-2019-4477 for help.",
        "They fall and spring up again.",
        "Nearly one quarter of them left.",
        "It followed the fall of the wall.",
        "Winds blew at 130 kilometers an hour.",
        "April Smith wrote to August Wilson.",
        "A man in his 50s was held.",
        "He was a guest of Saturday Night Live.",
        "It was built in the first century B.C. by slaves.",
        "Soon after the vote they left.",
        "As soon as they left it rained.",
    ] {
        check(TODAY, sentence, &[]);
    }
}
