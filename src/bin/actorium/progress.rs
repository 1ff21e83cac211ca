//! A bar for what takes a while.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Once;
use std::time::{Duration, Instant};

/// Shorter work than this shows no progress.
const PATIENCE: Duration = Duration::from_millis(700);

/// A bar, drawn only on a terminal, and only once there is something to wait for.
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: Once,
}

impl Progress {
    pub fn new(length: u64) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{bar:40} {percent:>3} %, {eta} left") {
            bar.set_style(style);
        }
        Self { bar, start: Instant::now(), shown: Once::new() }
    }

    pub fn step(&self) {
        if self.start.elapsed() > PATIENCE {
            // Standard error stays silent by itself where it is no terminal.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
        self.bar.inc(1);
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
