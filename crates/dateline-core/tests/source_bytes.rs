//! Every paragraph of an HTML page knows its place in the bytes of the page, whatever stands between and around its words.

use dateline_core::{Analysis, Form, Options, Page, analyze};
use encoding_rs::{EUC_KR, Encoding, UTF_8, WINDOWS_1252};
use proptest::prelude::*;

/// Sentences that every charset below can write, as stories have them: which lines are the story is told by their words too.
const SENTENCES: [&str; 8] = [
    "The ministers of both states met in Geneva on Monday and agreed to share data about ships in the strait.",
    "Officials said that the agreement, which took two years to negotiate, would be signed before the end of June.",
    "\"We have waited long enough for this,\" the minister told reporters after the talks.",
    "Fishermen in the north have protested against the plan since March, and some of them blocked a harbour last week.",
    "The government has promised to pay those who lose their boats, but it has not said when.",
    "Opposition parties called the deal a mistake and asked the president not to sign it.",
    "In 2019 a similar plan failed after a court ruled that the parliament had to be asked first.",
    "The two countries broke off relations ten years ago, after police seized a ship near the border.",
];
const ACCENTED: [&str; 4] = ["Füße", "café", "naïve", "señor"];
const HANGUL: [&str; 4] = ["서울에서", "북한", "관리들이", "협의했다"];

/// Words of the longest sentence, and a few more.
const LONGEST: usize = 24;

/// How a word is written in the source.
#[derive(Clone, Debug)]
enum Dress {
    Plain,
    Bold,
    Link,
    Split,
    Comment,
    Reference,
    NoBreak,
}

/// A word, how it is dressed, and what white space stands after it.
#[derive(Clone, Debug)]
struct Dressed {
    word: String,
    dress: Dress,
    after: &'static str,
}

impl Dressed {
    fn write(&self) -> String {
        let Self { word, dress, after } = self;
        let middle = word.char_indices().nth(1).map_or(0, |(at, _)| at);
        let (head, tail) = word.split_at(middle);
        let written = match dress {
            Dress::Plain => word.clone(),
            Dress::Bold => format!("<b class=\"a>b\">{word}</b>"),
            Dress::Link => format!("<a href='/x?a=1&amp;b=2'>{word}</a>"),
            Dress::Split => format!("{head}<i>{tail}</i>"),
            Dress::Comment => format!("<!-- not > shown -->{word}<!---->"),
            Dress::Reference => {
                let codes: Vec<String> = word.chars().map(|c| format!("&#x{:x};", u32::from(c))).collect();
                codes.concat()
            }
            Dress::NoBreak => return format!("{word}&nbsp;"),
        };
        written + after
    }
}

/// A paragraph of some sentences, with another word in the place of a few.
fn words(others: &'static [&'static str]) -> impl Strategy<Value = Vec<Dressed>> {
    let dress = prop_oneof![
        12 => Just(Dress::Plain), 1 => Just(Dress::Bold), 1 => Just(Dress::Link), 1 => Just(Dress::Split),
        1 => Just(Dress::Comment), 1 => Just(Dress::Reference), 1 => Just(Dress::NoBreak),
    ];
    let after = prop_oneof![Just(" "), Just("\n  "), Just(" \u{20}\t")];
    let other = prop::option::weighted(0.1, prop::sample::select(others));
    let dressed = prop::collection::vec((dress, after, other), LONGEST);
    let sentence = (prop::sample::select(&SENTENCES[..]), dressed).prop_map(|(sentence, dressed)| {
        let words = sentence.split(' ').zip(dressed);
        words
            .map(|(word, (dress, after, other))| Dressed {
                word: other.unwrap_or(word).to_owned(),
                dress,
                after,
            })
            .collect()
    });
    prop::collection::vec(sentence, 1..4).prop_map(|sentences: Vec<Vec<Dressed>>| sentences.concat())
}

fn page(charset: &str, paragraphs: &[Vec<Dressed>]) -> String {
    let mut html = format!(
        "<html><head><meta charset={charset}><title>Ministers agree to share data</title></head>\n\
         <body><nav><a href=/>Home</a> <a href=/world>World</a></nav>\n<article><h1>Ministers agree to share data</h1>"
    );
    for (number, words) in paragraphs.iter().enumerate() {
        let body: String = words.iter().map(Dressed::write).collect();
        html.extend([
            &format!("<div><!-- {number} --><p class=x>\n {body}") as &str,
            &format!(" This was said on day {number}.</p></div>\n"),
        ]);
    }
    html + "</article><footer>All rights reserved</footer></body></html>"
}

/// What a reader sees of a piece of HTML: no tags, no comments, the references that [`Dressed`] writes replaced.
fn strip(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some(open) = rest.find(['<', '&']) {
        shown += &rest[..open];
        rest = &rest[open..];
        let (length, character) = if rest.starts_with("<!---->") {
            (7, None)
        } else if rest.starts_with("<!--") {
            (rest.find("-->").map_or(rest.len(), |end| end + 3), None)
        } else if rest.starts_with("<b class") {
            ("<b class=\"a>b\">".len(), None)
        } else if rest.starts_with('<') {
            (rest.find('>').map_or(rest.len(), |end| end + 1), None)
        } else if rest.starts_with("&nbsp;") {
            (6, Some(' '))
        } else {
            let end = rest.find(';').expect("a reference ends");
            let code = u32::from_str_radix(&rest[3..end], 16).expect("a number");
            (end + 1, char::from_u32(code))
        };
        shown.extend(character);
        rest = &rest[length..];
    }
    shown + rest
}

fn check(encoding: &'static Encoding, bytes: Vec<u8>, count: usize) {
    let page = Page { form: Some(Form::Html), ..Page::new(bytes) };
    let Analysis { article, .. } = analyze(&page, &Options::default());
    assert!(article.paragraphs.len() >= count.min(2), "{} of {count} paragraphs", article.paragraphs.len());
    let mut last = 0;
    for paragraph in &article.paragraphs {
        let (start, end) = paragraph.source_bytes.expect("every paragraph of an HTML page has a place");
        let (start, end) = (start as usize, end as usize);
        assert!(last <= start && start < end && end <= page.bytes.len(), "{last} {start} {end}");
        last = end;
        let (slice, broken) = encoding.decode_without_bom_handling(&page.bytes[start..end]);
        assert!(!broken);
        let shown: Vec<String> = strip(&slice).split_whitespace().map(str::to_owned).collect();
        assert_eq!(shown.join(" "), paragraph.text, "{slice}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn in_utf8(paragraphs in prop::collection::vec(words(&HANGUL), 2..6), mark in any::<bool>()) {
        let html = page("utf-8", &paragraphs);
        let html = if mark { format!("\u{feff}{html}") } else { html };
        check(UTF_8, html.into_bytes(), paragraphs.len());
    }

    #[test]
    fn in_windows_1252(paragraphs in prop::collection::vec(words(&ACCENTED), 2..6)) {
        let html = page("windows-1252", &paragraphs);
        check(WINDOWS_1252, WINDOWS_1252.encode(&html).0.into_owned(), paragraphs.len());
    }

    #[test]
    fn in_euc_kr(paragraphs in prop::collection::vec(words(&HANGUL), 2..6)) {
        let html = page("euc-kr", &paragraphs);
        check(EUC_KR, EUC_KR.encode(&html).0.into_owned(), paragraphs.len());
    }
}

#[test]
fn after_broken_bytes_places_still_hold() {
    let head = b"<html><meta charset=utf-8><body><h1>Data shared caf\xff</h1>".as_slice();
    let body = "<p>The ministers of both states met in Geneva on Monday and they agreed to share data.</p>\
        <p>Their envoys – “old friends”, said one – will go on with the talks in the spring, he said.</p>";
    check(UTF_8, [head, body.as_bytes()].concat(), 2);
}
