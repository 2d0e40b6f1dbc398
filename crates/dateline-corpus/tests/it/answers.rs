//! Questions that users ask, and the text that each answer came from.

use dateline_core::analysis::{Act, EntityType, Status};
use dateline_corpus::{
    Aggregation, Corpus, DocumentQuery, EntityQuery, ErrorKind, EventFilter, EventRecord, MatchKind,
    PageRequest, Participant, ParticipantSide, Passage, Queries, QuoteFilter, TimeAxis, TimeRange, TimeUnit,
};

use crate::support::{Home, Story, week};

/// What a passage quotes stands in its document at its span.
fn check_quoted(corpus: &Corpus, passage: &Passage) {
    let text = corpus.document(&passage.document).unwrap().analysis.text;
    let at = |start: u32, end: u32| -> String {
        text.chars().skip(start as usize).take((end - start) as usize).collect()
    };
    assert_eq!(at(passage.span.start(), passage.span.end()), passage.text);
}

fn events(corpus: &Corpus, filter: &EventFilter) -> Vec<EventRecord> {
    corpus.events(filter, &PageRequest::default()).unwrap().items
}

fn between(names: &[&str]) -> EventFilter {
    EventFilter {
        participants: names.iter().map(|&name| Participant::any(name)).collect(),
        ..EventFilter::default()
    }
}

#[test]
fn who_is_somebody() {
    let Home { corpus, directory: _directory } = Home::of(week());
    for (name, kind) in [
        ("Yoon Suk Yeol", MatchKind::Exact),
        ("yoon sok yol", MatchKind::Exact),
        ("Suk Yeol Yoon", MatchKind::Reordered),
        ("yoon", MatchKind::Partial),
        ("Yoon Suk Yeo", MatchKind::Partial),
        ("Yoon Suk Yeoll", MatchKind::Variant),
        ("Yoon Suk Yeom", MatchKind::Slip),
    ] {
        let query = EntityQuery { name: name.to_owned(), ..EntityQuery::default() };
        let found = corpus.search_entities(&query, &PageRequest::default()).unwrap();
        let first = found.items.first().unwrap_or_else(|| panic!("nobody found as {name}"));
        assert_eq!((first.entity.name.as_str(), first.match_kind), ("Yoon Suk Yeol", Some(kind)), "{name}");
    }
    let query = EntityQuery { name: "Stoltenberg".to_owned(), ..EntityQuery::default() };
    let id = corpus.search_entities(&query, &PageRequest::default()).unwrap().items[0].entity.id.clone();
    let record = corpus.entity(&id).unwrap();
    assert_eq!((record.name.as_str(), record.kind), ("Jens Stoltenberg", EntityType::Person));
    assert_eq!((record.document_count, record.mention_count), (3, 4));
    assert_eq!(
        (record.first_seen.as_deref(), record.last_seen.as_deref()),
        (Some("2023-01-27"), Some("2023-01-30"))
    );
    let role = &record.roles[0];
    assert_eq!(role.title, "Secretary General");
    assert_eq!(role.of_entity.as_ref().map(|of| of.name.as_str()), Some("NATO"));
    check_quoted(&corpus, &role.evidence);
    assert!(!record.passages.is_empty());
    record.passages.iter().for_each(|passage| check_quoted(&corpus, passage));
}

#[test]
fn spellings_are_one_and_namesakes_are_not() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let id = |name: &str| {
        let query =
            EntityQuery { name: name.to_owned(), kinds: vec![EntityType::Person], ..EntityQuery::default() };
        corpus.search_entities(&query, &PageRequest::default()).unwrap().items[0].entity.id.clone()
    };
    assert_eq!(id("Yoon Suk Yeol"), id("Yoon Sok-yol"));
    assert_ne!(id("Kim Yong-chol"), id("Kim Yong-chun"));
    let record = corpus.entity(&id("Yoon Suk Yeol")).unwrap();
    assert_eq!(record.aliases.len(), 2);
    assert_eq!(record.same_because.len(), 1);
    assert_eq!(record.same_because[0].reason, "spellings of one Korean name");
}

#[test]
fn what_happened_between_two() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let both = events(&corpus, &between(&["South Korea", "NATO"]));
    // That Stoltenberg praised South Korea stands on a page that does not say whose secretary general he is; others do.
    let acts: Vec<Act> = both.iter().map(|event| event.act).collect();
    assert_eq!(acts, [Act::Consult, Act::Support], "{both:#?}");
    let meeting = &both[0];
    assert_eq!(meeting.status, Status::Occurred);
    let told: Vec<Status> = meeting.history.iter().map(|status| status.status).collect();
    assert_eq!(told, [Status::Planned, Status::Occurred, Status::Occurred]);
    assert_eq!((meeting.report_count, meeting.document_count, meeting.sources), (3, 3, 3));
    assert_eq!(meeting.when.as_ref().map(|when| when.value.as_str()), Some("2023-01-29"));
    assert_eq!(meeting.place.as_deref(), Some("Seoul"));
    let names: Vec<&str> = meeting.participants.iter().map(|participant| participant.name.as_str()).collect();
    assert_eq!(names, ["Jens Stoltenberg", "Park Jin"]);
    assert!(meeting.participants[1].acts_for.iter().any(|entity| entity.name == "South Korea"));
    for report in &meeting.reports {
        check_quoted(&corpus, &report.evidence);
        check_quoted(&corpus, &report.trigger);
    }
    // Asked of the organisation itself and nobody who acts for it, there is nothing.
    let mut alone = between(&["NATO"]);
    alone.participants[0].include_members = false;
    assert!(events(&corpus, &alone).is_empty());
}

#[test]
fn sides_acts_times_and_words_narrow_events() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let side = |name: &str, side| EventFilter {
        participants: vec![Participant { who: name.into(), side, include_members: false }],
        ..EventFilter::default()
    };
    let acts =
        |filter: &EventFilter| events(&corpus, filter).iter().map(|event| event.act).collect::<Vec<_>>();
    assert_eq!(acts(&side("North Korea", ParticipantSide::Recipient)), [Act::Threaten]);
    assert!(acts(&side("North Korea", ParticipantSide::Actor)).is_empty());
    let time =
        |start, end, axis| EventFilter { time: TimeRange::new(start, end), axis, ..EventFilter::default() };
    assert_eq!(acts(&time("2023-01-29", "2023-01-30", TimeAxis::Event)).len(), 2);
    // Without a date of its own, an event counts where it was published, but is not stated to be there.
    assert_eq!(acts(&time("2023-02-01", "2023-02-02", TimeAxis::Event)), [Act::Threaten]);
    assert!(acts(&time("2023-02-01", "2023-02-02", TimeAxis::Stated)).is_empty());
    assert_eq!(acts(&time("2023-01-27", "2023-01-28", TimeAxis::Published)), [Act::Consult]);
    let words = EventFilter { text: "korea warned".to_owned(), ..EventFilter::default() };
    assert_eq!(acts(&words), [Act::Threaten]);
    let place = EventFilter { places: vec!["KOR".into()], ..EventFilter::default() };
    assert_eq!(acts(&place), [Act::Consult]);
    let document = EventFilter { documents: vec!["respelled".to_owned()], ..EventFilter::default() };
    assert_eq!(acts(&document), [Act::Consult]);
    let sure = EventFilter { min_confidence: Some(0.8), ..EventFilter::default() };
    assert_eq!(acts(&sure), [Act::Consult]);
}

#[test]
fn events_are_counted() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let count = |aggregation| {
        let buckets = corpus.aggregate_events(&EventFilter::default(), aggregation).unwrap();
        buckets.into_iter().map(|bucket| (bucket.label, bucket.events, bucket.reports)).collect::<Vec<_>>()
    };
    let expect = |expected: &[(&str, u64, u64)]| {
        expected
            .iter()
            .map(|&(label, events, reports)| (label.to_owned(), events, reports))
            .collect::<Vec<_>>()
    };
    assert_eq!(count(Aggregation::Time(TimeUnit::Month)), expect(&[("2023-01", 2, 4), ("2023-02", 2, 2)]));
    assert_eq!(count(Aggregation::Time(TimeUnit::Quarter)), expect(&[("2023-Q1", 4, 6)]));
    assert_eq!(count(Aggregation::Time(TimeUnit::Week)), expect(&[("2023-W04", 2, 4), ("2023-W05", 2, 2)]));
    assert_eq!(count(Aggregation::Act), expect(&[("CONSULT", 2, 4), ("SUPPORT", 1, 1), ("THREATEN", 1, 1)]));
    assert_eq!(count(Aggregation::Place), expect(&[("Seoul", 1, 3)]));
    let actors = count(Aggregation::Actor);
    assert_eq!(actors.iter().filter(|(_, events, _)| *events == 2).count(), 2, "{actors:?}");
}

#[test]
fn what_did_somebody_say() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let filter = QuoteFilter { speaker: Some("Stoltenberg".into()), ..QuoteFilter::default() };
    let quotes = corpus.quotes(&filter, &PageRequest::default()).unwrap().items;
    assert_eq!(quotes.len(), 1);
    check_quoted(&corpus, &quotes[0].passage);
    assert_eq!(
        quotes[0].speaker_entity.as_ref().map(|speaker| speaker.name.as_str()),
        Some("Jens Stoltenberg")
    );
    assert!(quotes[0].passage.context.as_ref().is_some_and(|context| context.text.contains("S. Korea")));
    let silent = QuoteFilter { text: "nothing of the kind".to_owned(), ..filter };
    assert!(corpus.quotes(&silent, &PageRequest::default()).unwrap().items.is_empty());
}

#[test]
fn text_is_found_and_quoted() {
    let story = Story::new("naïve", "2024-01-01")
        .says("Élise Müller — “naïve” — spoke first.")
        .says("The ferry to Göteborg was late, the minister of ferries said.");
    let Home { corpus, directory: _directory } = Home::of(week().into_iter().chain([story]));
    let query = DocumentQuery { text: "goteborg ferry".to_owned(), ..DocumentQuery::default() };
    let found = corpus.search_documents(&query, &PageRequest::default()).unwrap();
    assert_eq!(found.total, Some(1));
    assert_eq!(found.items[0].document.id, "naïve");
    check_quoted(&corpus, &found.items[0].passages[0]);
    assert!(found.items[0].passages[0].text.contains("Göteborg"));
    for odd in ["\"unclosed", "a AND (", "title:", "[* TO", "~!@#"] {
        let query = DocumentQuery { text: odd.to_owned(), ..DocumentQuery::default() };
        corpus.search_documents(&query, &PageRequest::default()).unwrap();
    }
    let mut narrowed = DocumentQuery { text: "seoul".to_owned(), ..DocumentQuery::default() };
    let ids = |query: &DocumentQuery| {
        let items = corpus.search_documents(query, &PageRequest::default()).unwrap().items;
        items.into_iter().map(|hit| hit.document.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&narrowed).len(), 2);
    narrowed.filter.outlets = vec!["the daily".to_owned()];
    assert_eq!(ids(&narrowed), ["announced"]);
    narrowed.filter.published = TimeRange::new("2023-01-28", "2024");
    assert!(ids(&narrowed).is_empty());
    narrowed.filter.outlets = Vec::new();
    narrowed.filter.entities = vec!["Park Jin".into()];
    assert_eq!(ids(&narrowed), ["held"]);
}

#[test]
fn what_cannot_be_answered_says_why() {
    let Home { corpus, directory: _directory } = Home::of(week());
    let kind = |error: dateline_corpus::Error| error.kind();
    assert_eq!(kind(corpus.document("nowhere").unwrap_err()), ErrorKind::NotFound);
    assert_eq!(kind(corpus.entity("ent-0").unwrap_err()), ErrorKind::NotFound);
    assert_eq!(kind(corpus.event("evt-0").unwrap_err()), ErrorKind::NotFound);
    let error = corpus.events(&between(&["Jens Stoltenburg"]), &PageRequest::default()).unwrap_err();
    assert!(error.is_not_found() && error.to_string().contains("Jens Stoltenberg"), "{error}");
    let backwards = EventFilter { time: TimeRange::new("2024", "2023"), ..EventFilter::default() };
    assert_eq!(
        kind(corpus.events(&backwards, &PageRequest::default()).unwrap_err()),
        ErrorKind::InvalidArgument
    );
    let nonsense = EventFilter { time: TimeRange::new("someday", "2023"), ..EventFilter::default() };
    assert_eq!(
        kind(corpus.events(&nonsense, &PageRequest::default()).unwrap_err()),
        ErrorKind::InvalidArgument
    );
}
