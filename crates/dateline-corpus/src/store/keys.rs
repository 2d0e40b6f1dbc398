//! Keys of records: numbers inside one store, never shown outside.

/// Declares a key type over a whole number.
macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) i64);)+
    };
}
keys! {
    /// A document.
    DocumentKey,
    /// A name as it is written, with what sets it apart.
    FormKey,
    /// An entity: a group of forms.
    EntityKey,
    /// A report of a document.
    ReportKey,
    /// An event: a group of reports.
    EventKey,
}
