//! Amounts and lengths of time.

use super::Unit;

/// How many: thousandths, so that `two and a half` is exact, or an amount that is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) enum Amount {
    Exact(u64),
    Some,
}

impl Amount {
    /// A whole number.
    pub(in super::super) fn whole(count: u32) -> Self {
        Self::Exact(u64::from(count) * 1000)
    }

    /// The amount `factor` times over.
    pub(in super::super) fn times(self, factor: u32) -> Self {
        match self {
            Self::Exact(thousandths) => Self::Exact(thousandths.saturating_mul(u64::from(factor))),
            Self::Some => Self::Some,
        }
    }

    /// The whole number that it is, if it is one.
    pub(in super::super) fn as_whole(self) -> Option<i32> {
        match self {
            Self::Exact(thousandths) if thousandths.is_multiple_of(1000) => {
                i32::try_from(thousandths / 1000).ok()
            }
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in super::super) struct Length {
    pub(in super::super) amount: Amount,
    pub(in super::super) unit: Unit,
}

impl Length {
    /// The length in a unit that makes it whole, where it is less than one: half an hour is thirty minutes.
    pub(in super::super) fn whole(self) -> Self {
        let (unit, factor) = match self.unit {
            Unit::Hour => (Unit::Minute, 60),
            Unit::Day => (Unit::Hour, 24),
            Unit::Year => (Unit::Month, 12),
            _ => return self,
        };
        match self.amount {
            Amount::Exact(1..1000) => Self { amount: self.amount.times(factor), unit },
            _ => self,
        }
    }
}
