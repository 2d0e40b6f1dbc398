//! Which events, as a user writes it.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use dateline_core::analysis::{Act, Status};
use dateline_corpus::{EventFilter, Order, Participant, ParticipantSide, TimeAxis, Who};

use crate::query::times::Times;
use crate::words::from_code;

/// PLOVER's event types, by their quad classes.
pub(super) const ACTS: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];
pub(super) const STATUSES: [&str; 8] =
    ["occurred", "ongoing", "planned", "possible", "requested", "denied", "negated", "cancelled"];

/// Which events; all conditions must hold.
#[derive(Args)]
pub(super) struct Filter {
    /// Between these two, whichever of them acts
    #[arg(long, num_args = 2, value_names = ["WHO", "WHO"])]
    between: Vec<String>,

    /// Of this person, organisation or country, on either side, by name or id (repeatable)
    #[arg(long, value_name = "WHO")]
    of: Vec<String>,

    /// Done by this one (repeatable)
    #[arg(long, value_name = "WHO")]
    actor: Vec<String>,

    /// Done to this one (repeatable)
    #[arg(long, value_name = "WHO")]
    recipient: Vec<String>,

    /// Leave out those who act for the ones named: officials, ministries, members
    #[arg(long)]
    without_members: bool,

    /// Of this type (repeatable)
    #[arg(long, ignore_case = true, value_delimiter = ',')]
    #[arg(value_parser = PossibleValuesParser::new(ACTS).try_map(|code| from_code::<Act>(&code)))]
    act: Vec<Act>,

    /// With this status (repeatable)
    #[arg(long, ignore_case = true, value_delimiter = ',')]
    #[arg(value_parser = PossibleValuesParser::new(STATUSES).try_map(|code| from_code::<Status>(&code)))]
    status: Vec<Status>,

    /// At this place, or in this country by its ISO 3166 alpha-3 code (repeatable)
    #[arg(long, value_name = "WHERE")]
    place: Vec<String>,

    /// Reported by this document (repeatable)
    #[arg(long, value_name = "DOCUMENT")]
    document: Vec<String>,

    /// Whose evidence holds these words
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,

    /// At least this probable, from 0 to 1
    #[arg(long, value_name = "P")]
    min_confidence: Option<f32>,

    #[command(flatten)]
    times: Times,

    /// Which time is meant
    #[arg(long, value_enum, default_value = "event", help_heading = "Time")]
    axis: Axis,

    /// The latest first
    #[arg(long, help_heading = "Time")]
    newest_first: bool,
}

/// Which time of an event is meant.
#[derive(Clone, Copy, ValueEnum)]
enum Axis {
    /// When it was: as stated, else about when it was published
    Event,
    /// When it was, only where that is stated
    Stated,
    /// When it was reported
    Published,
}

impl Filter {
    pub(super) fn filter(&self) -> EventFilter {
        let either = self.between.iter().chain(&self.of).map(|who| (who, ParticipantSide::Any));
        let actors = self.actor.iter().map(|who| (who, ParticipantSide::Actor));
        let recipients = self.recipient.iter().map(|who| (who, ParticipantSide::Recipient));
        let participants = either.chain(actors).chain(recipients).map(|(who, side)| Participant {
            who: Who::from(who.as_str()),
            side,
            include_members: !self.without_members,
        });
        EventFilter {
            participants: participants.collect(),
            acts: self.act.clone(),
            statuses: self.status.clone(),
            time: self.times.range(),
            axis: match self.axis {
                Axis::Event => TimeAxis::Event,
                Axis::Stated => TimeAxis::Stated,
                Axis::Published => TimeAxis::Published,
            },
            places: self.place.iter().cloned().map(Who::from).collect(),
            documents: self.document.clone(),
            text: self.text.clone().unwrap_or_default(),
            min_confidence: self.min_confidence,
            order: if self.newest_first { Order::NewestFirst } else { Order::OldestFirst },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_offered_is_a_value() {
        for code in ACTS {
            assert!(from_code::<Act>(code).is_ok(), "{code}");
        }
        for code in STATUSES {
            assert!(from_code::<Status>(code).is_ok(), "{code}");
        }
    }
}
