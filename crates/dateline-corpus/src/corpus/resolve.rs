//! From what a question says to what the store reads by.

use crate::error::{Error, Result};
use crate::identity::{country_descriptor, is_country};
use crate::lookup::NameIndex;
use crate::query::{
    DocumentFilter, EventFilter, PageRequest, Participant, ParticipantSide, QuoteFilter, Who,
};
use crate::store::{
    DocumentKey, DocumentScan, EntityKey, EntityRow, EventScan, PartyScan, QuoteScan, Reader,
};
use crate::text::{fold, words};
use crate::time::period;
use crate::values::MatchKind;

/// Values in one list of a filter at most.
const VALUES: usize = 1000;
/// Participants, entities or words of one filter at most: each is one more condition on every row.
const CONDITIONS: usize = 16;
/// Names that come near one that was not found.
const NEAR: usize = 5;

/// Reads what a question says of entities, documents and times.
pub(super) struct Resolver<'r> {
    /// The records.
    pub(super) reader: &'r dyn Reader,
    /// All names.
    pub(super) names: &'r NameIndex,
}

impl Resolver<'_> {
    /// The entity that is meant: by id, also one that was merged; by country code; by the name that matches best, of the
    /// one most mentioned.
    pub(super) fn entity(&self, who: &Who) -> Result<EntityRow> {
        match who {
            Who::Id(id) => entity_by_id(self.reader, id),
            Who::Name(name) => self.named(name),
        }
    }

    fn named(&self, name: &str) -> Result<EntityRow> {
        if let Some(country) = self.country(name)? {
            return Ok(country);
        }
        let found = self.names.find(name);
        let best = found.first().map(|found| found.kind).filter(|&kind| kind < MatchKind::Slip);
        let mut rows = Vec::new();
        for found in found.iter().take_while(|found| Some(found.kind) == best).take(VALUES) {
            rows.extend(self.reader.entity(found.entity)?);
        }
        let most = rows.into_iter().max_by_key(|row| (row.mention_count, std::cmp::Reverse(row.key)));
        most.ok_or_else(|| Error::NotFound {
            what: "entity",
            id: name.to_owned(),
            similar: found.into_iter().take(NEAR).map(|found| found.name).collect(),
        })
    }

    /// The entity of a country that is given by its code.
    fn country(&self, code: &str) -> Result<Option<EntityRow>> {
        let is_code =
            code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) && is_country(code);
        if !is_code {
            return Ok(None);
        }
        let Some(form) = self.reader.find_form(&country_descriptor(code))? else { return Ok(None) };
        match self.reader.form(form)?.and_then(|form| form.entity) {
            Some(key) => self.reader.entity(key),
            None => Ok(None),
        }
    }

    fn document(&self, id: &str) -> Result<DocumentKey> {
        self.reader.find_document(id)?.ok_or_else(|| Error::not_found("document", id))
    }

    /// What documents are read by.
    pub(super) fn documents(&self, filter: &DocumentFilter) -> Result<DocumentScan> {
        bounded("filter.outlets", filter.outlets.len(), VALUES)?;
        bounded("filter.languages", filter.languages.len(), VALUES)?;
        bounded("filter.entities", filter.entities.len(), CONDITIONS)?;
        let mut entities: Vec<EntityRow> =
            filter.entities.iter().map(|who| self.entity(who)).collect::<Result<_>>()?;
        entities.sort_by_key(|row| row.document_count);
        Ok(DocumentScan {
            published: period("filter.published", &filter.published)?,
            outlets: filter.outlets.iter().map(|outlet| fold(outlet)).collect(),
            languages: filter.languages.iter().map(|language| fold(language)).collect(),
            entities: entities.into_iter().map(|row| row.key).collect(),
        })
    }

    /// What events are read by.
    pub(super) fn events(&self, filter: &EventFilter) -> Result<EventScan> {
        bounded("filter.participants", filter.participants.len(), CONDITIONS)?;
        bounded("filter.documents", filter.documents.len(), VALUES)?;
        bounded("filter.places", filter.places.len(), VALUES)?;
        let words = words(&filter.text);
        bounded("filter.text", words.len(), CONDITIONS)?;
        if filter.min_confidence.is_some_and(|confidence| !(0.0..=1.0).contains(&confidence)) {
            return Err(Error::invalid("filter.min_confidence", "it lies outside 0 to 1"));
        }
        let mut parties = Vec::new();
        for participant in &filter.participants {
            let row = self.entity(&participant.who)?;
            let party = PartyScan { entity: row.key, sides: sides(participant) };
            parties.push((row.document_count, row.key, party));
        }
        // The scan follows the one in the fewest documents and asks of the others.
        parties.sort_by_key(|&(documents, key, _)| (documents, key));
        let (places, place_countries) = self.places(&filter.places)?;
        let documents = filter.documents.iter().map(|id| self.document(id)).collect::<Result<Vec<_>>>()?;
        Ok(EventScan {
            parties: parties.into_iter().map(|(_, _, party)| party).collect(),
            acts: filter.acts.clone(),
            statuses: filter.statuses.clone(),
            time: period("filter.time", &filter.time)?,
            axis: filter.axis,
            places,
            place_countries,
            documents: Some(documents).filter(|documents| !documents.is_empty()),
            words,
            min_confidence: filter.min_confidence,
            order: filter.order,
        })
    }

    /// Places as entities, and the countries among them: what lies anywhere in those counts.
    fn places(&self, places: &[Who]) -> Result<(Vec<EntityKey>, Vec<String>)> {
        let (mut keys, mut countries) = (Vec::new(), Vec::new());
        for place in places {
            let row = match self.entity(place) {
                Ok(row) => row,
                Err(error) if error.is_not_found() && is_country(place.as_str()) => {
                    countries.push(place.as_str().to_owned());
                    continue;
                }
                Err(error) => return Err(error),
            };
            let forms = self.reader.forms_of(row.key)?;
            let country = country_descriptor(&row.country);
            if forms.iter().any(|form| form.form.descriptor == country) {
                countries.push(row.country.clone());
            }
            keys.push(row.key);
        }
        Ok((keys, countries))
    }

    /// What quotes are read by.
    pub(super) fn quotes(&self, filter: &QuoteFilter) -> Result<QuoteScan> {
        let words = words(&filter.text);
        bounded("filter.text", words.len(), CONDITIONS)?;
        let entity = |who: &Option<Who>| match who {
            Some(who) => self.entity(who).map(|row| Some(row.key)),
            None => Ok(None),
        };
        Ok(QuoteScan {
            speaker: entity(&filter.speaker)?,
            offices: Vec::new(),
            include_members: filter.include_members,
            about: entity(&filter.about)?,
            kinds: filter.kinds.clone(),
            words,
            published: period("filter.published", &filter.published)?,
            document: filter.document.as_deref().map(|id| self.document(id)).transpose()?,
            order: filter.order,
        })
    }
}

/// The entity of an id, or of the id that it was merged into.
pub(super) fn entity_by_id(reader: &dyn Reader, id: &str) -> Result<EntityRow> {
    if let Some(row) = reader.find_entity(id)? {
        return Ok(row);
    }
    let now = reader.redirect(id)?.map(|now| reader.find_entity(&now)).transpose()?.flatten();
    now.ok_or_else(|| Error::not_found("entity", id))
}

/// The sides on which a participant may stand, as the store's bits.
const fn sides(participant: &Participant) -> u8 {
    let itself = match participant.side {
        ParticipantSide::Any => PartyScan::ACTS | PartyScan::RECEIVES,
        ParticipantSide::Actor => PartyScan::ACTS,
        ParticipantSide::Recipient => PartyScan::RECEIVES,
    };
    let through = match participant.side {
        ParticipantSide::Any => PartyScan::ACTS_THROUGH | PartyScan::RECEIVES_THROUGH,
        ParticipantSide::Actor => PartyScan::ACTS_THROUGH,
        ParticipantSide::Recipient => PartyScan::RECEIVES_THROUGH,
    };
    if participant.include_members { itself | through } else { itself }
}

/// Refuses a list that is longer than its limit.
pub(super) fn bounded(field: &str, length: usize, limit: usize) -> Result<()> {
    if length <= limit {
        return Ok(());
    }
    Err(Error::invalid(field, format!("it holds {length} values, {limit} at most are allowed")))
}

/// How many ids one request may name.
pub(super) const IDS: usize = PageRequest::MAX_SIZE as usize;
