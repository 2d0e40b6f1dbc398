//! Asking for events.

use dateline_corpus::{Aggregation, EventFilter, Participant, ParticipantSide, TimeUnit};
use dateline_proto::v1;

use crate::convert::Wire;
use crate::convert::violation::Reader;
use crate::convert::wire::{Field, enumeration, message};

message! { EventFilter = v1::EventFilter, default {
    participants, acts, statuses, time, axis, places, documents, text, min_confidence, order
} }
message! { @absent Participant = v1::Participant, |reader| reader.violation("is required") }
message! { @absent Aggregation = v1::Aggregation, |reader| reader.violation("is required") }

enumeration! { ParticipantSide = v1::ParticipantSide, default { Any, Actor, Recipient } }
enumeration! { TimeUnit = v1::TimeUnit { Day, Week, Month, Quarter, Year } }

impl Wire for Participant {
    type Proto = v1::Participant;

    fn into_proto(self) -> v1::Participant {
        let Self { who, side, include_members } = self;
        v1::Participant {
            who: who.into_slot(),
            side: side.into_slot(),
            include_members: Some(include_members),
        }
    }

    fn read(proto: v1::Participant, reader: &mut Reader) -> Option<Self> {
        let v1::Participant { who, side, include_members } = proto;
        let who = reader.within("who", |reader| Field::read_slot(who, reader));
        let side = reader.within("side", |reader| Field::read_slot(side, reader));
        Some(Self { who: who?, side: side?, include_members: include_members.unwrap_or(true) })
    }
}

impl Wire for Aggregation {
    type Proto = v1::Aggregation;

    fn into_proto(self) -> v1::Aggregation {
        let (by, unit) = match self {
            Self::Time(unit) => (v1::AggregationKey::Time, Some(unit.into_slot())),
            Self::Act => (v1::AggregationKey::Act, None),
            Self::Actor => (v1::AggregationKey::Actor, None),
            Self::Place => (v1::AggregationKey::Place, None),
        };
        v1::Aggregation { by: by as i32, unit }
    }

    fn read(proto: v1::Aggregation, reader: &mut Reader) -> Option<Self> {
        let unit = reader.within("unit", |reader| Option::<TimeUnit>::read_slot(proto.unit, reader))?;
        let aggregation = match v1::AggregationKey::try_from(proto.by) {
            Ok(v1::AggregationKey::Time) => match unit {
                Some(unit) => return Some(Self::Time(unit)),
                None => {
                    return reader.within("unit", |reader| reader.violation("is required to count by time"));
                }
            },
            Ok(v1::AggregationKey::Act) => Self::Act,
            Ok(v1::AggregationKey::Actor) => Self::Actor,
            Ok(v1::AggregationKey::Place) => Self::Place,
            Ok(v1::AggregationKey::Unspecified) => {
                return reader.within("by", |reader| reader.violation("is required"));
            }
            Err(_) => return reader.within("by", |reader| reader.violation("is not one of the values")),
        };
        if unit.is_some() {
            return reader
                .within("unit", |reader| reader.violation("has a meaning only when counting by time"));
        }
        Some(aggregation)
    }
}
