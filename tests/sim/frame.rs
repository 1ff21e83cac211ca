//! The packed frame: what the layout promises is there, and it says what the inspectors say.

use crate::support::{Event, advance_to, give_at, scenario, shipped, world};
use crate::swarm::for_each_case;
use crate::swarm::random::cases;
use actorium::World;
use actorium::engine::{Reason, State};
use actorium::frame::{
    ACTOR, BEHAVIOURS, FLIGHT, FLIGHTS_MAX, Frame, HEADER, LETTER, LETTERS_MAX, MAGIC, MARK, MARKS_MAX, MODES, NOTE,
    Record, SEGMENT, SEGMENT_STATES, VERSION,
};
use actorium::kernel::{minutes, ticks};
use actorium::mechanism::absence::AWAY;
use actorium::mechanism::asking::ASKING;
use actorium::mechanism::failure::DOWN;
use actorium::mechanism::meetings::IN_MEETING;
use actorium::mechanism::sites::OFF_HOURS;
use actorium::mechanism::stress::BURNT_OUT;
use actorium::trace::EventKind;
use serde_json::json;
use std::cell::Cell;

/// Why somebody takes nothing up, the gravest reason first, and the mode that shows it.
const GRAVEST_FIRST: [(Reason, &str); 8] = [
    (Reason::LEFT, "LEFT"),
    (DOWN, "DOWN"),
    (BURNT_OUT, "BURNT_OUT"),
    (AWAY, "AWAY"),
    (OFF_HOURS, "OFF_HOURS"),
    (IN_MEETING, "MEETING"),
    (ASKING, "ASKING"),
    (Reason::BLOCKED, "BLOCKED"),
];

/// A frame, read by the names of its words.
struct View<'a>(&'a [f64]);

impl View<'_> {
    fn word(&self, at: usize, record: &Record, name: &str) -> f64 {
        let place = record.words.iter().position(|word| *word == name).expect(name);
        self.0[at + place]
    }

    fn header(&self, name: &str) -> f64 {
        self.word(0, &HEADER, name)
    }

    fn count(&self, section: &str) -> usize {
        if section == NOTE.name {
            return (self.header("STORES_COUNT") * self.header("NOTES_PER_STORE")) as usize;
        }
        self.header(&format!("{section}S_COUNT")) as usize
    }

    /// Where the nth record of a section begins.
    fn at(&self, record: &Record, nth: usize) -> usize {
        self.header(&format!("{}S_OFFSET", record.name)) as usize + nth * record.stride
    }

    fn get(&self, record: &Record, nth: usize, name: &str) -> f64 {
        self.word(self.at(record, nth), record, name)
    }
}

fn sections_fit(view: &View) -> Result<(), String> {
    let words = view.0;
    let head = [view.header("MAGIC"), view.header("VERSION"), view.header("TOTAL_WORDS")];
    if head != [f64::from(MAGIC), f64::from(VERSION), words.len() as f64] {
        return Err(format!("the header begins {head:?}, with {} words", words.len()));
    }
    let mut end = HEADER.stride;
    for record in [&ACTOR, &SEGMENT, &LETTER, &FLIGHT, &NOTE, &MARK] {
        let (start, count) = (view.at(record, 0), view.count(record.name));
        if start != end {
            return Err(format!("{} begins at {start}, what is before it ends at {end}", record.name));
        }
        end = start + count * record.stride;
        for nth in 0..count {
            let reserved = &words[view.at(record, nth) + record.words.len()..view.at(record, nth) + record.stride];
            if reserved.iter().any(|word| *word != 0.0) {
                return Err(format!("reserved words of {} {nth} are {reserved:?}", record.name));
            }
        }
    }
    let reserved = &words[HEADER.words.len()..HEADER.stride];
    let tidy =
        end == words.len() && reserved.iter().all(|word| *word == 0.0) && words.iter().all(|word| word.is_finite());
    tidy.then_some(()).ok_or_else(|| "words are left over, or are no numbers".into())
}

/// Every word against the inspectors, which come by what they say in another way.
fn agrees(world: &World, view: &View) {
    let metrics = world.metrics();
    assert_eq!(view.header("NOW_MINUTES"), metrics.minutes);
    assert_eq!(view.header("COHERENCE_NOW_SHARE"), metrics.coherence_now_share);
    assert_eq!(view.header("PERCEIVED_COHERENCE_NOW_SHARE"), metrics.perceived_coherence_now_share);
    assert_eq!(view.count("ACTOR"), world.actors().len());
    let (mut segment, mut letter) = (0, 0);
    for index in 0..world.actors().len() {
        let get = |name: &str| view.get(&ACTOR, index, name);
        let detail = world.actor_detail(index as u32).unwrap();
        let integrating = detail.integrating.as_ref();
        let presence = world.actors()[index].presence;
        let mode = GRAVEST_FIRST
            .iter()
            .find(|(why, _)| presence.has(*why))
            .map_or_else(|| if integrating.is_some() { "INTEGRATING" } else { "IDLE" }, |&(_, mode)| mode);
        assert_eq!((MODES[get("MODE") as usize], detail.mode.to_ascii_uppercase().as_str()), (mode, mode));
        assert_eq!((detail.left, detail.away), (presence.has_left(), presence.has(AWAY)));
        let stance = format!("{:?}", detail.behaviour).to_ascii_uppercase();
        assert_eq!(BEHAVIOURS[get("BEHAVIOUR") as usize], stance);
        assert_eq!(get("PREEMPTED_COUNT") as usize, detail.preempted.len());
        let or_none = |index: Option<u32>| index.map_or(-1.0, f64::from);
        assert_eq!((get("WAITS_FOR"), get("SITE")), (or_none(detail.waits_for), or_none(detail.site)));
        assert_eq!(detail.waits_for.is_some(), presence.has(ASKING));
        assert_eq!(detail.down_since_minutes.is_some(), presence.has(DOWN));
        assert_eq!(get("STRESS"), detail.stress_share.unwrap_or(0.0));
        assert_eq!(get("WAITING_COUNT"), f64::from(detail.mailbox.waiting_count));
        assert_eq!(get("CAPACITY"), detail.mailbox.capacity.map_or(-1.0, f64::from));
        assert_eq!(get("INTEGRATING_KIND"), integrating.map_or(-1.0, |message| f64::from(message.kind as u8)));
        assert_eq!(get("UTILISATION_SHARE"), detail.utilisation_share);
        if let Some(message) = integrating {
            let [began, due] = [get("INTEGRATION_BEGAN_MINUTES"), get("INTEGRATION_DUE_MINUTES")];
            assert!(message.received_minutes.unwrap() <= began && began <= metrics.minutes && metrics.minutes <= due);
        }
        assert_eq!((get("FIRST_SEGMENT"), get("FIRST_LETTER")), (segment as f64, letter as f64));
        // Whoever has claimed a domain depends on it all the same, and has one segment for it.
        let claimed = |domain: u32| detail.beliefs.iter().any(|belief| belief.domain == domain);
        let owned: Vec<_> = detail.announces.iter().filter(|announced| !claimed(announced.domain)).collect();
        assert_eq!(get("SEGMENT_COUNT") as usize, detail.beliefs.len() + owned.len());
        for announced in owned {
            let get = |name: &str| view.get(&SEGMENT, segment, name);
            let since = world.domain_detail(announced.domain).unwrap().since_minutes;
            let got = [get("DOMAIN"), get("STATE"), get("BELIEVED_CURRENT"), get("HELD_SINCE_MINUTES")];
            assert_eq!(got, [f64::from(announced.domain), 3.0, 1.0, since]);
            segment += 1;
        }
        for belief in &detail.beliefs {
            let get = |name: &str| view.get(&SEGMENT, segment, name);
            let owner = world.domain_detail(belief.domain).unwrap().owner;
            let about = owner.map(|owner| {
                let announces = world.actor_detail(owner).unwrap().announces;
                let announced = announces.into_iter().find(|announced| announced.domain == belief.domain).unwrap();
                announced.dependents.into_iter().find(|other| other.actor == index as u32).unwrap().believed_version
            });
            // Of what is free for all, nobody announces; what is believed all the same is kept with the pair.
            let pairs = world.plan().subscriptions_of[index].iter().copied();
            let mut pairs = pairs.filter(|&pair| world.plan().subscriptions[pair as usize].domain == belief.domain);
            let kept = world.knowledge().replica(pairs.next().unwrap()).believed;
            assert!(about.is_none_or(|about| about == kept));
            let believed = kept == belief.true_version;
            let state = match (belief.held_version, belief.wrong, belief.current) {
                _ if owner == Some(index as u32) => "OWNED",
                (0, ..) => "EMPTY",
                (_, true, _) => "WRONG",
                (_, _, true) => "CURRENT",
                _ => "STALE",
            };
            assert_eq!(SEGMENT_STATES[get("STATE") as usize], state);
            let got = [get("DOMAIN"), get("BELIEVED_CURRENT"), get("HELD_SINCE_MINUTES")];
            assert_eq!(got, [f64::from(belief.domain), f64::from(u8::from(believed)), belief.since_minutes]);
            segment += 1;
        }
        let current = detail.beliefs.iter().filter(|belief| belief.current).count() as f64;
        let share = if detail.beliefs.is_empty() { 1.0 } else { current / detail.beliefs.len() as f64 };
        assert_eq!(get("CURRENT_SHARE"), share);
        assert_eq!(get("LETTER_COUNT") as usize, (detail.mailbox.waiting_count as usize).min(LETTERS_MAX));
        for message in detail.mailbox.waiting.iter().take(LETTERS_MAX) {
            let got = [view.get(&LETTER, letter, "KIND"), view.get(&LETTER, letter, "URGENCY")];
            assert_eq!(got, [f64::from(message.kind as u8), f64::from(message.urgency)]);
            letter += 1;
        }
    }
    assert_eq!((view.count("SEGMENT"), view.count("LETTER")), (segment, letter));
}

/// Every note of every store, as the inspector of its domain has it.
fn notes_agree(world: &World, view: &View) {
    let domains = world.plan().domains.len();
    assert_eq!(view.header("STORES_COUNT") as usize, world.plan().rules.storage.stores.len());
    assert_eq!(view.header("NOTES_PER_STORE") as usize, domains);
    for domain in 0..domains {
        let detail = world.domain_detail(domain as u32).unwrap();
        assert_eq!(detail.noted.len(), world.plan().rules.storage.stores.len());
        for (store, noted) in detail.noted.iter().enumerate() {
            assert_eq!(noted.store as usize, store);
            let get = |name: &str| view.get(&NOTE, store * domains + domain, name);
            let state = match noted.version {
                None => "EMPTY",
                Some(version) if version == detail.true_version => "CURRENT",
                Some(_) => "STALE",
            };
            assert_eq!((SEGMENT_STATES[get("STATE") as usize], noted.current), (state, state == "CURRENT"));
            assert_eq!(get("SINCE_MINUTES"), noted.since_minutes);
        }
    }
}

/// Every message in flight, once, as its inspector describes it.
fn flights_agree(world: &World, view: &View) {
    let in_flight = world.messages().iter().filter(|(_, message)| message.state == State::InFlight).count();
    let flights = view.count("FLIGHT");
    assert_eq!(flights, in_flight.min(FLIGHTS_MAX));
    assert_eq!(flights + view.header("FLIGHTS_LEFT_OUT") as usize, in_flight);
    let mut serials = Vec::new();
    for nth in 0..flights {
        let get = |name: &str| view.get(&FLIGHT, nth, name);
        let serial = get("SERIAL") as u64;
        let detail = world.message_detail(serial).unwrap();
        let or_none = |index: Option<u32>| index.map_or(-1.0, f64::from);
        assert_eq!(get("KIND"), f64::from(detail.kind as u8));
        assert_eq!((get("FROM"), get("TO")), (or_none(detail.from), f64::from(detail.to)));
        assert_eq!((get("SENT_MINUTES"), get("DUE_MINUTES")), (detail.sent_minutes, detail.due_minutes));
        let fate = if detail.will_be_lost { 2.0 } else { f64::from(u8::from(detail.will_be_misread)) };
        assert_eq!(get("FATE"), fate);
        assert_eq!(get("ATTEMPT"), f64::from(detail.attempt));
        assert_eq!((get("MEDIUM"), get("DOMAIN")), (or_none(detail.medium), or_none(detail.domain)));
        serials.push(serial);
    }
    serials.sort_unstable();
    serials.dedup();
    assert_eq!(serials.len(), flights);
}

/// The marks are the facts worth a sign since then, each at its actor, the latest of them if they are too many.
fn marks_agree(world: &World, view: &View, since_minutes: f64) {
    let at = |what: EventKind, from: u32, to: u32| match what {
        EventKind::Arrived | EventKind::Refused | EventKind::Dropped | EventKind::Duplicate | EventKind::Expired => {
            Some(to)
        }
        EventKind::Done | EventKind::DoneOnStale | EventKind::Reworked => Some(to),
        EventKind::Missed
        | EventKind::Misunderstood
        | EventKind::Forgot
        | EventKind::Erred
        | EventKind::Left
        | EventKind::Promoted => Some(to),
        EventKind::GaveUp | EventKind::Changed | EventKind::LookedUp | EventKind::WroteDown | EventKind::Noticed => {
            Some(from)
        }
        EventKind::Crashed
        | EventKind::Recovered
        | EventKind::BurntOut
        | EventKind::Became
        | EventKind::Interrupted
        | EventKind::Hired => Some(to),
        EventKind::LetGo
        | EventKind::Claimed
        | EventKind::TookOver
        | EventKind::HandedOver
        | EventKind::Moved
        | EventKind::Shielded => Some(to),
        EventKind::Escalated
        | EventKind::Conflicted
        | EventKind::Proposed
        | EventKind::Agreed
        | EventKind::Abandoned => Some(from),
        EventKind::Asked => Some(from),
        EventKind::Answered | EventKind::Guessed => Some(to),
        _ => None,
    };
    let other = |entry: &Event| match entry.what {
        EventKind::LookedUp | EventKind::WroteDown => f64::from(entry.number),
        EventKind::Noticed | EventKind::Asked | EventKind::Escalated => f64::from(entry.to),
        EventKind::Became => f64::from(entry.version),
        _ => -1.0,
    };
    let events = world.observers().trace.since(0).map(|(_, time, record)| (minutes(time), Event::from(record)));
    let events = events.filter(|(minutes, _)| *minutes >= since_minutes);
    let mut expected: Vec<[f64; 5]> = events
        .filter_map(|(minutes, entry)| {
            let actor = at(entry.what, entry.from, entry.to)?;
            let kind = entry.kind.map_or(-1.0, |kind| f64::from(kind as u8));
            Some([f64::from(entry.what as u8), minutes, f64::from(actor), kind, other(&entry)])
        })
        .collect();
    expected.reverse();
    expected.truncate(MARKS_MAX);
    let get = |nth, name| view.get(&MARK, nth, name);
    let marks: Vec<[f64; 5]> = (0..view.count("MARK"))
        .map(|nth| [get(nth, "WHAT"), get(nth, "AT_MINUTES"), get(nth, "ACTOR"), get(nth, "KIND"), get(nth, "OTHER")])
        .collect();
    assert_eq!(marks, expected);
}

#[test]
fn a_frame_of_the_default_team_says_what_the_inspectors_say() {
    let mut world = world(&shipped("team"), 3);
    let mut frame = Frame::default();
    for minutes in (0..50).map(|i| f64::from(i) * 9.7) {
        advance_to(&mut world, minutes);
        frame.pack(&world, ticks(minutes - 5.0));
        let view = View(frame.words());
        sections_fit(&view).unwrap();
        agrees(&world, &view);
        flights_agree(&world, &view);
        marks_agree(&world, &view, minutes - 5.0);
    }
}

/// How often each value of a word was seen, those seen before included.
fn tallied<const N: usize>(mut before: [u32; N], view: &View, record: &Record, word: &str) -> [u32; N] {
    for nth in 0..view.count(record.name) {
        before[view.get(record, nth, word) as usize] += 1;
    }
    before
}

#[test]
fn frames_of_random_teams_say_what_the_inspectors_say() {
    let (states, modes, notes) = (Cell::new([0; 5]), Cell::new([0; MODES.len()]), Cell::new([0; 5]));
    let stances = Cell::new([0; BEHAVIOURS.len()]);
    let whole = for_each_case(61, 400, cases, |case| {
        let mut world = world(&case.scenario, case.seed);
        let mut frame = Frame::default();
        for events in [0, 1, 50, 100, 200, 400] {
            world.advance(u64::MAX, events);
            frame.pack(&world, 0);
            let view = View(frame.words());
            sections_fit(&view)?;
            agrees(&world, &view);
            notes_agree(&world, &view);
            flights_agree(&world, &view);
            marks_agree(&world, &view, 0.0);
            states.set(tallied(states.get(), &view, &SEGMENT, "STATE"));
            modes.set(tallied(modes.get(), &view, &ACTOR, "MODE"));
            stances.set(tallied(stances.get(), &view, &ACTOR, "BEHAVIOUR"));
            notes.set(tallied(notes.get(), &view, &NOTE, "STATE"));
        }
        Ok(())
    });
    let (states, modes, [written, _, _, _, empty]) = (states.get(), modes.get(), notes.get());
    let stances = stances.get();
    println!("segments {states:?}, modes {modes:?}, stances {stances:?}, notes: {written} current, {empty} empty");
    assert!(
        !whole || states.iter().chain(&modes).chain(&stances).chain(&[written, empty]).all(|count| *count >= 10),
        "something was never seen"
    );
}

/// A thousand messages an hour into a mailbox nobody empties, and news that travels for days.
fn crowded() -> World {
    let scenario = scenario(&json!({
        "format": 1, "name": "crowded", "integration_delay_minutes": 10_000, "load_per_hour": 6_000, "effort": { "work": 0 },
        "media": [{ "name": "post", "latency": { "mean_minutes": 5_000, "shape": "constant" } }],
        "actors": [{ "name": "Ana" }, { "name": "Bo", "mailbox": { "order": "lifo" } }],
        "links": [{ "from": "Ana", "to": "Bo" }],
        "domains": [{ "name": "plan", "owner": "Ana", "dependents": ["Bo"] }],
        "streams": [{ "name": "work", "to": "Ana", "gaps": "constant", "changes": "plan" }],
    }));
    world(&scenario, 1)
}

#[test]
fn what_does_not_fit_is_left_out_and_counted() {
    let mut world = crowded();
    let mut frame = Frame::default();
    advance_to(&mut world, 50.0);
    frame.pack(&world, 0);
    let view = View(frame.words());
    assert!(view.count("FLIGHT") == FLIGHTS_MAX && view.header("FLIGHTS_LEFT_OUT") > 800.0);
    assert_eq!(view.count("MARK"), MARKS_MAX);
    sections_fit(&view).unwrap();
    flights_agree(&world, &view);
    marks_agree(&world, &view, 0.0);

    advance_to(&mut world, 5_001.0);
    frame.pack(&world, u64::MAX);
    let view = View(frame.words());
    let [waiting, letters] = ["WAITING_COUNT", "LETTER_COUNT"].map(|name| view.get(&ACTOR, 1, name) as usize);
    assert!(waiting > LETTERS_MAX && letters == LETTERS_MAX, "{letters} of {waiting}");
    assert_eq!(view.count("MARK"), 0, "nothing has happened since the end of time");
    sections_fit(&view).unwrap();
}

/// A page keeps a view on the buffer: it stays where it is until a world needs more room than any before.
#[test]
fn the_buffer_keeps_its_place_when_less_is_packed() {
    let mut frame = Frame::default();
    let mut world = crowded();
    advance_to(&mut world, 50.0);
    frame.pack(&world, 0);
    let place = frame.words().as_ptr();
    for minutes in [0.0, 10.0, 20.0, 50.0] {
        frame.pack(&crate::support::run(&shipped("team"), 1, minutes), 0);
        assert_eq!(frame.words().as_ptr(), place);
    }
}

/// Packing looks and does not touch.
#[test]
fn packing_leaves_the_world_as_it_was() {
    let mut world = world(&shipped("team"), 3);
    give_at(&mut world, 40.0, 2);
    let digest = world.digests();
    Frame::default().pack(&world, 0);
    assert_eq!(world.digests(), digest);
}
