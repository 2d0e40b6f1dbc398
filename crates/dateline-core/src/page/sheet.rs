//! A page laid out: its pieces, what each is, and which of them are the story.

use std::ops::Range;

use foldhash::{HashMap, HashSet};

use super::body::{self, Kind};
use super::html::Tree;
use super::lexicon::{self, Furniture};
use super::line::{self, Line, Piece};
use super::repeated::{self, SiteLines};
use super::story::Runs;
use super::words::Words;
use super::{caption, dateline, kind, standfirst, story, title};

/// What is known of a page beside its lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Beside<'a> {
    /// The title as the scraper or the metadata give it.
    pub(super) title: Option<&'a str>,
    /// Where the page was fetched, or what it says of that.
    pub(super) address: Option<&'a str>,
    /// The elements of an HTML page.
    pub(super) tree: Option<&'a Tree>,
    /// The story as the metadata states it.
    pub(super) body: Option<&'a Runs>,
    /// What is known of the lines of the page's site.
    pub(super) site: Option<&'a SiteLines>,
}

/// A page laid out. Built the same way from plain text and from rendered HTML.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    /// The whole text.
    pub(super) text: &'t str,
    /// Its pieces, in order.
    pub(super) pieces: Vec<Piece>,
    /// The words of each piece.
    pub(super) plain: Words,
    /// What each piece is by itself.
    pub(super) kinds: Vec<Kind>,
    /// Whether each piece stands on many pages of the site.
    pub(super) repeated: Vec<bool>,
    /// The headline.
    pub(super) title: Option<usize>,
    /// The sentence under the headline, if it is part of the story; names and dates stand below it.
    pub(super) standfirst: Option<usize>,
    /// The paragraphs of the story.
    pub(super) body: Vec<usize>,
    /// The captions of its pictures, each once.
    pub(super) captions: Vec<usize>,
    /// The logarithm of the odds of the best headline, whether it was good enough or not.
    pub(super) title_odds: f32,
    /// Words of running text in the stretch that rules alone take for the story.
    pub(super) stretch_words: u32,
}

/// Pieces before the first paragraph and after the last among which a story's captions stand.
const CAPTION_REACH: usize = 12;

/// Lines up to so many words that are furniture by their wording are so whatever stands around them.
const FURNITURE_WORDS: u32 = 12;

/// The odds, in natural logarithms, from which the sentence under the headline is part of the story. Chosen on training
/// sites.
const STANDFIRST: f32 = -0.7;

/// Words that a headline among others has at least.
const TEASER: u32 = 4;

/// Quotations that are looked for in other paragraphs, and the words that one has at least.
const PULLED: usize = 40;
const PULLED_WORDS: u32 = 5;

impl<'t> Sheet<'t> {
    /// Lays a page out.
    pub(super) fn lay_out(text: &'t str, lines: &[Line], beside: Beside) -> Self {
        let sheet = Self::lay_out_once(text, lines, beside);
        if beside.site.is_some() && sheet.body_words() < kind::STORY_WORDS {
            // A story that stands at many addresses of its site repeats from end to end, and is a story all the same.
            return Self::lay_out_once(text, lines, Beside { site: None, ..beside });
        }
        sheet
    }

    fn lay_out_once(text: &'t str, lines: &[Line], beside: Beside) -> Self {
        let (mut sheet, stretch) = Self::by_rules(text, lines, beside);
        let odds = sheet.learn(&stretch, beside);
        (sheet.title, sheet.title_odds) = title::choose(&sheet, beside);
        sheet.drop_before_title();
        sheet.take_opening();
        sheet.take_standfirst(&odds);
        sheet.drop_teasers();
        sheet.drop_repeats();
        sheet.move_captions();
        sheet.captions = sheet.collect_captions();
        sheet
    }

    /// What the learned model of headlines sees of each line that may be one, with its piece; for training.
    pub(super) fn titles(text: &'t str, lines: &[Line], beside: Beside) -> (Self, Vec<(usize, Vec<u32>)>) {
        let (mut sheet, stretch) = Self::by_rules(text, lines, beside);
        sheet.learn(&stretch, beside);
        let candidates = title::candidates(&sheet, beside);
        let features = title::describe(&sheet, beside, &candidates);
        let titles = candidates.iter().map(|candidate| candidate.piece).zip(features).collect();
        (sheet, titles)
    }

    /// The layout by rules alone, and the stretch that they take for the story.
    pub(super) fn by_rules(text: &'t str, lines: &[Line], beside: Beside) -> (Self, Range<usize>) {
        let mut pieces = line::join(text, lines);
        let mut plain = Words::of(text, &pieces);
        let mut kinds = body::judge(text, &pieces, &plain);
        let count = pieces.len();
        let repeated = repeated::take_away(text, &mut pieces, &mut kinds, beside.site);
        if pieces.len() < count {
            plain = Words::of(text, &pieces);
        }
        let stretch = body::choose(&pieces, &kinds);
        let mut body = body::paragraphs(&pieces, &kinds, &stretch);
        body.retain(|&piece| !repeated[piece]);
        let prose = stretch.clone().filter(|&piece| kinds[piece] == Kind::Prose);
        let stretch_words = prose.map(|piece| pieces[piece].shape.words).sum();
        let mut sheet = Self {
            text,
            pieces,
            plain,
            kinds,
            repeated,
            title: None,
            standfirst: None,
            body,
            captions: Vec::new(),
            title_odds: 0.0,
            stretch_words,
        };
        sheet.title = title::by_rules(&sheet, beside);
        (sheet, stretch)
    }

    /// What the learned model sees of each piece, in its first reading and in its second; for training.
    pub(super) fn features(
        &self,
        stretch: &Range<usize>,
        beside: Beside,
    ) -> (Vec<Vec<u32>>, Vec<story::Seen>) {
        let view = self.view(stretch, beside);
        let signs = story::Signs::of(&view);
        (story::describe(&view, &signs), story::see(&view, &signs))
    }

    fn view<'v>(&'v self, stretch: &'v Range<usize>, beside: Beside<'v>) -> story::View<'v> {
        let Self { text, pieces, plain, kinds, title, .. } = self;
        story::View { text, pieces, plain, kinds, stretch, title: *title, beside }
    }

    /// What is known to be no story whatever stands around it: captions, signatures, short furniture, what stands on
    /// many pages of the site.
    fn may_be_story(&self, piece: usize) -> bool {
        match self.kinds[piece] {
            _ if self.repeated[piece] => false,
            Kind::Caption | Kind::Signature => false,
            Kind::Furniture | Kind::Closing => {
                self.pieces[piece].shape.words > FURNITURE_WORDS && !lexicon::is_labelled(self.words(piece))
            }
            // A place and a day in a line of their own are read as such.
            Kind::Short if self.pieces[piece].shape.numbers > 0 => {
                dateline::alone(self.words(piece)).is_none()
            }
            Kind::Prose | Kind::Short => true,
        }
    }

    /// Whether the piece after the story closes it: it ends in an agency's name, or the page breaks off in it.
    fn closes(&self, piece: usize) -> bool {
        let Some(last) = self.pieces.get(piece) else { return false };
        let signed = self.kinds[piece] == Kind::Prose && caption::ends_in_agency(self.words(piece));
        let is_last = piece + 1 == self.pieces.len();
        signed || is_last && self.may_be_story(piece) && body::is_cut(last)
    }

    /// Whether the page is nothing but running text, so that there are no surroundings to tell from a story.
    fn is_bare_text(&self) -> bool {
        let is_last_and_cut = |at: usize| at + 1 == self.pieces.len() && body::is_cut(&self.pieces[at]);
        self.kinds.iter().enumerate().all(|(at, &kind)| kind == Kind::Prose || is_last_and_cut(at))
    }

    /// Puts the learned model's choice of paragraphs in the place of the rules' choice, and gives the odds by which it
    /// chose; none, where there was nothing to choose.
    fn learn(&mut self, stretch: &Range<usize>, beside: Beside) -> Vec<f32> {
        if self.is_bare_text() {
            return Vec::new();
        }
        let view = self.view(stretch, beside);
        let signs = story::Signs::of(&view);
        let seen = || story::see(&view, &signs);
        let features = story::describe(&view, &signs);
        let Some(odds) = story::odds(&features, seen, story::has_markup(&self.pieces)) else {
            return Vec::new();
        };
        let worth: Vec<f32> = self.pieces.iter().map(|piece| story::worth(piece.shape.words)).collect();
        let mut chosen = story::decide(&odds, &worth);
        self.take_siblings(&odds, &mut chosen);
        let mut learned: Vec<usize> =
            (0..self.pieces.len()).filter(|&piece| chosen[piece] && self.may_be_story(piece)).collect();
        if let Some(after) = learned.last().map(|last| last + 1).filter(|&after| self.closes(after)) {
            learned.push(after);
        }
        let words = |body: &[usize]| body.iter().map(|&piece| self.pieces[piece].shape.words).sum::<u32>();
        if words(&learned) >= kind::STORY_WORDS || words(&self.body) < kind::STORY_WORDS {
            self.body = learned;
        }
        odds
    }

    /// Adds the paragraph right above the first one if it begins as stories do, with its place or who supplied it, whatever
    /// its other words are like.
    fn take_opening(&mut self) {
        let Some(above) = self.body.first().and_then(|first| first.checked_sub(1)) else { return };
        let below_title = self.title.is_none_or(|title| title < above);
        let opens = self.kinds[above] == Kind::Prose && !dateline::head(self.words(above)).range.is_empty();
        if below_title && opens && self.may_be_story(above) {
            self.body.insert(0, above);
        }
    }

    /// Adds the sentence under the headline that sums the story up: alone above names and dates it does not pay for
    /// entering and leaving the story.
    fn take_standfirst(&mut self, odds: &[f32]) {
        let Some(piece) = standfirst::find(self.text, &self.pieces, &self.kinds, self.title) else { return };
        if self.body.first() == Some(&piece) {
            self.standfirst = Some(piece);
            return;
        }
        let likely = odds.get(piece).is_some_and(|&odds| odds > STANDFIRST);
        if likely && self.may_be_story(piece) && self.body.first().is_some_and(|&first| piece < first) {
            self.body.insert(0, piece);
            self.standfirst = Some(piece);
        }
    }

    /// Takes away the headlines of other stories that stand inside the story below a line such as `Read next`, up to
    /// where running text goes on.
    fn drop_teasers(&mut self) {
        let (Some(&first), Some(&last)) = (self.body.first(), self.body.last()) else { return };
        let mut below = false;
        let mut teasers = HashSet::default();
        for piece in first..last {
            below = match self.kinds[piece] {
                Kind::Closing => lexicon::furniture(self.words(piece)) == Some(Furniture::List),
                Kind::Prose => false,
                _ => below,
            };
            let Piece { shape, hint, .. } = &self.pieces[piece];
            // With markup, what is no link may be a heading of the story.
            let may_lead_away = hint.parent == 0 || hint.links >= 0.5;
            if may_lead_away
                && below
                && self.kinds[piece] == Kind::Short
                && shape.words >= TEASER
                && !shape.stop
            {
                teasers.insert(piece);
            }
        }
        self.body.retain(|piece| !teasers.contains(piece));
    }

    /// Adds running text that likely is story and stands in the element that holds most of the story: a paragraph alone after a
    /// box does not pay for leaving and entering the story, but its element tells where it belongs.
    fn take_siblings(&self, odds: &[f32], chosen: &mut [bool]) {
        let mut holders: HashMap<u32, u32> = HashMap::default();
        for (piece, _) in
            self.pieces.iter().zip(&*chosen).filter(|(piece, chosen)| **chosen && piece.hint.parent > 0)
        {
            *holders.entry(piece.hint.parent).or_default() += piece.shape.words;
        }
        let Some((main, _)) = holders.into_iter().max_by_key(|&(parent, words)| (words, parent)) else {
            return;
        };
        for (at, piece) in self.pieces.iter().enumerate() {
            chosen[at] |= piece.hint.parent == main && self.kinds[at] == Kind::Prose && odds[at] > 0.0;
        }
    }

    /// The text of a piece.
    pub(super) fn words(&self, piece: usize) -> &'t str {
        &self.text[self.pieces[piece].range.clone()]
    }

    /// The paragraphs below what dates and signs the story: all but the standfirst.
    fn paragraphs(&self) -> impl Iterator<Item = usize> {
        self.body.iter().copied().filter(|&piece| Some(piece) != self.standfirst)
    }

    /// The first of them.
    pub(super) fn first_paragraph(&self) -> Option<usize> {
        self.paragraphs().next()
    }

    /// The pieces between the headline (or somewhat above the story) and the first paragraph.
    pub(super) fn head(&self) -> Range<usize> {
        let prose = self.paragraphs().find(|&piece| self.kinds[piece] == Kind::Prose);
        let Some(first) = prose.or(self.body.first().copied()) else { return 0..0 };
        let start = self.title.unwrap_or_else(|| first.saturating_sub(8));
        start.saturating_sub(4).min(first)..first
    }

    /// The pieces right after the last paragraph.
    pub(super) fn tail(&self) -> Range<usize> {
        let Some(&last) = self.body.last() else { return 0..0 };
        last + 1..(last + 9).min(self.pieces.len())
    }

    /// Words of the story.
    pub(super) fn body_words(&self) -> u32 {
        self.body.iter().map(|&piece| self.pieces[piece].shape.words).sum()
    }

    /// What stands above the headline is no part of the story: announcements, teasers of others.
    fn drop_before_title(&mut self) {
        if let Some(title) = self.title {
            self.body.retain(|&piece| piece > title);
        }
    }

    /// The headline again, and pull quotes: a paragraph that stands twice stands once, as does what is taken from another.
    fn drop_repeats(&mut self) {
        let mut seen: HashSet<&str> = self.title.map(|title| self.words(title)).into_iter().collect();
        let text = self.text;
        let pieces = &self.pieces;
        self.body.retain(|&piece| seen.insert(&text[pieces[piece].range.clone()]));
        let pulled: Vec<usize> =
            self.body.iter().copied().filter(|&piece| self.may_be_pulled(piece)).collect();
        for quote in pulled.into_iter().take(PULLED) {
            let words = self.words(quote).trim_matches(|c: char| !c.is_alphanumeric());
            if self.body.iter().any(|&piece| piece != quote && self.words(piece).contains(words)) {
                self.body.retain(|&piece| piece != quote);
            }
        }
    }

    /// Whether a paragraph may be a quotation that is set large beside the paragraph that it is taken from.
    fn may_be_pulled(&self, piece: usize) -> bool {
        let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '‘' | '’' | '«' | '»');
        let words = self.words(piece);
        let quoted = words.starts_with(is_quote) && words.ends_with(is_quote);
        let long = self.pieces[piece].shape.words >= PULLED_WORDS;
        long && (quoted || self.pieces[piece].hint.role == line::Role::Quote)
    }

    /// Prose around the head of the story that reads as a caption is one.
    fn move_captions(&mut self) {
        let count = self.body.len();
        for place in 0..count {
            let piece = self.body[place];
            let words = self.words(piece);
            let early = place < 2 && count > 3;
            let goes_on = self.body.get(place + 1).is_some_and(|&next| self.kinds[next] == Kind::Prose);
            let credited =
                goes_on && caption::ends_in_agency(words) && self.pieces[piece].shape.words <= caption::WORDS;
            if early && caption::reads_as_caption(words) || credited {
                self.kinds[piece] = Kind::Caption;
            }
        }
        let kinds = &self.kinds;
        self.body.retain(|&piece| kinds[piece] != Kind::Caption);
    }

    fn collect_captions(&self) -> Vec<usize> {
        let (Some(&first), Some(&last)) = (self.body.first(), self.body.last()) else { return Vec::new() };
        let start = self.title.unwrap_or(first).min(first).max(first.saturating_sub(CAPTION_REACH));
        let end = (last + 3).min(self.pieces.len());
        let mut seen = HashSet::default();
        (start..end)
            .filter(|&piece| self.kinds[piece] == Kind::Caption && Some(piece) != self.title)
            .filter(|&piece| seen.insert(self.words(piece)))
            .collect()
    }
}
