//! Ranges of time as a user writes them.

use clap::Args;
use dateline_corpus::TimeRange;

/// A range of time.
#[derive(Args, Clone)]
#[command(next_help_heading = "Time")]
pub(super) struct Times {
    /// In this year, quarter, month, week or day: 2023, 2023-Q1, 2023-01, 2023-W05, 2023-01-29
    #[arg(long = "in", value_name = "TIME", value_parser = parse_period, conflicts_with_all = ["from", "to"])]
    period: Option<TimeRange>,

    /// From this time on: 2023, 2023-01-29, 2023-01-29T18:00
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// Before this time, which is no longer part of it
    #[arg(long, value_name = "TIME")]
    to: Option<String>,
}

impl Times {
    /// The range, half-open.
    pub(super) fn range(&self) -> TimeRange {
        let given = TimeRange { start: self.from.clone(), end: self.to.clone() };
        self.period.clone().unwrap_or(given)
    }
}

fn parse_period(text: &str) -> Result<TimeRange, String> {
    TimeRange::period(text).map_err(|error| error.to_string())
}
