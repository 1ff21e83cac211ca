//! The world with all mechanisms: what everybody else calls a world.

use super::list::{All, Rules};
use crate::engine;

/// A scenario, checked and compiled.
pub type Plan = engine::Plan<Rules>;

/// A team at one moment of its run.
pub type World = engine::World<All>;
