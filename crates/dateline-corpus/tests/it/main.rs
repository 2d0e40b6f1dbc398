//! The corpus as its users meet it: one directory, opened, filled, asked, damaged and opened again.

mod support;

mod answers;
mod crash;
mod lifecycle;
mod order;
mod paging;
mod revisions;
mod seeds;
