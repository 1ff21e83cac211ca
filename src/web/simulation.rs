//! One simulation, as the page drives and reads it.

use super::commands;
use super::convert::{problem, to_js};
use super::log;
use crate::engine::Stop;
use crate::frame::Frame;
use crate::history::{History, Journey};
use crate::kernel::{minutes, ticks};
use crate::mechanism::{Plan, World};
use crate::observe::CHART_COLUMNS;
use crate::problem::Problem;
use js_sys::{Float64Array, Object, Reflect};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// The most events between two looks at the clock.
const EVENTS_PER_LOOK_MAX: u64 = 4_096;
/// Looks are so far apart, in milliseconds, whatever an event costs: never less than a half, never more than twice as much.
const LOOK_MS: f64 = 1.0;

/// A running simulation with its history.
#[wasm_bindgen]
pub struct Simulation {
    history: History,
    frame: Frame,
    clock: Option<web_sys::Performance>,
    events_per_look: u64,
    /// Where it is on its way to.
    journey: Option<Journey>,
}

#[wasm_bindgen]
impl Simulation {
    /// A simulation at its start, from the encoding of its scenario's plan.
    ///
    /// # Errors
    /// If these bytes are no encoding, or one for another version of the simulation.
    #[wasm_bindgen(constructor)]
    pub fn new(plan: &[u8], seed: u32) -> Result<Simulation, JsValue> {
        let plan = Plan::decode(plan).map_err(|found| problem(&found))?;
        let world = World::from_plan(Arc::new(plan), seed);
        let clock = Reflect::get(&js_sys::global(), &"performance".into()).ok().and_then(|clock| clock.dyn_into().ok());
        Ok(Self { history: History::new(world), frame: Frame::default(), clock, events_per_look: 64, journey: None })
    }

    /// The present moment, in minutes.
    pub fn now_minutes(&self) -> f64 {
        minutes(self.history.world().now())
    }

    /// The furthest moment of this line of history, in minutes.
    pub fn end_minutes(&self) -> f64 {
        minutes(self.history.end().ticks)
    }

    /// Goes on until a time, or until about so many milliseconds of real time are spent. Returns where it got to:
    /// `until_minutes` itself once that is reached, else the present moment.
    ///
    /// # Errors
    /// If the run has hit a limit of its scenario.
    pub fn advance(&mut self, until_minutes: f64, budget_ms: f64) -> Result<f64, JsValue> {
        self.journey = None;
        let stop =
            self.piece_by_piece(budget_ms, |history, _, events| match history.advance(ticks(until_minutes), events) {
                Stop::OutOfBudget => None,
                stop => Some(stop),
            });
        match stop {
            Some(Stop::Limit(reason)) => Err(problem(&reason)),
            Some(_) => Ok(until_minutes.max(self.now_minutes())),
            None => Ok(self.now_minutes()),
        }
    }

    /// Takes exactly one event; false if nothing is scheduled.
    ///
    /// # Errors
    /// If the run has hit a limit of its scenario.
    pub fn step(&mut self) -> Result<bool, JsValue> {
        self.journey = None;
        match self.history.step() {
            Stop::Limit(reason) => Err(problem(&reason)),
            stop => Ok(stop == Stop::Reached),
        }
    }

    /// Carries out a command now. Going back and acting makes another history from there.
    ///
    /// # Errors
    /// If it cannot be carried out; nothing has changed then.
    pub fn command(&mut self, command: JsValue) -> Result<(), JsValue> {
        self.journey = None;
        let done = commands::command(&command).and_then(|command| self.history.command(command));
        done.map_err(|reason| problem(&reason))
    }

    /// Sets out for a time, back or forth; past the end it simulates on. Whatever is done next but [`go_on`](Self::go_on) ends the
    /// journey where it is.
    pub fn set_out(&mut self, minutes: f64) {
        self.journey = Some(self.history.set_out(ticks(minutes)));
    }

    /// Starts over and sets out along a journal for a moment.
    ///
    /// # Errors
    /// If no run can have such a journal; this one is then as it was.
    pub fn set_out_along(&mut self, journal: JsValue, moment: JsValue) -> Result<(), JsValue> {
        let (journal, moment) = commands::journal(&journal)
            .and_then(|all| Ok((all, commands::moment(&moment)?)))
            .map_err(|p| problem(&p))?;
        let world = self.history.world();
        let start = World::from_plan(world.shared_plan(), world.seed());
        self.journey = Some(self.history.set_out_along(start, &journal, moment).map_err(|reason| problem(&reason))?);
        Ok(())
    }

    /// Goes on with the journey until it is over, or until about so many milliseconds of real time are spent. Returns the share of the
    /// way that lies behind; 1 once it has arrived.
    ///
    /// # Errors
    /// If there is no such moment; the run is then as it was before it set out. Or if the run has hit a limit of its scenario on the
    /// way; it is then where that happened.
    pub fn go_on(&mut self, budget_ms: f64) -> Result<f64, JsValue> {
        let arrived = self.piece_by_piece(budget_ms, |history, journey, events| {
            let Some(journey) = journey else { return Some(Ok(true)) };
            Some(history.go_on(journey, events)).filter(|gone| !matches!(gone, Ok(false)))
        });
        let share = self.journey.as_ref().map_or(1.0, |journey| journey.share(&self.history));
        let Some(arrived) = arrived else { return Ok(share.min(1.0 - f64::EPSILON)) };
        self.journey = None;
        arrived.map(|_| 1.0).map_err(|reason| problem(&reason))
    }

    /// The present moment, exactly.
    pub fn moment(&self) -> JsValue {
        to_js(&self.history.world().moment())
    }

    /// The commands behind the present moment.
    pub fn journal(&self) -> JsValue {
        to_js(&self.history.journal())
    }

    /// The seed.
    pub fn seed(&self) -> u32 {
        self.history.world().seed()
    }

    /// A digest of the model's state, as 16 hexadecimal digits.
    pub fn digest(&self) -> String {
        format!("{:016x}", self.history.world().digest())
    }

    /// Packs the present moment for drawing, with marks for what has happened since a time.
    pub fn pack(&mut self, marks_since_minutes: f64) {
        self.frame.pack(self.history.world(), ticks(marks_since_minutes));
    }

    /// Where the packed frame is in memory, in bytes. Packing again may move it.
    pub fn frame_pointer(&self) -> usize {
        self.frame.words().as_ptr() as usize
    }

    /// How many words of 8 bytes the packed frame has.
    pub fn frame_length(&self) -> usize {
        self.frame.words().len()
    }

    /// Who and what there is.
    pub fn cast(&self) -> JsValue {
        to_js(&self.history.world().cast())
    }

    /// Where the knobs stand and how far they go.
    pub fn knobs(&self) -> JsValue {
        to_js(&self.history.world().knob_states())
    }

    /// What the run has to say to the questions of a retrospective.
    pub fn retro(&self) -> JsValue {
        to_js(&self.history.world().retro())
    }

    /// Everything that is measured, from the start until now.
    pub fn metrics(&self) -> JsValue {
        to_js(&self.history.world().metrics())
    }

    /// What is drawn over time, as typed arrays.
    pub fn series(&self) -> JsValue {
        let world = self.history.world();
        let series = Object::new();
        // Setting a property of a plain object that was just made cannot fail.
        let set = |name: &str, value: &JsValue| Reflect::set(&series, &name.into(), value).unwrap_or(false);
        set("interval_minutes", &minutes(world.observers().series.interval()).into());
        for (column, name) in CHART_COLUMNS.iter().enumerate() {
            set(name, &Float64Array::from(world.chart_column(column).as_slice()).into());
        }
        series.into()
    }

    /// The trace events that are still kept, from the one of that serial on, oldest first.
    pub fn log(&self, from_serial: f64) -> JsValue {
        log::entries(self.history.world(), from_serial as u64)
    }

    /// One actor.
    ///
    /// # Errors
    /// If there is none of that index.
    pub fn actor(&self, index: u32) -> Result<JsValue, JsValue> {
        let detail = self.history.world().actor_detail(index);
        detail
            .map(|detail| to_js(&detail))
            .ok_or_else(|| problem(&Problem::new("actor", format!("must be the index of an actor, got {index}"))))
    }

    /// One message; undefined once it is over.
    pub fn message(&self, serial: f64) -> JsValue {
        let detail = self.history.world().message_detail(serial as u64);
        detail.map_or(JsValue::UNDEFINED, |detail| to_js(&detail))
    }

    /// One domain.
    ///
    /// # Errors
    /// If there is none of that index.
    pub fn domain(&self, index: u32) -> Result<JsValue, JsValue> {
        let detail = self.history.world().domain_detail(index);
        detail
            .map(|detail| to_js(&detail))
            .ok_or_else(|| problem(&Problem::new("domain", format!("must be the index of a domain, got {index}"))))
    }

    /// Calls `piece` with a number of events until it has an answer or the budget is spent. Without a clock, once.
    fn piece_by_piece<T>(
        &mut self,
        budget_ms: f64,
        mut piece: impl FnMut(&mut History, Option<&mut Journey>, u64) -> Option<T>,
    ) -> Option<T> {
        let began = self.clock_ms();
        let mut looked = began;
        loop {
            let answer = piece(&mut self.history, self.journey.as_mut(), self.events_per_look);
            let now = self.clock_ms();
            let ms = now - looked;
            looked = now;
            self.history.spent(self.events_per_look, ms);
            if ms > 2.0 * LOOK_MS {
                self.events_per_look = (self.events_per_look / 2).max(1);
            } else if ms < LOOK_MS / 2.0 {
                self.events_per_look = (self.events_per_look * 2).min(EVENTS_PER_LOOK_MAX);
            }
            if answer.is_some() || self.clock.is_none() || now - began >= budget_ms {
                return answer;
            }
        }
    }

    fn clock_ms(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, web_sys::Performance::now)
    }
}
