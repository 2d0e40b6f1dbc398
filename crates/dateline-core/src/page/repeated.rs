//! Lines that stand on many pages of one site: what the page cannot tell of itself, and a corpus or a batch of pages can.
//!
//! A newsletter prompt may read like a sentence of the story; that it stands on forty pages of the site says that it is
//! none. Whoever reads many pages of a site counts the lines of their texts ([`SiteLines::add`], or [`lines`] and
//! [`SiteLines::from_counts`] where the counts are kept elsewhere) and hands the counts on in [`Options::site`]; the core
//! stays a function of what it is given.
//!
//! [`Options::site`]: crate::Options::site

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::body::Kind;
use super::line::{Piece, is_blank, strip_bullet};
use super::{decode, form, html, mojibake};
use crate::{Form, Options, Page, hash};

/// Pages without which nothing is known of a site, and on which a line must stand: two may be one story at two
/// addresses.
const PAGES: u32 = 3;

/// A line is furniture if it stands on one in so many pages. Sections have furniture of their own, so that this is far
/// from all; paragraphs that wire stories carry over word for word stay below it.
const ONE_IN: u32 = 10;

/// Different lines of one page that are counted: no news page has more.
const LINES: usize = 4_096;

/// How many of the pages of one site carry which lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SiteLines {
    pages: u32,
    counts: HashMap<u64, u32>,
}

impl SiteLines {
    /// What is known after so many pages, of which so many carry each line: pairs of what [`lines`] gives and the number
    /// of pages.
    pub fn from_counts(pages: u32, counts: impl IntoIterator<Item = (u64, u32)>) -> Self {
        Self { pages, counts: counts.into_iter().collect() }
    }

    /// Counts one more page by its text ([`Analysis::text`](crate::Analysis::text)).
    pub fn add(&mut self, text: &str) {
        self.pages += 1;
        for line in lines(text) {
            *self.counts.entry(line).or_default() += 1;
        }
    }

    /// The pages that were counted.
    pub fn pages(&self) -> u32 {
        self.pages
    }

    /// Whether a line stands on so many pages that it is furniture of the site: at least three, and one in ten.
    pub fn is_furniture(&self, line: u64) -> bool {
        self.counts.get(&line).is_some_and(|&count| count >= PAGES && count >= self.pages.div_ceil(ONE_IN))
    }

    /// The lines of a text that are furniture: all that a reading of it takes from what is known of the site.
    pub fn furniture_in(&self, text: &str) -> BTreeSet<u64> {
        if self.pages < PAGES {
            return BTreeSet::new();
        }
        lines(text).into_iter().filter(|&line| self.is_furniture(line)).collect()
    }
}

/// The different lines of a page's text, as numbers; of a page with more than 4,096, those with the least numbers, so
/// that pages that share lines share those too. Indentation, bullets and the width of white space do not matter, nor do
/// lines without letters or digits.
pub fn lines(text: &str) -> BTreeSet<u64> {
    let mut found: BTreeSet<u64> = text.split('\n').filter_map(number).collect();
    while found.len() > LINES {
        found.pop_last();
    }
    found
}

/// The site of an address: its host in lower case, without `www.`.
pub fn site_of(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    (!host.is_empty()).then(|| host.to_owned())
}

/// The text of a page, as its analysis has it, without reading more of it.
pub fn text_of(page: &Page, options: &Options) -> String {
    let text = decode::decode(page, options.limits.page_bytes).text;
    match page.form.unwrap_or_else(|| form::sniff(&text)) {
        Form::Html => html::render(&mojibake::mend(&text)).text,
        Form::Page | Form::Article => text,
    }
}

/// What is known of the sites of many pages that are read together, without a corpus.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    lines: HashMap<String, SiteLines>,
}

impl Sites {
    /// Counts the lines of a page for a site.
    pub fn add(&mut self, site: &str, text: &str) {
        self.lines.entry(site.to_owned()).or_default().add(text);
    }

    /// What was counted, site by site, ready to be handed to [`Options::site`](crate::Options::site).
    pub fn finish(self) -> HashMap<String, Arc<SiteLines>> {
        self.lines.into_iter().map(|(site, lines)| (site, Arc::new(lines))).collect()
    }
}

/// The number of a line, on every machine the same; none of a line without a letter: `1.` heads the first item of every
/// list of the site.
fn number(line: &str) -> Option<u64> {
    let line = strip_bullet(line.trim_matches(is_blank)).0;
    line.contains(char::is_alphabetic).then(|| {
        let words = line.split(is_blank).filter(|word| !word.is_empty());
        hash::fnv1a(words.flat_map(|word| word.bytes().chain([b' '])))
    })
}

/// Takes away the running text and the captions whose every line is furniture of the site, as if the page did not hold
/// them, and says which of the pieces that stay are furniture too: short lines stay, since bylines and sections repeat and
/// still say who and where.
pub(super) fn take_away(
    text: &str,
    pieces: &mut Vec<Piece>,
    kinds: &mut Vec<Kind>,
    site: Option<&SiteLines>,
) -> Vec<bool> {
    let Some(site) = site.filter(|site| site.pages >= PAGES) else { return vec![false; pieces.len()] };
    let repeats = |piece: &Piece| {
        let mut known = text[piece.range.clone()].split('\n').filter_map(number).peekable();
        known.peek().is_some() && known.all(|line| site.is_furniture(line))
    };
    let mut repeated = Vec::with_capacity(pieces.len());
    let mut stays = Vec::with_capacity(pieces.len());
    for (piece, kind) in pieces.iter().zip(kinds.iter()) {
        let is_repeated = repeats(piece);
        stays.push(!is_repeated || !matches!(kind, Kind::Prose | Kind::Caption));
        repeated.extend(stays.last().filter(|&&stays| stays).map(|_| is_repeated));
    }
    let mut stay = stays.iter();
    pieces.retain(|_| stay.next().copied().unwrap_or(true));
    let mut stay = stays.iter();
    kinds.retain(|_| stay.next().copied().unwrap_or(true));
    repeated
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_words() {
        let shown = |text: &str| lines(text).len();
        assert_eq!(shown("Home\n  • Home \n\n--\nHome  page\nHome page"), 2);
        assert!(lines("1.\n2 \n").is_empty());
        assert!(lines("a\nb").is_subset(&lines("c\nb\na")));
        let many: Vec<String> = (0..9_000).map(|line| format!("line {line}")).collect();
        assert_eq!(lines(&many.join("\n")).len(), LINES);
    }

    #[test]
    fn a_line_on_one_page_in_ten_is_furniture() {
        let mut site = SiteLines::default();
        for page in 0..40 {
            let prompt = if page % 10 == 0 { "Sign up." } else { "Story." };
            site.add(&format!("Story {page}.\n{prompt}\nAll rights reserved."));
        }
        assert_eq!(
            site.furniture_in("Sign up.\nAll rights reserved.\nStory 7."),
            lines("Sign up.\nAll rights reserved.")
        );
        let few = SiteLines::from_counts(2, lines("a").into_iter().map(|line| (line, 2)));
        assert!(few.furniture_in("a").is_empty(), "one story at two addresses");
    }
}
