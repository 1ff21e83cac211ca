//! The actor team: mailboxes, one message at a time, transfers that are sent again until they
//! are acknowledged.

use crate::agenda::Agenda;
use rand::rngs::SmallRng;
use rand::{Rng, RngExt, SeedableRng};
use std::collections::{HashMap, VecDeque};

const ARRIVALS: f64 = 0.35;
const PASS_ON: f64 = 0.5;
const LOSS: f64 = 0.05;
const LATENCY: f64 = 0.1;
const TIMEOUT: f64 = 1.0;

enum Event {
    Arrival { actor: u32 },
    Completion { actor: u32 },
    Delivery { transfer: u64, to: u32 },
    Acknowledgement { transfer: u64 },
    Timeout { transfer: u64 },
}

pub struct Team {
    now: f64,
    agenda: Agenda<Event>,
    /// For each actor, when each of its messages entered; the first is being served.
    mailboxes: Vec<VecDeque<f64>>,
    /// Receivers of open transfers.
    transfers: HashMap<u64, u32>,
    started: u64,
    random: SmallRng,
    arrivals: u64,
    completions: u64,
    deliveries: u64,
    acknowledgements: u64,
    resends: u64,
    sojourn: f64,
}

impl Team {
    pub fn new(n: u32, seed: u32) -> Self {
        let mut random = SmallRng::seed_from_u64(u64::from(seed));
        let mut agenda = Agenda::new();
        for actor in 0..n {
            agenda.schedule(exponential(&mut random, 1.0 / ARRIVALS), Event::Arrival { actor });
        }
        Self {
            now: 0.0,
            agenda,
            mailboxes: (0..n).map(|_| VecDeque::new()).collect(),
            transfers: HashMap::new(),
            started: 0,
            random,
            arrivals: 0,
            completions: 0,
            deliveries: 0,
            acknowledgements: 0,
            resends: 0,
            sojourn: 0.0,
        }
    }

    pub fn advance(&mut self, units: f64) {
        let until = self.now + units;
        while let Some((time, event)) = self.agenda.next(until) {
            self.now = time;
            self.handle(event);
        }
        self.now = until;
    }

    pub fn count(&self, which: u32) -> f64 {
        match which {
            0 => self.arrivals as f64,
            1 => self.completions as f64,
            2 => self.deliveries as f64,
            3 => self.acknowledgements as f64,
            4 => self.resends as f64,
            _ => self.sojourn,
        }
    }

    fn handle(&mut self, event: Event) {
        match event {
            Event::Arrival { actor } => {
                self.arrivals += 1;
                let gap = exponential(&mut self.random, 1.0 / ARRIVALS);
                self.agenda.schedule(self.now + gap, Event::Arrival { actor });
                self.receive(actor);
            }
            Event::Completion { actor } => self.complete(actor),
            Event::Delivery { transfer, to } => {
                self.deliveries += 1;
                self.receive(to);
                if !self.random.random_bool(LOSS) {
                    let latency = exponential(&mut self.random, LATENCY);
                    self.agenda.schedule(self.now + latency, Event::Acknowledgement { transfer });
                }
            }
            Event::Acknowledgement { transfer } => {
                self.acknowledgements += 1;
                self.transfers.remove(&transfer);
            }
            Event::Timeout { transfer } => {
                if let Some(&to) = self.transfers.get(&transfer) {
                    self.resends += 1;
                    self.send(transfer, to);
                }
            }
        }
    }

    fn receive(&mut self, actor: u32) {
        let mailbox = &mut self.mailboxes[actor as usize];
        mailbox.push_back(self.now);
        if mailbox.len() == 1 {
            self.serve(actor);
        }
    }

    fn serve(&mut self, actor: u32) {
        let service = exponential(&mut self.random, 1.0);
        self.agenda.schedule(self.now + service, Event::Completion { actor });
    }

    fn complete(&mut self, actor: u32) {
        self.completions += 1;
        let mailbox = &mut self.mailboxes[actor as usize];
        if let Some(entered) = mailbox.pop_front() {
            self.sojourn += self.now - entered;
        }
        if !mailbox.is_empty() {
            self.serve(actor);
        }
        if self.random.random_bool(PASS_ON) {
            let to = self.somebody_else(actor);
            self.started += 1;
            self.transfers.insert(self.started, to);
            self.send(self.started, to);
        }
    }

    fn somebody_else(&mut self, actor: u32) -> u32 {
        let pick = self.random.random_range(0..self.mailboxes.len() as u32 - 1);
        if pick < actor { pick } else { pick + 1 }
    }

    fn send(&mut self, transfer: u64, to: u32) {
        if !self.random.random_bool(LOSS) {
            let latency = exponential(&mut self.random, LATENCY);
            self.agenda.schedule(self.now + latency, Event::Delivery { transfer, to });
        }
        self.agenda.schedule(self.now + TIMEOUT, Event::Timeout { transfer });
    }
}

/// An exponential variate by inversion; the uniform has 53 bits and is never 0.
pub fn exponential(random: &mut impl Rng, mean: f64) -> f64 {
    -mean * (1.0 - random.random::<f64>()).ln()
}

#[cfg(test)]
mod tests {
    use super::Team;

    #[test]
    fn an_actor_completes_what_theory_says() {
        let mut team = Team::new(50, 1);
        team.advance(200.0);
        let before = team.completions;
        team.advance(2_000.0);
        let rate = (team.completions - before) as f64 / (50.0 * 2_000.0);
        assert!((rate - 0.7389).abs() < 0.01, "{rate} completions for each actor in a unit of time");
    }
}
