//! Tests of the whole stage over tiny texts.
