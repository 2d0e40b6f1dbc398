//! The entities of a page while they are put together.

use std::collections::HashMap;
use std::ops::Range;

use super::cast::{Cast, Reference};
use super::compare::PersonName;
use super::view::View;
use crate::analysis::{Entity, EntityType, Mention, MentionKind, Party, Role};
use crate::knowledge::{self, Country, Organisation, Portfolio, Title};

/// An entity being put together.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) kind: EntityType,
    pub(super) identity: Identity,
    /// The country that it is, lies in or serves.
    pub(super) country: Option<&'static str>,
    /// What it belongs to.
    pub(super) part_of: Option<usize>,
    /// The name, where the longest mention is not it.
    pub(super) name: Option<String>,
    /// For a person, every form of the name with more than one word.
    pub(super) names: Vec<PersonName>,
    pub(super) roles: Vec<RoleDraft>,
}

/// What an entity is known as.
#[derive(Clone, Debug)]
pub(super) enum Identity {
    Country(&'static Country),
    Organisation(&'static Organisation),
    /// A body of a country, known by its kind.
    Institution,
    /// Known by its name alone.
    Named,
}

/// A post that a person holds, before it is written out.
#[derive(Clone, Debug)]
pub(super) struct RoleDraft {
    pub(super) tokens: Range<usize>,
    pub(super) title: &'static Title,
    pub(super) portfolio: Option<&'static Portfolio>,
    pub(super) of: Option<usize>,
    pub(super) qualifier: Option<String>,
    /// Whether the page says it in the plural: `Senators X and Y`.
    pub(super) plural: bool,
}

/// The drafts and what refers to them.
#[derive(Debug, Default)]
pub(super) struct Registry {
    pub(super) drafts: Vec<Draft>,
    pub(super) references: Vec<Reference>,
    by_key: HashMap<String, usize>,
}

impl Draft {
    pub(super) fn new(kind: EntityType, identity: Identity) -> Self {
        Self {
            kind,
            identity,
            country: None,
            part_of: None,
            name: None,
            names: Vec::new(),
            roles: Vec::new(),
        }
    }
}

impl Registry {
    /// The entity of that key, made by `make` if there is none.
    pub(super) fn keyed(&mut self, key: String, make: impl FnOnce() -> Draft) -> usize {
        if let Some(&found) = self.by_key.get(&key) {
            return found;
        }
        let number = self.add(make());
        self.by_key.insert(key, number);
        number
    }

    pub(super) fn find(&self, key: &str) -> Option<usize> {
        self.by_key.get(key).copied()
    }

    pub(super) fn add(&mut self, draft: Draft) -> usize {
        self.drafts.push(draft);
        self.drafts.len() - 1
    }

    pub(super) fn country(&mut self, country: &'static Country) -> usize {
        self.keyed(format!("country {}", country.code), || {
            let mut draft = Draft::new(EntityType::Gpe, Identity::Country(country));
            draft.country = Some(country.code);
            draft.name = Some(country.name.to_owned());
            draft
        })
    }

    pub(super) fn organisation(&mut self, found: &'static Organisation) -> usize {
        self.keyed(format!("organisation {}", found.name), || {
            let mut draft = Draft::new(EntityType::Org, Identity::Organisation(found));
            draft.country = Some(found.code).filter(|code| !code.is_empty());
            draft.name = Some(display_name(found).to_owned());
            draft
        })
    }

    pub(super) fn refer(&mut self, tokens: Range<usize>, entity: usize, kind: MentionKind, metonym: bool) {
        self.references.push(Reference { tokens, entity, kind, metonym });
    }

    /// Puts the references in order, each once; outer before inner.
    pub(super) fn sort(&mut self) {
        self.references
            .sort_by_key(|found| (found.tokens.start, std::cmp::Reverse(found.tokens.end), found.entity));
        self.references.dedup_by(|a, b| a.tokens == b.tokens && a.entity == b.entity);
    }

    /// The reference that covers just these tokens.
    pub(super) fn exactly(&self, tokens: &Range<usize>) -> Option<&Reference> {
        self.starting_near(tokens.start).find(|found| found.tokens == *tokens)
    }

    /// The references that start at the token; the references must be in order.
    pub(super) fn starting_near(&self, token: usize) -> impl Iterator<Item = &Reference> {
        let first = self.references.partition_point(|found| found.tokens.start < token);
        self.references[first..].iter().take_while(move |found| found.tokens.start == token)
    }

    /// The longest reference that ends before the token; the references must be in order.
    pub(super) fn ending_at(&self, token: usize) -> Option<&Reference> {
        let last = self.references.partition_point(|found| found.tokens.start < token);
        let near = self.references[..last].iter().rev().take(8);
        near.filter(|found| found.tokens.end == token).max_by_key(|found| found.tokens.len())
    }

    /// Whether some reference covers the token; the references must be in order.
    pub(super) fn covers(&self, token: usize) -> bool {
        let last = self.references.partition_point(|found| found.tokens.start <= token);
        self.references[..last].iter().rev().take(8).any(|found| found.tokens.contains(&token))
    }

    /// The references within the tokens; the references must be in order.
    pub(super) fn within(&self, tokens: &Range<usize>) -> &[Reference] {
        let first = self.references.partition_point(|found| found.tokens.start < tokens.start);
        let last = self.references.partition_point(|found| found.tokens.start < tokens.end);
        &self.references[first..last.max(first)]
    }

    /// Writes the entities out, in order of first mention; what refers to two is a mention of both.
    pub(super) fn finish(mut self, view: &View<'_>, pairs: &[(Range<usize>, [usize; 2])]) -> Cast {
        self.sort();
        self.adopt_parents();
        let mut order = Vec::new();
        let mut numbers = vec![None; self.drafts.len()];
        for reference in &self.references {
            if numbers[reference.entity].is_none() {
                numbers[reference.entity] = Some(order.len());
                order.push(reference.entity);
            }
        }
        let mut mentions: Vec<Vec<Mention>> = vec![Vec::new(); order.len()];
        for reference in &mut self.references {
            let Some(number) = numbers[reference.entity] else { continue };
            reference.entity = number;
            let range = view.tagged.range(&reference.tokens);
            let text = view.text.slice(&range).to_owned();
            mentions[number].push(Mention { text, span: view.text.span(&range), kind: reference.kind });
        }
        for (tokens, entities) in pairs {
            let range = view.tagged.range(tokens);
            for number in entities.iter().filter_map(|&entity| numbers[entity]) {
                let said = &mut mentions[number];
                let span = view.text.span(&range);
                let place = said.partition_point(|mention| mention.span.start() <= span.start());
                let text = view.text.slice(&range).to_owned();
                said.insert(place, Mention { text, span, kind: MentionKind::Nominal });
            }
        }
        let drafts = &self.drafts;
        let names: Vec<String> =
            order.iter().zip(&mentions).map(|(&draft, said)| drafts[draft].written(said)).collect();
        let entities = order.iter().zip(mentions).enumerate().map(|(number, (&draft, mentions))| {
            let draft = &drafts[draft];
            Entity {
                id: id(number),
                name: names[number].clone(),
                kind: draft.kind,
                country: draft.country.map(str::to_owned),
                part_of: draft
                    .part_of
                    .and_then(|parent| numbers[parent])
                    .filter(|&parent| parent != number)
                    .map(id),
                mentions,
                roles: draft.roles.iter().map(|role| role.written(view, drafts, &numbers, &names)).collect(),
            }
        });
        Cast { entities: entities.collect(), references: self.references }
    }

    /// Sets what known organisations belong to.
    fn adopt_parents(&mut self) {
        for number in 0..self.drafts.len() {
            let Identity::Organisation(found) = self.drafts[number].identity else { continue };
            let parent = match knowledge::country_of_code(found.parent) {
                Some(country) => self.find(&format!("country {}", country.code)),
                None => self.find(&format!("organisation {}", found.parent)),
            };
            self.drafts[number].part_of = self.drafts[number].part_of.or(parent);
        }
    }
}

/// The full name where it is short enough to be what people say, the short one otherwise.
fn display_name(found: &'static Organisation) -> &'static str {
    if found.full_name.split(' ').count() <= 3 { found.full_name } else { found.name }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn id(number: usize) -> String {
    format!("e{}", number + 1)
}

impl Draft {
    /// The name to show: the given one, or the longest mention by name.
    fn written(&self, mentions: &[Mention]) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let by_name = mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        let words = |mention: &Mention| mention.text.split_whitespace().count();
        let mut best: Option<&Mention> = None;
        for mention in by_name.chain(mentions) {
            let longer = |best: &Mention| best.kind == mention.kind && words(mention) > words(best);
            if best.is_none_or(longer) {
                best = Some(mention);
            }
        }
        let text = best.map_or("", |mention| mention.text.as_str());
        let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match joined.strip_prefix("the ").or_else(|| joined.strip_prefix("The ")) {
            Some(rest) if self.kind != EntityType::Person => rest.to_owned(),
            _ => joined,
        }
    }
}

impl RoleDraft {
    /// The title to show: spelled out, in the singular, without the hyphens that some write (`Secretary-General`).
    fn title_written(&self, view: &View<'_>) -> String {
        if self.plural {
            return self.title.name.to_owned();
        }
        let words = view.joined(&self.tokens);
        if let Some(full) = knowledge::abbreviated_title(&words).filter(|full| !full.is_empty()) {
            return full.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
        }
        let spaced = self.title.name.contains(' ')
            && words.to_lowercase().contains(&self.title.name.replace(' ', "-"));
        if spaced { words.replace('-', " ") } else { words }
    }

    fn written(
        &self,
        view: &View<'_>,
        drafts: &[Draft],
        numbers: &[Option<usize>],
        names: &[String],
    ) -> Role {
        let range = view.tagged.range(&self.tokens);
        let of = self.of.map(|entity| {
            let number = numbers[entity];
            let text = number
                .map(|number| names[number].clone())
                .or_else(|| drafts[entity].name.clone())
                .unwrap_or_default();
            let country = drafts[entity].country.map(str::to_owned);
            Party { text, entity: number.map(id), country, sector: None, span: None }
        });
        Role {
            title: self.title_written(view),
            of,
            span: view.text.span(&range),
            qualifier: self.qualifier.clone(),
        }
    }
}
