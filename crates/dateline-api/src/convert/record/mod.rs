//! What a corpus answers, one file a resource.

mod change;
mod document;
mod entity;
mod event;
mod judgement;
mod listed;
mod passage;
mod quote;
