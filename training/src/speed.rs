//! How long a language model takes.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use dateline_core::text::Hyphens;
use serde::Serialize;

use crate::annotate::{Given, Prepared, documents, pipeline};

#[derive(Serialize)]
struct Speed {
    /// Words, as white space cuts them.
    words: usize,
    tokens: usize,
    /// Everything in `text` and `tag`, in seconds of one processor.
    words_per_second: f64,
    /// From the file to a model that is ready.
    load_milliseconds: f64,
    /// The most memory that the process held; 0 where the system does not say.
    peak_megabytes: f64,
}

/// Measures the documents on standard input and prints the figures as JSON.
pub(crate) fn run(model: &Path, portable: bool, rounds: usize) -> Result<()> {
    let documents: Vec<Prepared> = documents()?.iter().map(Given::prepare).collect();
    let mut load = f64::MAX;
    for _ in 0..rounds.max(1) {
        let started = Instant::now();
        drop(pipeline(model, portable)?);
        load = load.min(started.elapsed().as_secs_f64());
    }
    let pipeline = pipeline(model, portable)?;
    let mut tokens = 0;
    let started = (Instant::now(), processor_seconds());
    for _ in 0..rounds.max(1) {
        tokens = documents
            .iter()
            .map(|document| document.annotate(&pipeline, Hyphens::default()).tokens.len())
            .sum();
    }
    let seconds = match (started.1, processor_seconds()) {
        (Some(before), Some(now)) => now - before,
        _ => started.0.elapsed().as_secs_f64(),
    };
    let seconds = seconds / rounds.max(1) as f64;
    let words = documents.iter().map(|document| document.text.as_str().split_whitespace().count()).sum();
    let speed = Speed {
        words,
        tokens,
        words_per_second: words as f64 / seconds,
        load_milliseconds: load * 1e3,
        peak_megabytes: peak_megabytes(),
    };
    Ok(serde_json::to_writer(std::io::stdout().lock(), &speed)?)
}

/// The most memory that this process held.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

/// The time that a processor has spent on this process, which has one thread; on a busy machine that is less than what
/// the clock on the wall shows. `None` where the system does not say.
fn processor_seconds() -> Option<f64> {
    let nanoseconds = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(nanoseconds.split_whitespace().next()?.parse::<f64>().ok()? / 1e9)
}
