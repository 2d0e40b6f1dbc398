use proptest::prelude::*;

use super::*;
use crate::page::BlockKind;

fn layer(content: &str, limits: &Limits) -> (Text, Layer) {
    let text = Text::new(content.to_owned());
    let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
    let layer = segment(&text, &[block], limits);
    (text, layer)
}

fn tokens(content: &str) -> String {
    let (text, layer) = layer(content, &Limits::default());
    layer.tokens.iter().map(|range| text.slice(range)).collect::<Vec<_>>().join(" ")
}

fn sentences(content: &str) -> Vec<String> {
    let (text, layer) = layer(content, &Limits::default());
    layer.sentences.iter().map(|sentence| text.slice(&sentence.range).to_owned()).collect()
}

#[test]
fn tokens_are_cut_by_rule() {
    for (content, expected) in [
        ("I don't know, he said.", "I do n't know , he said ."),
        ("Seoul’s ministers' talks", "Seoul ’s ministers ’ talks"),
        ("the U.N. and the U.S.-led group", "the U.N. and the U.S. - led group"),
        ("S. Korea, EU", "S. Korea , EU"),
        ("Kim Sang-jin of the AFP-Yonhap desk", "Kim Sang-jin of the AFP - Yonhap desk"),
        ("a South Korea-NATO long-term plan", "a South Korea - NATO long-term plan"),
        ("Ali al-Assad, 38-year-old", "Ali al-Assad , 38-year-old"),
        ("$2 billion, €1,000.5 and 5%", "$ 2 billion , € 1,000.5 and 5 %"),
        ("1910-45 and 2023-01-29", "1910 - 45 and 2023-01-29"),
        ("Oct. 5, 10:30 a.m.", "Oct. 5 , 10:30 a.m."),
        ("(“Yes,” he said…)", "( “ Yes , ” he said … )"),
        ("a--b a—b \"c\" 'd'", "a -- b a — b \" c \" ' d '"),
        ("mail a.b@c.org or see https://d.org/e.", "mail a.b@c.org or see https://d.org/e ."),
        ("the '90s, #tag @name AT&T", "the '90s , #tag @name AT&T"),
        ("broken\nover \n lines", "broken over lines"),
        ("gu,Seoul and/or 24/7", "gu , Seoul and / or 24/7"),
        ("the end.The start", "the end . The start"),
        ("US$5 and R$6m", "US$ 5 and R$ 6 m"),
        ("What?! No!!!", "What ?! No !!!"),
        ("Call 555-0123 now :) (or not:)", "Call 555-0123 now :) ( or not : )"),
        ("He cannot. She'd've", "He can not . She 'd 've"),
        ("its a pity, for its army wont", "it s a pity , for its army wo nt"),
        (
            "‘’No’’, etc. and so on, etc. They left, etc.",
            "‘’ No ’’ , etc. and so on , etc . They left , etc .",
        ),
        ("#1 at +44 20 or +7.2%, 212/555-0123", "# 1 at +44 20 or + 7.2 % , 212/555-0123"),
        ("the 80's: 35mm, $5bn", "the 80's : 35 mm , $ 5 bn"),
    ] {
        assert_eq!(tokens(content).replace('’', "'"), expected.replace('’', "'"), "{content}");
    }
}

#[test]
fn treebanks_cut_at_hyphens() {
    for (content, expected) in [
        ("Kim Sang-jin's long-term plan", "Kim Sang - jin 's long - term plan"),
        ("non-members, re-entry and e-mail", "non-members , re-entry and e-mail"),
        ("the U.S.-led 38-year-old", "the U.S. - led 38 - year - old"),
        ("1910-45, 2023-01-29, 555-0123", "1910 - 45 , 2023-01-29 , 555-0123"),
    ] {
        let text = Text::new(content.to_owned());
        let block = TextBlock { kind: BlockKind::Paragraph, range: 0..content.len() };
        let layer = segment_with(&text, &[block], &Limits::default(), Hyphens::Universal);
        let found: Vec<_> = layer.tokens.iter().map(|range| text.slice(range)).collect();
        assert_eq!(found.join(" "), expected);
    }
}

#[test]
fn sentences_end_by_rule() {
    for expected in [
        &["He met Mr. Lee in Washington, D.C. on Oct. 5.", "They talked."][..],
        &["The U.S. Navy sailed.", "It left the U.S. The crew rested."],
        &["\"We agree.\"", "She left."],
        &["\"Who is next?\" President Ana Kovac asked.", "Nobody spoke."],
        &["\"Stop!\" he said.", "(All laughed.)", "Then came Ltd. and Inc. people."],
        &["GENEVA, March 3 (Agency) --", "Ministers met on Monday."],
        &["Ministers meet in Geneva"],
        &["It costs No. 5 and fig. 3 to J. K. Rowling.", "“Yes.”", "No."],
        &["He paused ... and went on.", "So..."],
        &["It ended there.", ". . . They left."],
        &["What I mean is . . . I left."],
        &["1. The first item", "2. The second item"],
    ] {
        let separator = if expected[0].starts_with('1') { "\n\n" } else { " " };
        let expected: Vec<String> = match expected {
            // An initialism ends a sentence where a word that starts sentences follows.
            ["The U.S. Navy sailed.", ..] => {
                ["The U.S. Navy sailed.", "It left the U.S.", "The crew rested."].map(str::to_owned).into()
            }
            other => other.iter().map(|&sentence| sentence.to_owned()).collect(),
        };
        assert_eq!(sentences(&expected.join(separator)), expected);
    }
}

#[test]
fn limits_are_kept_and_said() {
    let limits = Limits { tokens: 10, sentence_tokens: 4, ..Limits::default() };
    let (text, layer) = layer(&"word ".repeat(20), &limits);
    assert_eq!(layer.tokens.len(), 10);
    assert_eq!(layer.sentences.iter().map(|s| s.tokens.len()).collect::<Vec<_>>(), [4, 4, 2]);
    assert_eq!(layer.unread, Some(50..100));
    let diagnostics = layer.diagnostics(&text, &limits);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].span, Some(crate::Span::new(50, 100)));
}

#[test]
fn one_character_many_times_is_read_once() {
    for c in
        ["a", ".", "-", "'", "a-", "a.", "\"", "(", " ", "\n", "1,", "@", "é", "a'", "A.", "?", "\u{301}"]
    {
        let content = c.repeat(400_000 / c.len());
        let (_, layer) = layer(&content, &Limits::default());
        assert!(layer.tokens.len() <= Limits::default().tokens);
    }
}

proptest! {
    #[test]
    fn every_character_is_in_a_token_or_blank(content in "([a-zA-Zé한0-9.,'’\"“”()!?\n $@#/:&_-]|\\PC){0,200}") {
        let (text, layer) = layer(&content, &Limits::default());
        let mut at = 0;
        for range in &layer.tokens {
            prop_assert!(range.start >= at && range.end > range.start);
            prop_assert!(content[at..range.start].chars().all(token::is_blank));
            prop_assert!(!text.slice(range).is_empty());
            at = range.end;
        }
        prop_assert!(content[at..].chars().all(token::is_blank));
        let mut next = 0;
        for sentence in &layer.sentences {
            prop_assert_eq!(sentence.tokens.start, next);
            prop_assert!(sentence.tokens.end > next);
            prop_assert_eq!(sentence.range.start, layer.tokens[next].start);
            next = sentence.tokens.end;
        }
        prop_assert_eq!(next, layer.tokens.len());
    }
}
