//! PHOLD: each event handled schedules one more, somewhere, later.

use crate::agenda::Agenda;
use crate::team::exponential;
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};

pub struct Phold {
    now: f64,
    agenda: Agenda<u32>,
    counters: Vec<u64>,
    random: SmallRng,
    pub handled: u64,
}

impl Phold {
    pub fn new(n: u32, seed: u32) -> Self {
        let mut random = SmallRng::seed_from_u64(u64::from(seed));
        let mut agenda = Agenda::new();
        for process in 0..n {
            agenda.schedule(exponential(&mut random, 1.0), process);
        }
        Self { now: 0.0, agenda, counters: vec![0; n as usize], random, handled: 0 }
    }

    pub fn advance(&mut self, units: f64) {
        let until = self.now + units;
        while let Some((time, process)) = self.agenda.next(until) {
            self.counters[process as usize] += 1;
            self.handled += 1;
            let next = self.random.random_range(0..self.counters.len() as u32);
            self.agenda.schedule(time + exponential(&mut self.random, 1.0), next);
        }
        self.now = until;
    }
}
