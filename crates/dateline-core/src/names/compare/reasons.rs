//! A short list of reasons, kept without an allocation: names are compared by the million, and seldom asked why.

use std::ops::Deref;

use super::Reason;

/// Reasons of one comparison at most: both romanisations, a short form, an initial, a further
/// name, a suffix.
const MOST: usize = 6;

/// Why two names compare as they do, the most telling first; read it as a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reasons {
    /// Those past the length are [`Reason::Empty`], so that lists that are equal compare so.
    list: [Reason; MOST],
    length: u8,
}

impl Reasons {
    /// No reason yet.
    pub(super) const NONE: Self = Self { list: [Reason::Empty; MOST], length: 0 };

    /// One reason.
    pub(super) const fn one(reason: Reason) -> Self {
        let mut reasons = Self::NONE;
        reasons.list[0] = reason;
        reasons.length = 1;
        reasons
    }

    /// Adds one; what finds no place is left out.
    pub(super) fn push(&mut self, reason: Reason) {
        if let Some(place) = self.list.get_mut(usize::from(self.length)) {
            *place = reason;
            self.length += 1;
        }
    }
}

impl Deref for Reasons {
    type Target = [Reason];

    fn deref(&self) -> &[Reason] {
        &self.list[..usize::from(self.length)]
    }
}

impl Extend<Reason> for Reasons {
    fn extend<I: IntoIterator<Item = Reason>>(&mut self, reasons: I) {
        reasons.into_iter().for_each(|reason| self.push(reason));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_holds_what_is_pushed_and_no_more_than_it_can() {
        let mut reasons = Reasons::one(Reason::Initial);
        assert_eq!(*reasons, [Reason::Initial]);
        reasons.extend([Reason::Order; 9]);
        assert_eq!(reasons.len(), MOST);
        assert_eq!(reasons.last(), Some(&Reason::Order));
    }
}
