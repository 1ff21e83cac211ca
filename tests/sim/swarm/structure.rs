//! Random structures of a team: how people attend, fail, look after each other, ask, meet, share roles, sit, hire and own. A part
//! of the teams has none of it, and each of the others has some of every sort.

use super::draws::{Index, Key};
use super::values::{distribution, interval, minutes, protocol, share};
use actorium::engine::Protocol;
use actorium::kernel::Distribution;
use actorium::mechanism::attention::Pressure;
use actorium::mechanism::failure::{Checks, Directive, Fails, Scope};
use actorium::mechanism::stress::BurnsOut;

/// What is laid over a scenario whose people are unconnected ones, each on their own.
#[derive(Clone, Debug)]
pub struct Structure {
    /// A system that everybody is in: its medium and protocol. Without one, links are added where rules need a way.
    pub everyone: Option<(Option<Index>, Option<Protocol>)>,
    pub places: Option<Places>,
    pub roles: Vec<RolePart>,
    pub meetings: Vec<MeetingPart>,
    pub people: Vec<Habits>,
    pub hirings: Vec<HiringPart>,
    /// For each domain who may change it, and who then works on it.
    pub ownership: Vec<(OwnershipPart, Index)>,
    /// For each stream the role it goes to, if it goes to one.
    pub addressed: Vec<Option<Index>>,
    pub instant_events_max: u32,
}

/// Three sites: the hours of each, how far they are apart, at which each store is, and where each entry sits.
#[derive(Clone, Debug)]
pub struct Places {
    pub hours: Vec<Option<(f64, f64)>>,
    /// Whether the calendar is that of working days: its day is a third as long.
    pub working_days: bool,
    pub distances: Vec<f64>,
    pub stores: Vec<Option<usize>>,
    pub sits: Vec<u8>,
}

/// Holders and standbys, by the bits of their entries, and whether it is one queue.
pub type RolePart = (u8, u8, bool);
/// Attendees by the bits, when the first is, how often, for which part of that time, over which medium.
pub type MeetingPart = (u8, f64, f64, f64, Option<Index>);
/// Whom to ask or give work to: a role rather than a person, and which.
pub type Target = (bool, Index);
/// Questions: to whom, for which share of the items, whether one waits, and for how long.
pub type AskPart = (Target, f64, bool, f64);
/// Supervision: children by the bits, directive, scope, most restarts within so many minutes, effort, shield.
pub type SupervisePart = (u8, Directive, Scope, Option<u32>, f64, f64, bool);
/// Hiring: by whom, whom, when, how long it takes, how long they stay, how slowly they learn.
pub type HiringPart = (Index, Index, Pressure, Distribution, f64, f64);

/// How one entry of the cast behaves.
#[derive(Clone, Debug)]
pub struct Habits {
    pub switch_minutes: Option<f64>,
    pub focus: Option<(Distribution, Distribution)>,
    pub triage: Option<Pressure>,
    pub delegate: Option<(Pressure, Target)>,
    pub fails: Option<Fails>,
    pub persistent: bool,
    /// The room in its mailbox, which then says "No".
    pub room: Option<u32>,
    pub burns_out: Option<BurnsOut>,
    /// After how many minutes it tries again what was refused, doing nothing until then, and how often.
    pub blocks: Option<(f64, u32)>,
    pub asks: Option<AskPart>,
    pub supervises: Option<SupervisePart>,
    /// The role that finished work goes to, and how much of what would leave the team.
    pub passes_to: Option<(Index, f64)>,
}

/// Who may change a domain.
#[derive(Clone, Debug)]
pub enum OwnershipPart {
    OneOwner,
    FreeForAll,
    Committee(f64),
}

fn pressure(key: Key) -> Pressure {
    let until_messages = key.of("until").number(0..3);
    Pressure { from_messages: until_messages + key.of("more").number(1..4), until_messages }
}

/// How long somebody waits for an answer: mostly long enough for one.
fn patience(key: Key) -> f64 {
    match key.of("sort").weighted(&[1, 3]) {
        0 => minutes(key.of("short")).max(0.05),
        _ => key.of("long").between(20.0, 5_000.0),
    }
}

fn target(key: Key) -> Target {
    (key.of("a role").flip(), key.of("which").index())
}

/// A probability, often none.
fn rare(key: Key) -> f64 {
    match key.of("sort").weighted(&[2, 2, 1]) {
        0 => 0.0,
        1 => key.of("some").between(0.0, 0.3),
        _ => key.of("any").unit(),
    }
}

/// None, or up to twice that of an item of work.
fn effort(key: Key) -> f64 {
    key.maybe(0.5, |key| key.between(0.0, 2.0)).unwrap_or(0.0)
}

fn fails(key: Key) -> Fails {
    let checks = |key: Key| Checks { effort: effort(key.of("effort")), per_item: rare(key.of("per item")) };
    Fails {
        after: key.of("after").maybe(0.5, interval),
        per_item: rare(key.of("per item")),
        recovers: distribution(key.of("recovers")),
        signals_every_minutes: minutes(key.of("signals every")).max(1.0),
        checks: key.of("checks").maybe(0.3, checks),
    }
}

fn supervises(key: Key) -> SupervisePart {
    let directives = [Directive::Restart, Directive::Resume, Directive::Stop, Directive::Escalate];
    (
        key.of("children").bits() as u8,
        directives[key.of("directive").weighted(&[3, 2, 1, 3])],
        key.of("scope").pick(&[Scope::OneForOne, Scope::OneForAll, Scope::RestForOne]),
        key.of("restarts").maybe(0.5, |key| key.number(0..3)),
        minutes(key.of("within")).max(1.0),
        effort(key.of("effort")),
        key.of("shields").flip(),
    )
}

fn burns_out(key: Key) -> BurnsOut {
    BurnsOut {
        above: share(key.of("above")),
        for_minutes: minutes(key.of("for")).clamp(0.05, 60.0),
        recovers: interval(key.of("recovers")),
    }
}

fn asks(key: Key) -> AskPart {
    (target(key.of("whom")), share(key.of("share")), key.of("blocking").chance(0.7), patience(key.of("patience")))
}

fn habits(key: Key) -> Habits {
    Habits {
        switch_minutes: key.of("switch").maybe(0.3, minutes),
        focus: key.of("focus").maybe(0.15, |key| (interval(key.of("after")), interval(key.of("lasts")))),
        triage: key.of("triage").maybe(0.25, pressure),
        delegate: key.of("delegate").maybe(0.3, |key| (pressure(key.of("pressure")), target(key.of("to")))),
        fails: key.of("fails").maybe(0.4, fails),
        persistent: key.of("persistent").flip(),
        room: key.of("room").maybe(0.3, |key| key.number(1..4)),
        burns_out: key.of("burns out").maybe(0.7, burns_out),
        blocks: key.of("blocks").maybe(0.6, |key| (minutes(key.of("wait")).max(0.05), key.of("attempts").number(2..6))),
        asks: key.of("asks").maybe(0.5, asks),
        supervises: key.of("supervises").maybe(0.5, supervises),
        passes_to: key.of("passes to").maybe(0.3, |key| (key.of("role").index(), key.of("part").unit())),
    }
}

fn hours(key: Key) -> (f64, f64) {
    let (opens, lasts) = (key.of("opens").number(0..24), key.of("lasts").number(1..24));
    (f64::from(opens) * 60.0, f64::from((opens + lasts) % 24) * 60.0)
}

fn places(key: Key) -> Places {
    Places {
        hours: key.of("hours").list(3..4, |key| key.maybe(0.5, hours)),
        working_days: key.of("working days").chance(0.3),
        distances: key.of("distances").list(3..4, minutes),
        stores: key.of("stores").list(3..4, |key| key.maybe(0.5, |key| key.number(0..3) as usize)),
        sits: key.of("sits").list(7..8, |key| key.number(0..4) as u8),
    }
}

fn role(key: Key) -> RolePart {
    (key.of("holders").bits() as u8, key.of("standby").bits() as u8, key.of("shared").flip())
}

fn meeting(key: Key) -> MeetingPart {
    (
        key.of("attendees").bits() as u8,
        minutes(key.of("first")),
        minutes(key.of("every")),
        key.of("part").between(0.05, 0.95),
        key.of("medium").maybe(0.5, Key::index),
    )
}

fn hiring(key: Key) -> HiringPart {
    (
        key.of("by").index(),
        key.of("whom").index(),
        pressure(key.of("pressure")),
        distribution(key.of("takes")),
        key.of("stays").maybe(0.5, minutes).unwrap_or(0.0),
        key.of("slowness").maybe(0.5, |key| key.between(1.0, 5.0)).unwrap_or(1.0),
    )
}

fn ownership(key: Key) -> OwnershipPart {
    match key.of("sort").weighted(&[1, 2, 5]) {
        0 => OwnershipPart::OneOwner,
        1 => OwnershipPart::FreeForAll,
        _ => OwnershipPart::Committee(patience(key.of("within"))),
    }
}

/// A structure; often none at all.
pub fn structures(key: Key) -> Option<Structure> {
    let everyone = |key: Key| (key.of("medium").maybe(0.5, Key::index), key.of("protocol").maybe(0.5, protocol));
    key.maybe(0.8, |key| Structure {
        everyone: key.of("everyone").maybe(0.7, everyone),
        places: key.of("places").maybe(0.5, places),
        roles: key.of("roles").list(0..3, role),
        meetings: key.of("meetings").list(0..3, meeting),
        people: key.of("people").list(7..8, habits),
        hirings: key.of("hirings").list(1..5, hiring),
        ownership: key.of("ownership").list(5..6, |key| (ownership(key.of("kind")), key.of("worker").index())),
        addressed: key.of("addressed").list(6..7, |key| key.maybe(0.4, Key::index)),
        instant_events_max: (key.of("instant events")).maybe(0.25, |key| key.number(50..2_000)).unwrap_or(100_000),
    })
}
