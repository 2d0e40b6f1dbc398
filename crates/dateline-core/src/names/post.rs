//! Posts as they are called, and whether two wordings call one: `the NATO chief` is its secretary general.

use crate::hash::fnv1a;
use crate::knowledge::{self, Modifier, Portfolio, Rank, Title};

/// No title noun has more words.
const LONGEST_HEAD: usize = 4;
/// No portfolio that is read has more words: `Economy, Trade and Industry`.
const LONGEST_PORTFOLIO: usize = 7;

/// A post without its holder: a title, and what it is in charge of.
#[derive(Clone, Copy, Debug)]
pub struct Post {
    /// What the head noun is.
    pub title: &'static Title,
    /// What it is in charge of: `foreign`.
    pub portfolio: Option<&'static Portfolio>,
    /// Whether it stands below the post of that title: `deputy foreign minister`.
    pub deputy: bool,
    /// A hash of what else it is in charge of (`army` in `army chief`), 0 for nothing.
    pub charge: u64,
}

/// A post in words, and the words of the body that it is a post of.
#[derive(Clone, Debug)]
pub struct Called {
    /// The post.
    pub post: Post,
    /// The words of the post: `foreign minister`.
    pub title: String,
    /// The words of its country or organisation: `Norwegian`, `NATO`.
    pub body: Option<String>,
}

impl Post {
    /// Reads the words of a title alone: `Foreign Minister`, `secretary-general`, `minister of foreign affairs`, `FM`.
    ///
    /// ```
    /// use dateline_core::names::Post;
    ///
    /// let chief = Post::read("chief").unwrap();
    /// assert!(chief.may_call(&Post::read("Secretary General").unwrap(), true));
    /// assert!(!chief.may_call(&Post::read("deputy secretary general").unwrap(), true));
    /// ```
    pub fn read(words: &str) -> Option<Self> {
        Called::read(words).map(|called| called.post)
    }

    /// Whether somebody who holds the post `held` may be called this; `owned` tells whether the body is said with it:
    /// `the NATO chief` is anybody who heads NATO, `the chief` is not.
    pub fn may_call(&self, held: &Self, owned: bool) -> bool {
        let portfolio = match (self.portfolio, held.portfolio) {
            (Some(called), Some(held)) => called.short == held.short,
            (Some(_), None) => false,
            (None, _) => true,
        };
        let charge = self.charge == 0 || self.charge == held.charge;
        portfolio && charge && self.deputy == held.deputy && self.title_may_call(held, owned)
    }

    /// Whether the post is called by what it does rather than by its title: `official`, `diplomat`, `envoy`.
    pub fn is_generic(&self) -> bool {
        matches!(self.title.name, "official" | "diplomat" | "envoy")
    }

    /// Whether one person holds it at a time, if its body is known.
    pub fn is_single(&self) -> bool {
        let alone = match self.title.rank {
            Rank::Head | Rank::Chief => true,
            Rank::Minister => self.portfolio.is_some() || self.title.name != "minister",
            _ => false,
        };
        alone && !self.deputy
    }

    fn title_may_call(&self, held: &Self, owned: bool) -> bool {
        let (called, held_title) = (self.title, held.title);
        called.name == held_title.name
            || (called.name == "premier" && held_title.name == "prime minister")
            || (matches!(called.name, "chief" | "head" | "leader" | "boss")
                && matches!(held_title.rank, Rank::Head | Rank::Chief)
                && (owned || called.name == "leader"))
            || (called.rank == Rank::Speaker && held_title.rank == Rank::Speaker)
            || (called.rank == Rank::Minister
                && held_title.rank == Rank::Minister
                && held_title.name.starts_with(called.name))
            || (called.name == "diplomat"
                && held.portfolio.is_some_and(|portfolio| portfolio.short == "foreign"))
            || (called.name == "envoy" && held_title.rank == Rank::Envoy)
            || (self.is_generic()
                && owned
                && !matches!(held_title.rank, Rank::Expert | Rank::Other | Rank::Head))
    }
}

impl Called {
    /// Reads a post as people call it, with its body before or after it: `the NATO chief`, `Norway's foreign minister`,
    /// `president of the European Council`. `None` where no word of it is a title.
    ///
    /// ```
    /// use dateline_core::names::Called;
    ///
    /// let called = Called::read("the foreign minister of Norway").unwrap();
    /// assert_eq!((called.title.as_str(), called.body.as_deref()), ("foreign minister", Some("Norway")));
    /// assert_eq!(Called::read("the NATO chief").unwrap().body.as_deref(), Some("NATO"));
    /// ```
    pub fn read(words: &str) -> Option<Self> {
        let spaced = words.replace(['’', '`'], "'");
        let words: Vec<&str> = spaced.split_whitespace().filter(|word| !is_article(word)).collect();
        let last = (0..words.len()).rev().find_map(|end| Some((end + 1, head_ending_at(&words, end + 1)?)));
        let (end, (start, title, full)) = match words.iter().position(|word| *word == "of") {
            // What follows `of` may hold titles itself: `governor of the Bank of …`.
            Some(of) => head_ending_at(&words, of).map(|head| (of, head)).or(last)?,
            None => last?,
        };
        let mut called = Self {
            post: Post { title, portfolio: full.and_then(knowledge::portfolio), deputy: false, charge: 0 },
            title: words[start..end].join(" "),
            body: None,
        };
        let first = called.read_left(&words[..start]);
        called.read_right(&words[end..]);
        let before = words[..first].join(" ");
        let before = before.strip_suffix("'s").or_else(|| before.strip_suffix('\'')).unwrap_or(&before);
        if called.body.is_none() && !before.is_empty() {
            called.body = Some(before.to_owned());
        }
        if called.post.title.name == "secretary of state" {
            called.post.portfolio = called.post.portfolio.or_else(|| knowledge::portfolio("foreign"));
        }
        Some(called)
    }

    /// Takes in degree and portfolio before the head noun; gives where they begin.
    fn read_left(&mut self, words: &[&str]) -> usize {
        let mut start = words.len();
        while start > 0 {
            let portfolio = (1..=start.min(LONGEST_PORTFOLIO)).rev().find_map(|count| {
                knowledge::portfolio(&words[start - count..start].join(" ")).map(|found| (count, found))
            });
            if let Some((count, found)) = portfolio.filter(|_| self.post.portfolio.is_none()) {
                self.post.portfolio = Some(found);
                self.title = format!("{} {}", words[start - count..start].join(" "), self.title);
                start -= count;
                continue;
            }
            match knowledge::title_modifier(words[start - 1]) {
                Some(Modifier::Degree) => self.post.deputy |= is_lower(words[start - 1]),
                Some(Modifier::Portfolio) => {
                    let word = words[start - 1].to_lowercase();
                    self.post.charge = self.post.charge.rotate_left(1) ^ fnv1a(word.bytes());
                }
                // How it is held is no part of the post.
                Some(Modifier::Qualifier | Modifier::Passing) => {
                    start -= 1;
                    continue;
                }
                None => break,
            }
            self.title = format!("{} {}", words[start - 1], self.title);
            start -= 1;
        }
        start
    }

    /// Reads what follows the head noun: `of foreign affairs`, `of Norway`, `of foreign affairs of Norway`.
    fn read_right(&mut self, words: &[&str]) {
        for part in words.split(|word| matches!(*word, "of" | "for" | "at")) {
            let part = part.join(" ");
            match knowledge::portfolio(&part) {
                Some(found) if self.post.portfolio.is_none() => {
                    self.post.portfolio = Some(found);
                    self.title = format!("{} of {part}", self.title);
                }
                _ if part.is_empty() => {}
                _ => {
                    self.body = Some(match self.body.take() {
                        Some(body) => format!("{body} of {part}"),
                        None => part,
                    });
                }
            }
        }
    }
}

/// The head noun that ends before the word `end`: where it starts, and the portfolio inside an abbreviation.
fn head_ending_at<'w>(words: &[&'w str], end: usize) -> Option<(usize, &'static Title, Option<&'w str>)> {
    for count in (1..=LONGEST_HEAD.min(end)).rev() {
        let joined = words[end - count..end].join(" ");
        let full = knowledge::abbreviated_title(&joined).unwrap_or(&joined);
        let found = knowledge::title(full)
            .or_else(|| knowledge::title(full.rsplit(' ').next()?).filter(|_| full != joined));
        if let Some(title) = found.filter(|title| title.rank != Rank::Honorific) {
            let portfolio = knowledge::abbreviated_title(words[end - 1])
                .and_then(|full| full.rsplit_once(' ').map(|(portfolio, _)| portfolio));
            return Some((end - count, title, portfolio));
        }
    }
    None
}

/// Whether a word of degree puts a post below the one of that title, unlike `senior`.
fn is_lower(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "deputy" | "vice" | "assistant" | "junior" | "associate" | "under" | "first-deputy"
    )
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "The" | "a" | "an" | "its")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, title: &str, portfolio: Option<&str>, body: Option<&str>) {
        let called = Called::read(words).unwrap();
        assert_eq!(called.post.title.name, title, "{words}");
        assert_eq!(called.post.portfolio.map(|found| found.short), portfolio, "{words}");
        assert_eq!(called.body.as_deref(), body, "{words}");
    }

    #[test]
    fn bodies_stand_before_and_after() {
        check("the NATO chief", "chief", None, Some("NATO"));
        check("Norway's foreign minister", "minister", Some("foreign"), Some("Norway"));
        check("Norwegian Foreign Minister", "minister", Some("foreign"), Some("Norwegian"));
        check("minister of foreign affairs of Norway", "minister", Some("foreign"), Some("Norway"));
        check("president of the European Council", "president", None, Some("European Council"));
        check("governor of the Bank of Norway", "governor", None, Some("Bank of Norway"));
        check("Prime Minister", "prime minister", None, None);
        assert!(Called::read("Norway").is_none() && Called::read("").is_none());
    }

    #[test]
    fn one_post_has_several_wordings() {
        let may =
            |called: &str, held: &str| Post::read(called).unwrap().may_call(&Post::read(held).unwrap(), true);
        assert!(may("chief", "Secretary General") && may("leader", "president"));
        assert!(may("foreign minister", "Minister of Foreign Affairs"));
        assert!(!may("foreign minister", "Defense Minister"));
        assert!(!may("foreign minister", "deputy foreign minister"));
        assert!(!may("president", "vice president"));
    }
}
