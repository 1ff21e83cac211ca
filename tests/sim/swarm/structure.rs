//! Random structures of a team: how people attend, fail, look after each other, ask, meet, share roles, sit, hire and own. A part
//! of the teams has none of it, and each of the others has some of every sort.

use super::random::{distribution, interval, minutes, protocol, share};
use actorium::engine::Protocol;
use actorium::kernel::Distribution;
use actorium::mechanism::attention::Pressure;
use actorium::mechanism::failure::{Checks, Directive, Fails, Scope};
use actorium::mechanism::stress::BurnsOut;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::Index;

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

fn pressure() -> impl Strategy<Value = Pressure> {
    (0..3_u32, 1..4_u32)
        .prop_map(|(until_messages, more)| Pressure { from_messages: until_messages + more, until_messages })
}

/// How long somebody waits for an answer: mostly long enough for one.
fn patience() -> impl Strategy<Value = f64> {
    prop_oneof![1 => minutes().prop_map(|minutes| minutes.max(0.05)), 3 => 20.0..5_000.0]
}

fn target() -> impl Strategy<Value = Target> {
    (any::<bool>(), any::<Index>())
}

fn fails() -> impl Strategy<Value = Fails> {
    let rare = || prop_oneof![2 => Just(0.0), 2 => 0.0..0.3, 1 => 0.0..=1.0];
    let checks = (prop_oneof![Just(0.0), 0.0..2.0], rare()).prop_map(|(effort, per_item)| Checks { effort, per_item });
    (of(interval()), rare(), distribution(), minutes(), weighted(0.3, checks)).prop_map(
        |(after, per_item, recovers, signals, checks)| Fails {
            after,
            per_item,
            recovers,
            signals_every_minutes: signals.max(1.0),
            checks,
        },
    )
}

fn supervises() -> impl Strategy<Value = SupervisePart> {
    let directive = prop_oneof![
        3 => Just(Directive::Restart),
        2 => Just(Directive::Resume),
        1 => Just(Directive::Stop),
        3 => Just(Directive::Escalate),
    ];
    let scope = prop_oneof![Just(Scope::OneForOne), Just(Scope::OneForAll), Just(Scope::RestForOne)];
    let effort = prop_oneof![Just(0.0), 0.0..2.0];
    (any::<u8>(), directive, scope, of(0..3_u32), minutes().prop_map(|window| window.max(1.0)), effort, any::<bool>())
}

fn habits() -> impl Strategy<Value = Habits> {
    let burns_out = (share(), minutes(), interval()).prop_map(|(above, for_minutes, recovers)| BurnsOut {
        above,
        for_minutes: for_minutes.clamp(0.05, 60.0),
        recovers,
    });
    let asks = (target(), share(), proptest::bool::weighted(0.7), patience());
    let blocks = weighted(0.4, (minutes().prop_map(|wait| wait.max(0.05)), 2..6_u32));
    let attention = (
        weighted(0.3, minutes()),
        weighted(0.15, (interval(), interval())),
        weighted(0.25, pressure()),
        weighted(0.3, (pressure(), target())),
    );
    let mailbox = (any::<bool>(), weighted(0.3, 1..4_u32));
    let trouble = (weighted(0.4, fails()), mailbox, weighted(0.7, burns_out), blocks);
    let others = (weighted(0.5, asks), weighted(0.5, supervises()), weighted(0.3, (any::<Index>(), 0.0..=1.0)));
    (attention, trouble, others).prop_map(|(attention, trouble, (asks, supervises, passes_to))| {
        let (switch_minutes, focus, triage, delegate) = attention;
        let (fails, (persistent, room), burns_out, blocks) = trouble;
        Habits {
            switch_minutes,
            focus,
            triage,
            delegate,
            fails,
            persistent,
            room,
            burns_out,
            blocks,
            asks,
            supervises,
            passes_to,
        }
    })
}

fn places() -> impl Strategy<Value = Places> {
    let hours = (0..24_u32, 1..24_u32)
        .prop_map(|(opens, lasts)| (f64::from(opens) * 60.0, f64::from((opens + lasts) % 24) * 60.0));
    (vec(of(hours), 3), vec(minutes(), 3), vec(of(0..3_usize), 3), vec(0..4_u8, 7))
        .prop_map(|(hours, distances, stores, sits)| Places { hours, distances, stores, sits })
}

fn hiring() -> impl Strategy<Value = HiringPart> {
    let stays = prop_oneof![Just(0.0), minutes()];
    (any::<Index>(), any::<Index>(), pressure(), distribution(), stays, prop_oneof![Just(1.0), 1.0..5.0])
}

fn ownership() -> impl Strategy<Value = OwnershipPart> {
    prop_oneof![
        2 => Just(OwnershipPart::OneOwner),
        2 => Just(OwnershipPart::FreeForAll),
        4 => patience().prop_map(OwnershipPart::Committee),
    ]
}

/// A structure; often none at all.
pub fn structures() -> impl Strategy<Value = Option<Structure>> {
    let meeting = (any::<u8>(), minutes(), minutes(), 0.05..0.95, of(any::<Index>()));
    let instant_events_max = prop_oneof![3 => Just(100_000_u32), 1 => 50..2_000_u32];
    let team = (
        weighted(0.7, (of(any::<Index>()), of(protocol()))),
        weighted(0.5, places()),
        vec((any::<u8>(), any::<u8>(), any::<bool>()), 0..3),
        vec(meeting, 0..3),
    );
    let rest = (
        vec(habits(), 7),
        vec(hiring(), 1..5),
        vec((ownership(), any::<Index>()), 5),
        vec(weighted(0.4, any::<Index>()), 6),
        instant_events_max,
    );
    let mix = (team, rest).prop_map(|((everyone, places, roles, meetings), rest)| {
        let (people, hirings, ownership, addressed, instant_events_max) = rest;
        Structure { everyone, places, roles, meetings, people, hirings, ownership, addressed, instant_events_max }
    });
    weighted(0.8, mix)
}
