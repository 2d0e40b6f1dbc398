//! Which report belongs to which event.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::digest::{self, TOLD_FROM};
use super::parts::together;
use super::signature::{of_its_like, signatures};
use crate::error::Result;
use crate::identity::Tenures;
use crate::store::{ChangeRow, DocumentKey, EventKey, EventRow, ReportKey, ReportRow, Signature, Writer};
use crate::values::ChangeKind;

/// Reports of rough time that one signature brings back to be looked at again.
const LOOKED_AT_AGAIN: usize = 10_000;
/// Events that one exact signature can lead to: one, save while a batch is being placed.
const LED_TO: usize = 16;

/// What a batch changed that matters to events.
#[derive(Debug, Default)]
pub(crate) struct Merging {
    /// Documents whose reports came, or whose entities are others now.
    documents: BTreeSet<DocumentKey>,
    /// Events that lost reports.
    broken: BTreeSet<EventKey>,
    /// Reports of rough time that may belong elsewhere now.
    rough: BTreeSet<ReportKey>,
    /// Events whose parties may act for others than before.
    retold: BTreeSet<EventKey>,
}

impl Merging {
    /// Tells events again, whose reports may all stay where they are.
    pub(crate) fn retell(&mut self, events: BTreeSet<EventKey>) {
        self.retold.extend(events);
    }

    /// Looks at the reports of a document.
    pub(crate) fn look_at(&mut self, document: DocumentKey) {
        self.documents.insert(document);
    }

    /// Removes the reports of a document.
    pub(crate) fn clear(&mut self, writer: &dyn Writer, document: DocumentKey) -> Result<()> {
        for row in writer.reports_in(document)? {
            self.rough.extend(rough_near(writer, &writer.signatures_of(row.key)?)?);
        }
        self.broken.extend(writer.clear_reports(document)?);
        Ok(())
    }
}

/// Brings events up to date. `tenures` are the posts as they are now.
pub(crate) fn merge(writer: &dyn Writer, tenures: &Tenures<'_>, merging: Merging, time: &str) -> Result<()> {
    let mut placing =
        Placing { writer, touched: BTreeMap::new(), loose: BTreeSet::new(), rough: merging.rough };
    for event in merging.broken.iter().chain(&merging.retold) {
        placing.touch(*event)?;
    }
    let mut broken = merging.broken;
    for document in merging.documents {
        for row in writer.reports_in(document)? {
            broken.extend(placing.sign(&row)?);
        }
    }
    for event in broken {
        placing.take_apart(event)?;
    }
    let mut undated = Vec::new();
    for report in std::mem::take(&mut placing.loose) {
        let signatures = writer.signatures_of(report)?;
        if of_its_like(&signatures).is_empty() {
            placing.place_exact(report, &signatures)?;
        } else {
            undated.push(report);
        }
    }
    placing.rough.extend(undated);
    placing.place_rough()?;
    placing.finish(tenures, time)
}

/// Reports of rough time that share a signature and a day with these.
fn rough_near(writer: &dyn Writer, signatures: &[Signature]) -> Result<BTreeSet<ReportKey>> {
    let mut found = BTreeSet::new();
    for signature in signatures {
        let rough = Signature { exact: false, ..signature.clone() };
        found.extend(writer.reports_like(&rough, LOOKED_AT_AGAIN)?);
    }
    Ok(found)
}

/// An event as it was before.
struct Before {
    /// Its id.
    id: String,
    /// One of its reports: where that goes, the id goes.
    witness: Option<ReportKey>,
}

/// Reports of rough time that are looked at together.
#[derive(Default)]
struct Alike {
    /// Each with its signatures.
    reports: BTreeMap<ReportKey, Vec<Signature>>,
    /// Who shares each of these signatures.
    like: HashMap<Signature, Vec<ReportKey>>,
}

/// The events of reports that are being placed, as they stand.
struct Events {
    of: BTreeMap<ReportKey, EventKey>,
    /// Those that a group has gone on as.
    taken: BTreeSet<EventKey>,
}

impl Events {
    fn of(writer: &dyn Writer, reports: impl Iterator<Item = ReportKey>) -> Result<Self> {
        let mut of = BTreeMap::new();
        for report in reports {
            of.extend(writer.event_of(report)?.map(|event| (report, event)));
        }
        Ok(Self { of, taken: BTreeSet::new() })
    }

    /// The event that a group goes on as, so that few rows move: the first of theirs that no other group has taken, and
    /// that holds no report but those that are being placed; `None` where there is no such event.
    fn goes_on_as(&mut self, writer: &dyn Writer, group: &[ReportKey]) -> Result<Option<EventKey>> {
        let theirs: BTreeSet<EventKey> =
            group.iter().filter_map(|report| self.of.get(report)).copied().collect();
        for event in theirs {
            if self.taken.contains(&event) {
                continue;
            }
            let held = writer.report_keys_of(event)?;
            if held.iter().all(|report| self.of.contains_key(report)) {
                self.taken.insert(event);
                return Ok(Some(event));
            }
        }
        Ok(None)
    }
}

/// The work on one batch.
struct Placing<'w> {
    writer: &'w dyn Writer,
    /// Every event that may have changed, as it was before.
    touched: BTreeMap<EventKey, Option<Before>>,
    /// Reports without an event.
    loose: BTreeSet<ReportKey>,
    /// Reports of rough time to be placed when those that tell the day are.
    rough: BTreeSet<ReportKey>,
}

impl Placing<'_> {
    fn touch(&mut self, event: EventKey) -> Result<()> {
        if !self.touched.contains_key(&event) {
            let witness = self.writer.reports_of(event, 1)?.first().map(|row| row.key);
            let before = self.writer.event(event)?.map(|row| Before { id: row.id, witness });
            self.touched.insert(event, before);
        }
        Ok(())
    }

    /// Gives a report its signatures; the event that it leaves for them.
    fn sign(&mut self, row: &ReportRow) -> Result<Option<EventKey>> {
        let sides = digest::sides(self.writer.as_reader(), row)?;
        let place = match row.place {
            Some(form) => digest::entity_of(self.writer.as_reader(), form)?,
            None => None,
        };
        let now = signatures(row, &sides, place);
        let before = self.writer.signatures_of(row.key)?;
        let event = self.writer.event_of(row.key)?;
        if let Some(event) = event {
            self.touch(event)?;
        }
        if now == before && event.is_some() {
            return Ok(None);
        }
        self.rough.extend(rough_near(self.writer, &before)?);
        self.writer.set_signatures(row.key, &now)?;
        self.writer.join(row.key, None)?;
        self.loose.insert(row.key);
        Ok(event)
    }

    /// Sets all reports of an event loose.
    fn take_apart(&mut self, event: EventKey) -> Result<()> {
        for row in self.writer.reports_of(event, TOLD_FROM)? {
            self.writer.join(row.key, None)?;
            self.loose.insert(row.key);
        }
        Ok(())
    }

    /// Places a report that tells the day, or that shares no signature with any.
    fn place_exact(&mut self, report: ReportKey, signatures: &[Signature]) -> Result<()> {
        let mut events = BTreeSet::new();
        for signature in signatures {
            events.extend(self.writer.events_like(signature, LED_TO)?);
        }
        let mut sizes = Vec::new();
        for &event in &events {
            let size = self.writer.event(event)?.map_or(0, |row| row.report_count);
            sizes.push((std::cmp::Reverse(size), event));
        }
        // The largest goes on, so that the fewest rows move.
        let target = match sizes.iter().min() {
            Some(&(_, event)) => event,
            None => self.new_event(report)?,
        };
        self.touch(target)?;
        self.writer.join(report, Some(target))?;
        for event in events.into_iter().filter(|&event| event != target) {
            self.touch(event)?;
            for row in self.writer.reports_of(event, TOLD_FROM)? {
                self.writer.join(row.key, Some(target))?;
            }
        }
        self.rough.extend(rough_near(self.writer, signatures)?);
        Ok(())
    }

    /// Places all reports that tell the time only roughly: those that are alike together, with the one event that any of
    /// them may be one with, if there is just one.
    fn place_rough(&mut self) -> Result<()> {
        let Alike { reports: mut rough, like } = self.with_their_like()?;
        let mut events = Events::of(self.writer, rough.keys().copied())?;
        self.place_parts(&mut rough, &mut events)?;
        let mut asked = BTreeSet::new();
        while let Some((first, signatures)) = rough.pop_first() {
            let mut group = vec![first];
            let mut dated = BTreeSet::new();
            let mut queue = vec![signatures];
            while let Some(signatures) = queue.pop() {
                dated.extend(self.dated_events(&signatures)?);
                for own in of_its_like(&signatures) {
                    // Whoever shares one that was asked for is in a group already.
                    if !asked.insert(own.clone()) {
                        continue;
                    }
                    for &other in like.get(own).into_iter().flatten() {
                        queue.extend(rough.remove(&other).inspect(|_| group.push(other)));
                    }
                }
            }
            let target = match dated.first() {
                Some(&only) if dated.len() == 1 => only,
                _ => match events.goes_on_as(self.writer, &group)? {
                    Some(event) => event,
                    None => self.new_event(first)?,
                },
            };
            self.join_all(&group, target, &mut events)?;
        }
        Ok(())
    }

    /// Joins reports to an event; those that are there already stay, and where all are, nothing is told anew.
    fn join_all(&mut self, reports: &[ReportKey], target: EventKey, events: &mut Events) -> Result<()> {
        for &report in reports {
            let now = events.of.insert(report, target);
            if now == Some(target) {
                continue;
            }
            if let Some(event) = now {
                self.touch(event)?;
            }
            self.touch(target)?;
            self.writer.join(report, Some(target))?;
        }
        Ok(())
    }

    /// Places the parts of plans of which the one event is told that they foretell.
    fn place_parts(
        &mut self,
        rough: &mut BTreeMap<ReportKey, Vec<Signature>>,
        events: &mut Events,
    ) -> Result<()> {
        let mut placed = Vec::new();
        for (&report, signatures) in rough.iter() {
            if !self.writer.is_part(report)? {
                continue;
            }
            let dated = self.dated_events(signatures)?;
            if let Some(&only) = dated.first().filter(|_| dated.len() == 1) {
                self.join_all(&[report], only, events)?;
                placed.push(report);
            }
        }
        for report in placed {
            rough.remove(&report);
        }
        Ok(())
    }

    /// The events of reports that tell the day, with which one that tells it roughly may be one; two stand for any more.
    fn dated_events(&self, signatures: &[Signature]) -> Result<BTreeSet<EventKey>> {
        let mut found = BTreeSet::new();
        for signature in signatures.iter().filter(|signature| !signature.exact) {
            let exact = Signature { exact: true, ..signature.clone() };
            found.extend(self.writer.events_like(&exact, 2)?);
        }
        Ok(found)
    }

    /// The reports of rough time that are to be placed, and all that are alike with them.
    fn with_their_like(&mut self) -> Result<Alike> {
        let mut found = Alike::default();
        let mut queue: Vec<ReportKey> = std::mem::take(&mut self.rough).into_iter().collect();
        while let Some(report) = queue.pop() {
            if found.reports.contains_key(&report) {
                continue;
            }
            let signatures = self.writer.signatures_of(report)?;
            for own in of_its_like(&signatures) {
                // All that share one were queued when it was first asked for.
                if !found.like.contains_key(own) {
                    let reports = self.writer.reports_like(own, LOOKED_AT_AGAIN)?;
                    queue.extend(&reports);
                    found.like.insert(own.clone(), reports);
                }
            }
            // What was removed together with its document has none.
            if !signatures.is_empty() {
                found.reports.insert(report, signatures);
            }
        }
        Ok(found)
    }

    fn new_event(&mut self, report: ReportKey) -> Result<EventKey> {
        let row = EventRow::unborn(format!("new-{}", report.0));
        let event = self.writer.insert_event(&row)?;
        self.touched.insert(event, None);
        Ok(event)
    }

    /// Tells every touched event afresh, and leads the ids that are no more to where they went.
    fn finish(self, tenures: &Tenures<'_>, time: &str) -> Result<()> {
        let Self { writer, touched, .. } = self;
        let mut told = Vec::new();
        for &event in touched.keys() {
            let reports = together(writer.reports_of(event, TOLD_FROM)?);
            if reports.is_empty() {
                writer.remove_event(event)?;
            } else {
                told.push(digest::digest(writer.as_reader(), tenures, event, &reports)?);
            }
        }
        // Ids may pass from one event to another, so those that change are all given up before any is taken.
        for (row, _) in &told {
            if writer.event(row.key)?.is_some_and(|before| before.id != row.id) {
                writer.update_event(&EventRow { id: format!("gone-{}", row.key.0), ..row.clone() }, &[])?;
            }
        }
        for (row, parties) in &told {
            writer.update_event(row, parties)?;
            writer.remove_redirect(&row.id)?;
        }
        for Before { id, witness } in touched.into_values().flatten() {
            if writer.find_event(&id)?.is_some() {
                continue;
            }
            let Some(heir) = witness.map(|report| writer.event_of(report)).transpose()?.flatten() else {
                continue;
            };
            if let Some(heir) = writer.event(heir)? {
                writer.add_redirect(&id, &heir.id)?;
                let kind = ChangeKind::EventMerged;
                writer.note(&ChangeRow { time: time.to_owned(), kind, id, now: Some(heir.id) })?;
            }
        }
        Ok(())
    }
}
