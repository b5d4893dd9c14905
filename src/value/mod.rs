//! Values: what a phrase amounts to.

pub mod interval;

pub use interval::{Interval, Lie};
