//! Measures identity across documents on a feed whose cast is known: `benches/names/README.md` says how to make one.
//!
//! Reads JSON Lines from standard input, each `{"analysis": …, "cast": {"e1": identity, …}}`, ingests the analyses in
//! order, and prints how fast each tenth was, how right the pairs of mentions are that are one entity's, and whether
//! ids stay when a part of the documents comes again.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

use dateline_core::Analysis;
use dateline_core::analysis::EntityType;
use dateline_corpus::{
    Analyzed, Corpus, CorpusOptions, EntityQuery, MentionFilter, PageRequest, Queries, Who,
};
use serde::Deserialize;

type Failure = Box<dyn Error>;

/// One line of the feed.
#[derive(Deserialize)]
struct Line {
    analysis: Analysis,
    /// Who the people of the analysis are, by their ids there.
    cast: BTreeMap<String, u32>,
}

/// Documents in one batch.
const BATCH: usize = 256;

fn main() -> Result<(), Failure> {
    let lines = std::io::stdin().lock().lines();
    let read = lines.map(|line| -> Result<Line, Failure> { Ok(serde_json::from_str(&line?)?) });
    let lines = read.collect::<Result<Vec<Line>, Failure>>()?;
    let directory = tempfile::tempdir()?;
    let corpus = Corpus::open(directory.path(), CorpusOptions::default())?;
    let mut out = std::io::stdout().lock();
    for tenth in lines.chunks(lines.len().div_ceil(10).max(1)) {
        let before = processor();
        let took = ingest(&corpus, tenth, "")?;
        let rate = |took: Duration| tenth.len() as f64 / took.as_secs_f64();
        write!(out, "{} documents: {:.0} a second", tenth.len(), rate(took))?;
        let spent = before.zip(processor()).map(|(before, after)| after.saturating_sub(before));
        if let Some(spent) = spent {
            write!(out, ", {:.0} a second of processor time", rate(spent))?;
        }
        writeln!(out)?;
        out.flush()?;
    }
    let identities = identities(&lines);
    let found = entities(&corpus)?;
    score(&identities, &found, &mut out)?;

    let again = &lines[..lines.len() / 10];
    ingest(&corpus, again, "")?;
    writeln!(out, "ids the same after a tenth came again: {}", entities(&corpus)? == found)?;
    ingest(&corpus, again, "read by another engine")?;
    writeln!(out, "ids the same after a tenth was read anew: {}", entities(&corpus)? == found)?;
    Ok(())
}

/// Ingests documents, read by an engine of that name.
fn ingest(corpus: &Corpus, lines: &[Line], engine: &str) -> Result<Duration, Failure> {
    let start = Instant::now();
    for batch in lines.chunks(BATCH) {
        let analyses = batch.iter().map(|line| {
            let mut analysis = line.analysis.clone();
            if !engine.is_empty() {
                engine.clone_into(&mut analysis.engine);
            }
            Analyzed { content_hash: analysis.document.clone(), analysis }
        });
        corpus.ingest_analyses(analyses.collect())?;
    }
    Ok(start.elapsed())
}

/// The processor time of this process, where the system tells it: on a busy machine it says more than the clock. Linux
/// counts it in hundredths of a second (`man 5 proc`, fields 14 and 15 of `stat`).
fn processor() -> Option<Duration> {
    let line = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The second field is a name in brackets, which may hold spaces.
    let fields: Vec<&str> = line.rsplit_once(')')?.1.split_whitespace().collect();
    let hundredths: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    Some(Duration::from_millis(hundredths * 10))
}

/// The document and place of a mention.
type Place = (String, u32);

/// Who is mentioned where.
fn identities(lines: &[Line]) -> HashMap<Place, u32> {
    let mut known = HashMap::new();
    for Line { analysis, cast } in lines {
        for entity in &analysis.entities {
            for mention in cast.get(&entity.id).into_iter().flat_map(|_| &entity.mentions) {
                known.insert((analysis.document.clone(), mention.span.start()), cast[&entity.id]);
            }
        }
    }
    known
}

/// The entities of all people, by where they are mentioned.
fn entities(corpus: &Corpus) -> Result<HashMap<Place, String>, Failure> {
    let query = EntityQuery { kinds: vec![EntityType::Person], ..EntityQuery::default() };
    let mut found = HashMap::new();
    let mut page = PageRequest::first(PageRequest::MAX_SIZE);
    loop {
        let listing = corpus.search_entities(&query, &page)?;
        for hit in listing.items {
            mentions(corpus, &hit.entity.id, &mut found)?;
        }
        match listing.next_page_token {
            Some(token) => page.token = Some(token),
            None => return Ok(found),
        }
    }
}

fn mentions(corpus: &Corpus, id: &str, found: &mut HashMap<Place, String>) -> Result<(), Failure> {
    let filter = MentionFilter { entity: Who::from(id), document: None, kinds: Vec::new() };
    let mut page = PageRequest::first(PageRequest::MAX_SIZE);
    loop {
        let listing = corpus.mentions(&filter, &page)?;
        for mention in listing.items {
            found.insert((mention.passage.document, mention.passage.span.start()), id.to_owned());
        }
        match listing.next_page_token {
            Some(token) => page.token = Some(token),
            None => return Ok(()),
        }
    }
}

/// Prints how many of the pairs of mentions that are one entity's are one identity's, and the other way round; then the
/// same for each mention alone, so that who is mentioned often counts no more than others (B³).
fn score(
    identities: &HashMap<Place, u32>,
    found: &HashMap<Place, String>,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let mut both: HashMap<(u32, &str), u64> = HashMap::new();
    let (mut gold, mut predicted): (HashMap<u32, u64>, HashMap<&str, u64>) = <_>::default();
    let mut missing = 0;
    for (place, &identity) in identities {
        let Some(entity) = found.get(place).map(String::as_str) else {
            missing += 1;
            continue;
        };
        *both.entry((identity, entity)).or_default() += 1;
        *gold.entry(identity).or_default() += 1;
        *predicted.entry(entity).or_default() += 1;
    }
    let pairs = |count: &u64| (count * (count - 1) / 2) as f64;
    let right: f64 = both.values().map(pairs).sum();
    let (of_entities, of_identities): (f64, f64) =
        (predicted.values().map(pairs).sum(), gold.values().map(pairs).sum());
    let total: u64 = gold.values().sum();
    let share = |sizes: &dyn Fn(&(u32, &str)) -> u64| -> f64 {
        let sum: f64 = both.iter().map(|(key, count)| (count * count) as f64 / sizes(key) as f64).sum();
        sum / total as f64
    };
    let (precise, complete) = (share(&|key| predicted[key.1]), share(&|key| gold[&key.0]));
    writeln!(
        out,
        "{total} mentions of {} identities, {} entities, {missing} not found",
        gold.len(),
        predicted.len()
    )?;
    writeln!(out, "pairs: precision {:.4}, recall {:.4}", right / of_entities, right / of_identities)?;
    writeln!(out, "mentions (B³): precision {precise:.4}, recall {complete:.4}")?;
    let mut worst: Vec<_> = both.iter().collect();
    worst.sort_by_key(|((identity, entity), count)| {
        (std::cmp::Reverse((gold[identity] - **count) * **count), *identity, *entity)
    });
    for ((identity, entity), count) in worst.into_iter().take(12) {
        writeln!(
            out,
            "  identity {identity} ({}) has {count} as {entity} ({})",
            gold[identity], predicted[entity]
        )?;
    }
    Ok(())
}
