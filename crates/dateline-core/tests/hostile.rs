//! Pages that are no pages: each gives an analysis with a diagnostic, and every span lies in the text.

use dateline_core::analysis::{Analysis, DiagnosticCode, PageKind};
use dateline_core::{Form, Limits, Options, Page, Span, analyze};

/// Analyses a page and checks what holds of every analysis.
fn read(page: &Page) -> Analysis {
    let analysis = analyze(page, &Options::default());
    let length = analysis.text.chars().count() as u32;
    let whole = Span::new(0, length);
    let article = &analysis.article;
    for block in article.paragraphs.iter().chain(&article.captions) {
        assert!(whole.contains(block.span), "{:?} beyond {length}", block.span);
        let characters = analysis.text.chars().skip(block.span.start() as usize);
        let words: String = characters.take(block.span.len() as usize).collect();
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), block.text);
        if let Some((start, end)) = block.source_bytes {
            assert!(start < end && end as usize <= page.bytes.len());
        }
    }
    let evidence = article.evidence.iter().chain(article.published.iter().flat_map(|date| &date.evidence));
    let spans = evidence.filter_map(|reason| reason.span).chain(article.title_span);
    let spans = spans.chain(analysis.diagnostics.iter().filter_map(|diagnostic| diagnostic.span));
    spans.for_each(|span| assert!(whole.contains(span), "{span:?} beyond {length}"));
    analysis
}

fn check(name: &str, page: &Page, kind: PageKind, codes: &[DiagnosticCode]) -> Analysis {
    let analysis = read(page);
    assert_eq!(analysis.article.kind, kind, "{name}");
    for code in codes {
        let found = analysis.diagnostics.iter().any(|diagnostic| diagnostic.code == *code);
        assert!(found, "{name}: no {code:?} in {:?}", analysis.diagnostics);
    }
    analysis
}

const STORY: &str = "Ministers of the two countries met in the capital on Monday and agreed to share what they know \
    of storms along the coast.\n\nThe agreement, which has to be approved by both parliaments, was signed after a week \
    of talks, the ministry said.\n\nIt will";

#[test]
fn an_empty_page() {
    check("empty", &Page::new(""), PageKind::Other, &[DiagnosticCode::Empty]);
    check("blank", &Page::new(" \r\n\t\u{a0}\n"), PageKind::Other, &[DiagnosticCode::Empty]);
    check(
        "empty HTML",
        &Page::new("<html><body></body></html>"),
        PageKind::Other,
        &[DiagnosticCode::NotAnArticle],
    );
    let article = Page { form: Some(Form::Article), ..Page::new("") };
    check("empty article", &article, PageKind::Other, &[DiagnosticCode::Empty]);
}

#[test]
fn a_truncated_page() {
    let text = format!("{STORY} be put to a vote in the two houses before the end of the");
    check("text", &Page::new(text.clone()), PageKind::Article, &[DiagnosticCode::Truncated]);
    let html =
        format!("<html><body><h1>Ministers agree on storms</h1><p>{}", text.replace("\n\n", "</p><p>"));
    check("in a paragraph", &Page::new(html.clone()), PageKind::Article, &[DiagnosticCode::Truncated]);
    check("in a tag", &Page::new(html + "<img alt=\"the mini"), PageKind::Article, &[]);
}

#[test]
fn bytes_that_are_no_text() {
    let png = [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR".as_slice(), &[0, 7, 200, 13].repeat(500)].concat();
    let analysis = check("PNG", &Page::new(png), PageKind::Other, &[DiagnosticCode::NotText]);
    assert!(analysis.text.is_empty());
    check("PDF", &Page::new(&b"%PDF-1.7\n1 0 obj"[..]), PageKind::Other, &[DiagnosticCode::NotText]);
    check("zeros", &Page::new(vec![0; 10_000]), PageKind::Other, &[DiagnosticCode::NotText]);
}

#[test]
fn bytes_that_do_not_decode() {
    let mut bytes = STORY.replace("capital", "capital Köln – “old town”").into_bytes();
    bytes.extend(b" \xff\xfe\xc3( be voted on.");
    let page = Page { charset: Some("utf-8".to_owned()), ..Page::new(bytes) };
    let analysis = check("invalid UTF-8", &page, PageKind::Article, &[DiagnosticCode::Undecodable]);
    assert!(analysis.text.contains("Köln") && analysis.text.contains('\u{fffd}'));
    check("all bytes", &Page::new((1..=255).collect::<Vec<u8>>()), PageKind::Other, &[]);
}

#[test]
fn very_long_pages() {
    check("one letter", &Page::new("a".repeat(50 << 20)), PageKind::Other, &[DiagnosticCode::NotAnArticle]);
    check("one space", &Page::new(" ".repeat(50 << 20)), PageKind::Other, &[DiagnosticCode::Empty]);
    check("one bracket", &Page::new("<".repeat(50 << 20)), PageKind::Other, &[]);
    check("one line", &Page::new("a\n".repeat(4 << 20)), PageKind::Other, &[DiagnosticCode::LimitReached]);
    let html = Page { form: Some(Form::Html), ..Page::new("<p>a".repeat(4 << 20)) };
    check("one paragraph", &html, PageKind::Other, &[DiagnosticCode::LimitReached]);
}

#[test]
fn a_page_beyond_the_limit() {
    let options = Options { limits: Limits { page_bytes: 100, ..Limits::default() }, ..Options::default() };
    let analysis = analyze(&Page::new(STORY), &options);
    assert_eq!(analysis.text.len(), 100);
    assert!(analysis.diagnostics.iter().any(|diagnostic| diagnostic.code == DiagnosticCode::LimitReached));
}

#[test]
fn deeply_nested_elements() {
    const DEPTH: usize = 100_000;
    for element in [
        "div",
        "b",
        "a href=x",
        "p",
        "ul><li",
        "table><tr><td",
        "span class=author itemprop=author",
        "x-y",
        "q",
    ] {
        let open = format!("<{element}>").repeat(DEPTH);
        let names: Vec<&str> = element
            .split('>')
            .map(|tag| tag.split(' ').next().unwrap_or(tag).trim_start_matches('<'))
            .collect();
        let close = names.iter().rev().fold(String::new(), |closed, name| closed + "</" + name + ">");
        let deep = format!(
            "<html><body><h1>Ministers agree</h1>{open}text{}<p>{STORY} end.</p>",
            close.repeat(DEPTH)
        );
        check(element, &Page::new(deep), PageKind::Article, &[]);
        check(element, &Page::new(open.clone()), PageKind::Other, &[]);
        check(element, &Page::new(format!("<html>{open}{}", "</i>".repeat(DEPTH))), PageKind::Other, &[]);
        check(element, &Page::new(format!("<html>{}", close.repeat(DEPTH))), PageKind::Other, &[]);
    }
    let comments = "<!-- <p> -->".repeat(DEPTH);
    check("comments", &Page::new(format!("<html>{comments}<!--")), PageKind::Other, &[]);
    let json =
        format!("<html><script type=application/ld+json>{}</script><p>{STORY} end.</p>", "[".repeat(DEPTH));
    check("JSON-LD", &Page::new(json), PageKind::Article, &[]);
}

/// Names that nobody bears, each another one.
fn stranger(number: usize) -> String {
    const SYLLABLES: [&str; 8] = ["ka", "ro", "mi", "ten", "sal", "vor", "del", "pin"];
    let word = |mut digits: usize| {
        let mut word = String::new();
        for _ in 0..4 {
            word.push_str(SYLLABLES[digits % 8]);
            digits /= 8;
        }
        word[..1].to_uppercase() + &word[1..]
    };
    format!("{} {}", word(number), word(number * 7 + 3))
}

/// What takes the square of its length in a careless program would keep this test for many minutes.
#[test]
fn pages_as_long_as_books() {
    const OPENING: &str = "The ministers of the two countries met in the capital on Monday, and they agreed to share \
        what they know of the storms along the coast, the ministry said.";
    let paragraphs = |count: usize, write: &dyn Fn(usize) -> String| {
        let written: Vec<String> = (0..count).map(write).collect();
        format!("{OPENING}\n\n{}", written.join("\n\n"))
    };
    let pages = [
        paragraphs(300, &|_| format!("{OPENING} {}", "Kim Seoul Park ".repeat(12))),
        paragraphs(1_000, &|at| {
            format!("{} said on Tuesday that {} will meet the president.", stranger(at), stranger(at + 5_000))
        }),
        paragraphs(1_000, &|at| {
            format!(
                "Foreign Minister {} met President {} and he praised the two sides.",
                stranger(at),
                stranger(at * 3)
            )
        }),
        paragraphs(1_500, &|_| "\"The minister said that he met the president. “We will".to_owned()),
        paragraphs(1_000, &|at| {
            format!("On {} March {} they met, and on Monday they talked.", at % 28 + 1, 1950 + at % 80)
        }),
        paragraphs(500, &|_| {
            format!("“{OPENING} We must be told,” the South Korean president said in Seoul.")
        }),
    ];
    for page in pages {
        let analysis = read(&Page::article(page));
        assert_eq!(analysis.article.language, "en");
        assert!(!analysis.entities.is_empty() || !analysis.timexes.is_empty());
    }
}
