//! How a value and its wire form correspond: the traits, and the two macros that most types need.
//!
//! [`message!`] takes a struct apart by naming every field of both sides, so that a field added to either and forgotten
//! here does not compile: nothing can be lost on the way.

use super::violation::{Reader, Violations};

/// A value that has a wire form.
pub trait Wire: Sized {
    /// Its form as a message of its own.
    type Proto;

    /// The wire form.
    fn into_proto(self) -> Self::Proto;

    /// Reads the wire form; notes in `reader` whatever cannot be read.
    fn read(proto: Self::Proto, reader: &mut Reader) -> Option<Self>;

    /// Reads the wire form, or says which fields cannot be read.
    fn from_proto(proto: Self::Proto) -> Result<Self, Violations> {
        Reader::run(|reader| Self::read(proto, reader))
    }
}

/// A value as the field of a message: `Option<Message>`, `i32` for an enumeration, the plain value otherwise.
pub(super) trait Field: Sized {
    /// The type of the field.
    type Slot;

    /// Fills the field.
    fn into_slot(self) -> Self::Slot;

    /// Reads the field.
    fn read_slot(slot: Self::Slot, reader: &mut Reader) -> Option<Self>;
}

/// A value as an item of a repeated or optional field.
pub(super) trait Item: Sized {
    /// The type of the item.
    type Slot;

    /// Makes the item.
    fn into_item(self) -> Self::Slot;

    /// Reads the item.
    fn read_item(slot: Self::Slot, reader: &mut Reader) -> Option<Self>;

    /// Whether an optional field that holds this means the same as an absent one.
    fn is_unset(_slot: &Self::Slot) -> bool {
        false
    }
}

impl<T: Item> Field for Option<T> {
    type Slot = Option<T::Slot>;

    fn into_slot(self) -> Self::Slot {
        self.map(T::into_item)
    }

    fn read_slot(slot: Self::Slot, reader: &mut Reader) -> Option<Self> {
        match slot.filter(|slot| !T::is_unset(slot)) {
            None => Some(None),
            Some(slot) => T::read_item(slot, reader).map(Some),
        }
    }
}

impl<T: Item> Field for Vec<T> {
    type Slot = Vec<T::Slot>;

    fn into_slot(self) -> Self::Slot {
        self.into_iter().map(T::into_item).collect()
    }

    fn read_slot(slot: Self::Slot, reader: &mut Reader) -> Option<Self> {
        let count = slot.len();
        let mut items = Self::with_capacity(count);
        for (index, slot) in slot.into_iter().enumerate() {
            items.extend(reader.item(index, |reader| T::read_item(slot, reader)));
        }
        (items.len() == count).then_some(items)
    }
}

/// Implements [`Field`] and [`Item`] for types that are their own wire form.
macro_rules! plain {
    ($($type:ty),+) => {$(
        impl Field for $type {
            type Slot = Self;
            fn into_slot(self) -> Self { self }
            fn read_slot(slot: Self, _: &mut Reader) -> Option<Self> { Some(slot) }
        }
        impl Item for $type {
            type Slot = Self;
            fn into_item(self) -> Self { self }
            fn read_item(slot: Self, _: &mut Reader) -> Option<Self> { Some(slot) }
        }
    )+};
}

plain!(String, bool, u32, u64, i64, f32, f64);

/// Raw bytes: one field, not a list of numbers.
impl Field for Vec<u8> {
    type Slot = Self;

    fn into_slot(self) -> Self {
        self
    }

    fn read_slot(slot: Self, _: &mut Reader) -> Option<Self> {
        Some(slot)
    }
}

/// Pairs a struct with its message: `field` where both sides name it so, `field => other` where the message says
/// `other`. With `default` before the fields, an absent message means the struct's default; otherwise it is a violation.
macro_rules! message {
    ($ours:ty = $theirs:ty, default { $($fields:tt)* }) => {
        $crate::convert::wire::message!(@absent $ours = $theirs, |_| Some(Default::default()));
        $crate::convert::wire::message!(@munch [$ours] [$theirs] [] $($fields)*);
    };
    ($ours:ty = $theirs:ty { $($fields:tt)* }) => {
        $crate::convert::wire::message!(@absent $ours = $theirs, |reader| reader.violation("is required"));
        $crate::convert::wire::message!(@munch [$ours] [$theirs] [] $($fields)*);
    };

    // Gathers pairs of field names.
    (@munch $ours:tt $theirs:tt [$($pairs:tt)*] $field:ident => $other:ident $(, $($rest:tt)*)?) => {
        $crate::convert::wire::message!(@munch $ours $theirs [$($pairs)* ($field $other)] $($($rest)*)?);
    };
    (@munch $ours:tt $theirs:tt [$($pairs:tt)*] $field:ident $(, $($rest:tt)*)?) => {
        $crate::convert::wire::message!(@munch $ours $theirs [$($pairs)* ($field $field)] $($($rest)*)?);
    };
    (@munch [$ours:ty] [$theirs:ty] [$(($field:ident $other:ident))*]) => {
        const _: () = {
            type Ours = $ours;
            type Theirs = $theirs;

            impl $crate::convert::Wire for Ours {
                type Proto = Theirs;

                fn into_proto(self) -> Theirs {
                    let Self { $($field),* } = self;
                    Theirs { $($other: $crate::convert::wire::Field::into_slot($field)),* }
                }

                fn read(proto: Theirs, reader: &mut $crate::convert::Reader) -> Option<Self> {
                    let Theirs { $($other: $field),* } = proto;
                    $(let $field = reader.within(stringify!($other), |reader| {
                        $crate::convert::wire::Field::read_slot($field, reader)
                    });)*
                    Some(Self { $($field: $field?),* })
                }
            }
        };
    };

    // A message as a field and as an item.
    (@absent $ours:ty = $theirs:ty, $absent:expr) => {
        impl $crate::convert::wire::Field for $ours {
            type Slot = Option<$theirs>;

            fn into_slot(self) -> Self::Slot {
                Some($crate::convert::Wire::into_proto(self))
            }

            fn read_slot(slot: Self::Slot, reader: &mut $crate::convert::Reader) -> Option<Self> {
                let absent: fn(&mut $crate::convert::Reader) -> Option<Self> = $absent;
                match slot {
                    Some(proto) => $crate::convert::Wire::read(proto, reader),
                    None => absent(reader),
                }
            }
        }

        impl $crate::convert::wire::Item for $ours {
            type Slot = $theirs;

            fn into_item(self) -> Self::Slot {
                $crate::convert::Wire::into_proto(self)
            }

            fn read_item(slot: Self::Slot, reader: &mut $crate::convert::Reader) -> Option<Self> {
                $crate::convert::Wire::read(slot, reader)
            }
        }
    };
}

/// Pairs an enumeration with its wire form, variant by variant.
///
/// With `default`, the wire's `_UNSPECIFIED` means the enumeration's default; otherwise it is a violation, except in an
/// optional field, where it means that the field is absent. With `open`, the enumeration may grow variants that this
/// crate does not know yet, which travel as `_UNSPECIFIED`.
macro_rules! enumeration {
    ($ours:ty = $theirs:ty, default { $($variant:ident),+ $(,)? }) => {
        $crate::convert::wire::enumeration!(@pair $ours = $theirs [$($variant)+] [] |_| Some(Default::default()));
    };
    ($ours:ty = $theirs:ty, open { $($variant:ident),+ $(,)? }) => {
        $crate::convert::wire::enumeration!(
            @pair $ours = $theirs [$($variant)+] [_ => 0,] |reader| reader.violation("is required")
        );
    };
    ($ours:ty = $theirs:ty { $($variant:ident),+ $(,)? }) => {
        $crate::convert::wire::enumeration!(
            @pair $ours = $theirs [$($variant)+] [] |reader| reader.violation("is required")
        );
    };

    (@pair $ours:ty = $theirs:ty [$($variant:ident)+] [$($open:tt)*] $unset:expr) => {
        const _: () = {
            type Ours = $ours;
            type Theirs = $theirs;

            impl $crate::convert::Wire for Ours {
                type Proto = i32;

                fn into_proto(self) -> i32 {
                    match self {
                        $(Ours::$variant => Theirs::$variant as i32,)+
                        $($open)*
                    }
                }

                fn read(proto: i32, reader: &mut $crate::convert::Reader) -> Option<Self> {
                    let unset: fn(&mut $crate::convert::Reader) -> Option<Self> = $unset;
                    match Theirs::try_from(proto) {
                        $(Ok(Theirs::$variant) => Some(Ours::$variant),)+
                        Ok(Theirs::Unspecified) => unset(reader),
                        Err(_) => reader.violation(format!("{proto} is not one of the values")),
                    }
                }
            }

            impl $crate::convert::wire::Field for Ours {
                type Slot = i32;

                fn into_slot(self) -> i32 {
                    $crate::convert::Wire::into_proto(self)
                }

                fn read_slot(slot: i32, reader: &mut $crate::convert::Reader) -> Option<Self> {
                    $crate::convert::Wire::read(slot, reader)
                }
            }

            impl $crate::convert::wire::Item for Ours {
                type Slot = i32;

                fn into_item(self) -> i32 {
                    $crate::convert::Wire::into_proto(self)
                }

                fn read_item(slot: i32, reader: &mut $crate::convert::Reader) -> Option<Self> {
                    $crate::convert::Wire::read(slot, reader)
                }

                fn is_unset(slot: &i32) -> bool {
                    *slot == 0
                }
            }
        };
    };
}

pub(super) use {enumeration, message};
