//! One simulation, as the page drives and reads it.

use super::commands;
use super::convert::{problem, to_js};
use super::log;
use crate::engine::Stop;
use crate::frame::Frame;
use crate::history::History;
use crate::kernel::{minutes, ticks};
use crate::mechanism::{Plan, World};
use crate::observe::CHART_COLUMNS;
use crate::problem::Problem;
use js_sys::{Float64Array, Object, Reflect};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

/// Events between two looks at the clock.
const EVENTS_PER_LOOK: u64 = 2_000;

/// A running simulation with its history.
#[wasm_bindgen]
pub struct Simulation {
    history: History,
    frame: Frame,
    clock: Option<web_sys::Performance>,
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
        Ok(Self { history: History::new(world), frame: Frame::default(), clock })
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
        let began = self.clock_ms();
        // Without a clock, each call is one look's worth of events.
        let budget_ms = if self.clock.is_some() { budget_ms } else { 0.0 };
        loop {
            match self.history.advance(ticks(until_minutes), EVENTS_PER_LOOK) {
                Stop::Limit(reason) => return Err(problem(&reason)),
                Stop::OutOfBudget if self.clock_ms() - began < budget_ms => {}
                Stop::OutOfBudget => return Ok(self.now_minutes()),
                Stop::Reached => return Ok(until_minutes.max(self.now_minutes())),
            }
        }
    }

    /// Takes exactly one event; false if nothing is scheduled.
    ///
    /// # Errors
    /// If the run has hit a limit of its scenario.
    pub fn step(&mut self) -> Result<bool, JsValue> {
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
        let done = commands::command(&command).and_then(|command| self.history.command(command));
        done.map_err(|reason| problem(&reason))
    }

    /// Goes to an exact moment of this history.
    ///
    /// # Errors
    /// If there is no such moment.
    pub fn seek(&mut self, moment: JsValue) -> Result<(), JsValue> {
        let done = commands::moment(&moment).and_then(|moment| self.history.seek_moment(moment));
        done.map_err(|reason| problem(&reason))
    }

    /// Goes to a time, back or forth; past the end it simulates on.
    ///
    /// # Errors
    /// If the run hits a limit of its scenario on the way.
    pub fn seek_minutes(&mut self, minutes: f64) -> Result<(), JsValue> {
        match self.history.seek(ticks(minutes)) {
            Stop::Limit(reason) => Err(problem(&reason)),
            _ => Ok(()),
        }
    }

    /// The present moment, exactly.
    pub fn moment(&self) -> JsValue {
        to_js(&self.history.world().moment())
    }

    /// The commands behind the present moment.
    pub fn journal(&self) -> JsValue {
        to_js(&self.history.journal())
    }

    /// Starts over and follows a journal to a moment.
    ///
    /// # Errors
    /// If the journal does not fit; the run is then as it was.
    pub fn replay(&mut self, journal: JsValue, moment: JsValue) -> Result<(), JsValue> {
        self.replayed(&journal, &moment).map(|history| self.history = history).map_err(|reason| problem(&reason))
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

    fn replayed(&self, journal: &JsValue, moment: &JsValue) -> Result<History, Problem> {
        let (journal, moment) = (commands::journal(journal)?, commands::moment(moment)?);
        let world = self.history.world();
        History::replayed(World::from_plan(world.shared_plan(), world.seed()), &journal, moment)
    }

    fn clock_ms(&self) -> f64 {
        self.clock.as_ref().map_or(0.0, web_sys::Performance::now)
    }
}
