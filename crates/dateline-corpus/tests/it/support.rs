//! Small synthetic analyses, and corpora in temporary directories.

use std::sync::Arc;

use dateline_core::analysis::{
    Act, Analysis, Article, Attribution, Basis, Block, Cited, DocumentDate, Entity, EntityType, Granularity,
    Mention, MentionKind, PageKind, Party, Place, Plover, Quad, Quote, QuoteKind, Report, Role, Slots,
    Status, When,
};
use dateline_core::{Form, Span};
use dateline_corpus::{Analyzed, Corpus, CorpusOptions, FixedClock};
use tempfile::TempDir;

/// The moment at which every test happens.
pub(crate) const NOW: &str = "2025-01-02T03:04:05Z";

/// Options with a clock that stands still.
pub(crate) fn options() -> CorpusOptions {
    CorpusOptions { clock: Arc::new(FixedClock(NOW.parse().unwrap())), ..CorpusOptions::default() }
}

/// A corpus in a directory of its own.
pub(crate) struct Home {
    pub(crate) directory: TempDir,
    pub(crate) corpus: Corpus,
}

impl Home {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let corpus = Corpus::open(directory.path(), options()).unwrap();
        Self { directory, corpus }
    }

    /// A corpus of these stories, each ingested by itself in this order.
    pub(crate) fn of(stories: impl IntoIterator<Item = Story>) -> Self {
        let home = Self::new();
        for story in stories {
            home.corpus.ingest_analyses(vec![story.analyzed()]).unwrap();
        }
        home
    }
}

/// A story under construction. Sentences are added one by one; spans follow from where words are found.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    analysis: Analysis,
}

impl Story {
    /// A story of that id and publication date.
    pub(crate) fn new(id: &str, published: &str) -> Self {
        let article = Article {
            kind: PageKind::Article,
            title: Some(format!("Story {id}")),
            language: "en".to_owned(),
            published: Some(DocumentDate {
                value: published.to_owned(),
                granularity: Granularity::Day,
                basis: Basis::Metadata,
                evidence: Vec::new(),
                confidence: 1.0,
                alternatives: Vec::new(),
            }),
            ..Article::default()
        };
        let analysis = Analysis {
            document: id.to_owned(),
            engine: "0.0.0".to_owned(),
            form: Form::Article,
            url: None,
            fetched: None,
            text: String::new(),
            article,
            entities: Vec::new(),
            timexes: Vec::new(),
            quotes: Vec::new(),
            reports: Vec::new(),
            diagnostics: Vec::new(),
        };
        Self { analysis }
    }

    pub(crate) fn outlet(mut self, outlet: &str) -> Self {
        self.analysis.article.outlet = Some(outlet.to_owned());
        self
    }

    pub(crate) fn agency(mut self, agency: &str) -> Self {
        self.analysis.article.agency = Some(agency.to_owned());
        self
    }

    /// Adds a paragraph.
    pub(crate) fn says(mut self, sentence: &str) -> Self {
        let start = self.analysis.text.chars().count() as u32;
        self.analysis.text.push_str(sentence);
        let span = Span::new(start, start + sentence.chars().count() as u32);
        self.analysis.text.push('\n');
        self.analysis.article.paragraphs.push(Block { text: sentence.to_owned(), span, source_bytes: None });
        self
    }

    /// Adds an entity whose name stands in the text; gives its id.
    pub(crate) fn entity(mut self, id: &str, name: &str, kind: EntityType, country: &str) -> Self {
        let mentions = self.find_all(name);
        self.analysis.entities.push(Entity {
            id: id.to_owned(),
            name: name.to_owned(),
            kind,
            country: Some(country.to_owned()).filter(|code| !code.is_empty()),
            part_of: None,
            mentions,
            roles: Vec::new(),
        });
        self
    }

    pub(crate) fn person(self, id: &str, name: &str, country: &str) -> Self {
        self.entity(id, name, EntityType::Person, country)
    }

    /// Adds another name by which the last entity goes.
    pub(crate) fn also(mut self, name: &str) -> Self {
        let more = self.find_all(name);
        let entity = self.analysis.entities.last_mut().unwrap();
        for mention in more {
            // A surname inside the full name is no mention of its own.
            if entity.mentions.iter().all(|known| !known.span.overlaps(mention.span)) {
                entity.mentions.push(mention);
            }
        }
        entity.mentions.sort_by_key(|mention| mention.span);
        self
    }

    /// Makes the last entity part of another.
    pub(crate) fn part_of(mut self, id: &str) -> Self {
        self.analysis.entities.last_mut().unwrap().part_of = Some(id.to_owned());
        self
    }

    /// Gives the last entity a post.
    pub(crate) fn role(mut self, title: &str, of: &str) -> Self {
        let span = self.find(title);
        let text = self.analysis.entities.iter().find(|entity| entity.id == of).unwrap().name.clone();
        let of = Some(Party { text, entity: Some(of.to_owned()), ..Party::default() });
        let role = Role { title: title.to_owned(), of, span, qualifier: None };
        self.analysis.entities.last_mut().unwrap().roles.push(role);
        self
    }

    /// Adds a report that `actors` did something to `recipients`.
    pub(crate) fn report(mut self, act: Act, trigger: &str, actors: &[&str], recipients: &[&str]) -> Self {
        let trigger = Cited { text: trigger.to_owned(), span: self.find(trigger) };
        let paragraphs = &self.analysis.article.paragraphs;
        let around = paragraphs.iter().find(|block| block.span.contains(trigger.span)).unwrap();
        let evidence = Cited { text: around.text.clone(), span: around.span };
        let parties = |ids: &[&str]| ids.iter().map(|id| self.party(id)).collect::<Vec<_>>();
        let report = Report {
            act,
            mode: None,
            actors: parties(actors),
            recipients: parties(recipients),
            reciprocal: recipients.is_empty() && actors.len() > 1,
            when: None,
            place: None,
            status: Status::Occurred,
            status_cue: None,
            attribution: None,
            trigger,
            evidence,
            scope: Slots::default(),
            plover: Plover { act, quad: Quad::VerbalCooperation, intensity: 2.5, cameo_root: None },
            confidence: 0.7,
        };
        self.analysis.reports.push(report);
        self
    }

    pub(crate) fn status(mut self, status: Status) -> Self {
        self.analysis.reports.last_mut().unwrap().status = status;
        self
    }

    /// Says who says so of the last report.
    pub(crate) fn according_to(mut self, id: &str) -> Self {
        let party = self.party(id);
        self.analysis.reports.last_mut().unwrap().attribution = Some(Attribution { party, cue: None });
        self
    }

    /// Says on which day the last report's event was.
    pub(crate) fn on(mut self, day: &str) -> Self {
        let next = day.parse::<jiff::civil::Date>().unwrap().tomorrow().unwrap().to_string();
        self.analysis.reports.last_mut().unwrap().when = Some(When {
            value: day.to_owned(),
            start: day.to_owned(),
            end: next,
            granularity: Granularity::Day,
            span: None,
        });
        self
    }

    /// Says where the last report's event was.
    pub(crate) fn at(mut self, id: &str) -> Self {
        let party = self.party(id);
        let place = Place {
            span: party.span.unwrap(),
            text: party.text,
            entity: party.entity,
            country: party.country,
        };
        self.analysis.reports.last_mut().unwrap().place = Some(place);
        self
    }

    /// Adds words that somebody says.
    pub(crate) fn quote(mut self, words: &str, speaker: &str) -> Self {
        let quote = Quote {
            text: words.to_owned(),
            span: self.find(words),
            kind: QuoteKind::Direct,
            speaker: Some(self.party(speaker)),
            about: None,
            cue: None,
        };
        self.analysis.quotes.push(quote);
        self
    }

    pub(crate) fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    pub(crate) fn analyzed(self) -> Analyzed {
        let content_hash = blake3::hash(&serde_json::to_vec(&self.analysis).unwrap()).to_hex().to_string();
        Analyzed { analysis: self.analysis, content_hash }
    }

    fn party(&self, id: &str) -> Party {
        let entity = self.analysis.entities.iter().find(|entity| entity.id == id).unwrap();
        Party {
            text: entity.name.clone(),
            entity: Some(id.to_owned()),
            country: entity.country.clone(),
            sector: None,
            span: Some(entity.mentions[0].span),
        }
    }

    fn find(&self, words: &str) -> Span {
        let byte = self.analysis.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in the text"));
        let start = self.analysis.text[..byte].chars().count() as u32;
        Span::new(start, start + words.chars().count() as u32)
    }

    fn find_all(&self, name: &str) -> Vec<Mention> {
        let found = self.analysis.text.match_indices(name).map(|(byte, _)| {
            let start = self.analysis.text[..byte].chars().count() as u32;
            let span = Span::new(start, start + name.chars().count() as u32);
            Mention { text: name.to_owned(), span, kind: MentionKind::Name }
        });
        found.collect()
    }
}

/// Stories of one week: a meeting announced, held and told again, spellings that differ, a namesake.
pub(crate) fn week() -> Vec<Story> {
    use EntityType::{Gpe, Org};
    vec![
        Story::new("announced", "2023-01-27")
            .outlet("The Daily")
            .says("Foreign Minister Park Jin will meet NATO Secretary General Jens Stoltenberg in Seoul, South Korea.")
            .entity("e1", "South Korea", Gpe, "KOR")
            .entity("e2", "NATO", Org, "IGO")
            .entity("e3", "Seoul", Gpe, "KOR")
            .person("e4", "Park Jin", "KOR")
            .role("Foreign Minister", "e1")
            .person("e5", "Jens Stoltenberg", "")
            .role("Secretary General", "e2")
            .report(Act::Consult, "meet", &["e4", "e5"], &[])
            .status(Status::Planned)
            .on("2023-01-29")
            .at("e3"),
        Story::new("held", "2023-01-29")
            .outlet("The Evening Post")
            .says("Park Jin met Jens Stoltenberg, the Secretary General of NATO, in Seoul.")
            .says("“We value this partnership,” Stoltenberg said of S. Korea.")
            .entity("e1", "Jens Stoltenberg", EntityType::Person, "")
            .also("Stoltenberg")
            .entity("e2", "NATO", Org, "IGO")
            .person("e3", "Park Jin", "KOR")
            .entity("e4", "Seoul", Gpe, "KOR")
            .entity("e5", "S. Korea", Gpe, "KOR")
            .report(Act::Consult, "met", &["e3", "e1"], &[])
            .on("2023-01-29")
            .at("e4")
            .quote("We value this partnership,", "e1"),
        Story::new("copied", "2023-01-30")
            .agency("Yonhap")
            .says("Jens Stoltenberg held talks with Park Jin and praised South Korea.")
            .person("e1", "Jens Stoltenberg", "")
            .person("e2", "Park Jin", "KOR")
            .entity("e3", "South Korea", Gpe, "KOR")
            .report(Act::Consult, "talks", &["e1", "e2"], &[])
            .report(Act::Support, "praised", &["e1"], &["e3"])
            .on("2023-01-29"),
        Story::new("spelled", "2023-02-01")
            .says("President Yoon Suk Yeol of South Korea warned North Korea.")
            .person("e1", "Yoon Suk Yeol", "KOR")
            .entity("e2", "South Korea", Gpe, "KOR")
            .entity("e3", "North Korea", Gpe, "PRK")
            .report(Act::Threaten, "warned", &["e1"], &["e3"]),
        Story::new("respelled", "2023-02-02")
            .says("Yoon Sok-yol met Kim Yong-chol and Kim Yong-chun.")
            .person("e1", "Yoon Sok-yol", "KOR")
            .person("e2", "Kim Yong-chol", "PRK")
            .person("e3", "Kim Yong-chun", "PRK")
            .report(Act::Consult, "met", &["e1", "e2", "e3"], &[])
            .on("2023-02-02"),
    ]
}
