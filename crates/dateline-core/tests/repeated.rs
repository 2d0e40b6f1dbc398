//! Lines that stand on many pages of a site are no part of a story, and a story told many times is.

use std::sync::Arc;

use dateline_core::page::repeated::SiteLines;
use dateline_core::{Form, Options, Page, analyze};

const PROMPT: &str = "We would like you to read more of what our reporters have found out about the places where you live, \
    and so we write a letter to our readers on every day of the week.";

const PLACES: [&str; 5] = ["harbour", "station", "market", "airport", "theatre"];

fn page(place: &str) -> Page {
    let text = format!(
        "Council votes to rebuild the {place}\n\nThe council voted on Monday to rebuild the {place}, which was \
         closed after the storms of last winter, its speaker said.\n\n{PROMPT}\n\nWork on the {place} is to begin in \
         the spring and will take three years, according to the plan that was laid before the members.\n\nThe \
         opposition said that it would have preferred to sell the {place} to the state.\n"
    );
    Page { form: Some(Form::Page), ..Page::new(text) }
}

fn body(page: &Page, options: &Options) -> String {
    let article = analyze(page, options).article;
    let paragraphs: Vec<&str> = article.paragraphs.iter().map(|block| block.text.as_str()).collect();
    paragraphs.join("\n")
}

fn known(pages: &[Page]) -> Options {
    let mut site = SiteLines::default();
    for page in pages {
        site.add(&analyze(page, &Options::default()).text);
    }
    Options { site: Some(Arc::new(site)), ..Options::default() }
}

#[test]
fn what_stands_on_many_pages_is_furniture() {
    let pages = PLACES.map(page);
    let known = known(&pages);
    for page in &pages {
        let (alone, told) = (body(page, &Options::default()), body(page, &known));
        assert!(alone.contains(PROMPT), "nothing in the page tells that this is none of the story: {alone}");
        assert_eq!(told, alone.replace(&format!("{PROMPT}\n"), ""));
    }
}

#[test]
fn a_story_at_many_addresses_is_still_a_story() {
    let pages = [(); 4].map(|()| page("harbour"));
    assert_eq!(body(&pages[0], &known(&pages)), body(&pages[0], &Options::default()));
}
