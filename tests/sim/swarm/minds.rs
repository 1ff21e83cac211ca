//! A second checker from outside: from the facts alone it follows who is there, what everybody holds, and what is
//! written where, and says what could not have happened.

use crate::support::Event;
use actorium::World;
use actorium::engine::Reach;
use actorium::kernel::NONE;
use actorium::mechanism::absence::AWAY;
use actorium::mechanism::failure::Failure;
use actorium::mechanism::sites;
use actorium::mechanism::storage::Storage;
use actorium::mechanism::stress::BURNT_OUT;
use actorium::trace::{EventKind, Kind};
use std::collections::{BTreeMap, BTreeSet};

/// What is known from the facts so far.
#[derive(Default)]
pub struct Minds {
    away: BTreeSet<u32>,
    left: BTreeSet<u32>,
    /// What each actor holds of each domain it depends on: the version, 0 for forgotten, and whether it is a wrong variant.
    held: BTreeMap<(u32, u32), (u32, bool)>,
    /// The latest version of each domain.
    latest: BTreeMap<u32, u32>,
    /// What each store says about each domain.
    notes: BTreeMap<(u32, u32), u32>,
    /// Who has begun to look things up for the item that it takes up next, and of which domains it has found something.
    preparing: Option<(u32, BTreeSet<u32>)>,
    /// Who is down.
    down: BTreeSet<u32>,
    /// Who is burnt out.
    burnt: BTreeSet<u32>,
    /// Who has begun again and is on the way back.
    recovering: BTreeSet<u32>,
    /// Who begins again in this event, and so forgets everything.
    restarts: BTreeSet<u32>,
    /// The fact before this one.
    before: Option<Event>,
}

fn require(holds: bool, reason: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| reason.into())
}

/// Whether an actor depends on a domain.
fn depends(world: &World, actor: u32, domain: u32) -> bool {
    let plan = world.plan();
    plan.subscriptions_of[actor as usize].iter().any(|&pair| plan.subscriptions[pair as usize].domain == domain)
}

/// Whether a version is news to somebody who holds this, and whether that is wrong: newer, or the same and understood now.
fn is_news(held: (u32, bool), version: u32, misread: bool) -> bool {
    version > held.0 || version == held.0 && held.1 && !misread
}

fn people(world: &World) -> impl Iterator<Item = u32> {
    0..world.actors().len() as u32
}

impl Minds {
    /// Before the first event: who can be hired is not there yet.
    pub fn begin(&mut self, world: &World) {
        self.left = people(world).filter(|&actor| world.plan().rules.hiring.hired_by[actor as usize] != NONE).collect();
    }

    /// Before the facts of one event are heard.
    pub fn begin_event(&mut self, world: &World, facts: &[Event]) {
        let recovers = |actor: &u32| world.state::<Failure>()[*actor as usize].recovering;
        let told = |actor: u32| {
            let restart = |fact: &Event| fact.what == EventKind::Integrated && fact.kind == Some(Kind::Restart);
            facts.iter().any(|fact| fact.to == actor && (fact.what == EventKind::Crashed || restart(fact)))
        };
        // Whoever is back may fail again at once. Whose burn-out is over may still be on its way back.
        let back = facts.iter().filter(|fact| fact.what == EventKind::Recovered && told(fact.to));
        back.for_each(|fact| {
            self.recovering.remove(&fact.to);
        });
        self.restarts = people(world).filter(recovers).filter(|actor| !self.recovering.contains(actor)).collect();
        for actor in self.restarts.clone().into_iter().filter(|&actor| !told(actor)) {
            self.forgets_all(world, actor);
        }
    }

    /// After the facts of one event were heard.
    pub fn end_event(&mut self, world: &World) {
        self.recovering = people(world).filter(|&actor| world.state::<Failure>()[actor as usize].recovering).collect();
    }

    fn forgets_all(&mut self, world: &World, actor: u32) {
        self.down.insert(actor);
        for &pair in &world.plan().subscriptions_of[actor as usize] {
            self.held.insert((actor, world.plan().subscriptions[pair as usize].domain), (0, false));
        }
    }

    pub fn hear(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let before = self.before.replace(*fact);
        self.follows(before.as_ref(), fact)?;
        self.prepares(world, fact)?;
        match fact.what {
            EventKind::WentAway | EventKind::CameBack | EventKind::Left | EventKind::LetGo => {
                self.comes_and_goes(world, fact)
            }
            EventKind::Hired => {
                require(self.left.remove(&fact.to), "that seat was not empty")?;
                require(world.plan().rules.hiring.hired_by[fact.to as usize] != NONE, "nobody can hire that one")?;
                if world.actors()[fact.to as usize].presence.has(AWAY) {
                    self.away.insert(fact.to);
                } else {
                    self.away.remove(&fact.to);
                }
                if !world.actors()[fact.to as usize].presence.has(BURNT_OUT) {
                    self.burnt.remove(&fact.to);
                }
                self.forgets_all(world, fact.to);
                self.down.remove(&fact.to);
                Ok(())
            }
            EventKind::Crashed => {
                require(!self.left.contains(&fact.to), "it has left")?;
                require(self.down.insert(fact.to), "it was down")?;
                if self.restarts.contains(&fact.to) {
                    self.forgets_all(world, fact.to);
                }
                Ok(())
            }
            EventKind::Integrated if fact.kind == Some(Kind::Restart) && self.restarts.contains(&fact.to) => {
                self.forgets_all(world, fact.to);
                Ok(())
            }
            EventKind::Recovered => {
                let rested = !world.actors()[fact.to as usize].presence.has(BURNT_OUT);
                let back = rested && self.burnt.remove(&fact.to) || self.down.remove(&fact.to);
                require(back, "it was neither down nor burnt out")
            }
            EventKind::BurntOut => {
                self.burnt.insert(fact.to);
                Ok(())
            }
            EventKind::Claimed => {
                let owner = world.knowledge().owner(fact.domain);
                require(owner == fact.to && !self.left.contains(&owner), "somebody else owns it")
            }
            EventKind::Conflicted => {
                require(fact.version == self.latest(fact.domain), "that is not the latest")?;
                let held = self.held.insert((fact.to, fact.domain), (fact.version, false)).unwrap_or((1, false));
                require(held != (fact.version, false), "it knew the latest")
            }
            EventKind::Integrating => self.is_here(fact.to),
            EventKind::Sent if !fact.kind.is_some_and(Kind::is_reply) && fact.number > 1 => {
                require(!self.left.contains(&fact.from), "somebody who has left sends it again")
            }
            EventKind::Missed => {
                let misses = world.plan().media.iter().any(|medium| !medium.persistent);
                require(misses, "every medium waits")?;
                require(!world.actors()[fact.to as usize].presence.can_be_met(), "it was there")
            }
            EventKind::Changed => {
                self.latest.insert(fact.domain, fact.version);
                if depends(world, fact.from, fact.domain) {
                    self.held.insert((fact.from, fact.domain), (fact.version, false));
                }
                Ok(())
            }
            EventKind::LearnedInMeeting => self.is_told(world, fact),
            EventKind::Learned => {
                self.learns(fact, before.is_some_and(|before| before.what == EventKind::Misunderstood))
            }
            EventKind::Forgot => {
                let brain = world.plan().rules.storage.brains.of(world.entry_of(fact.to));
                require(brain.is_some(), "its head has no bounds")?;
                let held = self.held.insert((fact.to, fact.domain), (0, false)).unwrap_or((1, false));
                require(held.0 > 0, "it had forgotten that before")
            }
            EventKind::WroteDown | EventKind::Wiped => self.writes(world, fact),
            EventKind::Erred => {
                let stress = world.plan().rules.stress.of(world.entry_of(fact.to));
                let can = stress.is_some_and(|rules| rules.error_rate > 0.0);
                require(can && matches!(fact.kind, Some(Kind::Work | Kind::Rework)), "it cannot err at that")
            }
            EventKind::Noticed => self.notices(world, fact),
            EventKind::Promoted => require(world.plan().rules.recognition.is_some(), "nobody is recognised here"),
            EventKind::Deepened => {
                let most = world.plan().protocols.iter().filter_map(|protocol| protocol.confirms_up_to()).max();
                let fits = fact.number > 1 && most.is_some_and(|most| fact.number <= u32::from(most));
                require(fits, "no protocol goes so deep")
            }
            _ => Ok(()),
        }
    }

    /// What comes right after something else, or is followed by it at once.
    fn follows(&self, before: Option<&Event>, fact: &Event) -> Result<(), String> {
        let after = |whats: &[EventKind]| before.is_some_and(|fact| whats.contains(&fact.what));
        let same = before.is_some_and(|before| before.message == fact.message);
        match fact.what {
            EventKind::Missed => require(same && after(&[EventKind::Lost]), "only what is lost can miss")?,
            EventKind::Misunderstood => {
                require(same && after(&[EventKind::Integrated]), "only what is integrated can be mistaken")?
            }
            _ => {}
        }
        let Some(before) = before else { return Ok(()) };
        if before.what == EventKind::Noticed {
            let answers = fact.what == EventKind::Sent && fact.kind == Some(Kind::Update);
            let same_people = (fact.from, fact.to) == (before.from, before.to);
            let same_news = (fact.domain, fact.version) == (before.domain, before.version);
            require(answers && same_people && same_news, "what was noticed was not answered with news")?;
        }
        let misread = before.what == EventKind::Misunderstood;
        let told = misread || before.what == EventKind::Integrated && fact.what != EventKind::Misunderstood;
        if told && before.kind == Some(Kind::Update) {
            let held = self.held.get(&(before.to, before.domain)).copied().unwrap_or((1, false));
            let learns = fact.what == EventKind::Learned && same || self.left.contains(&before.to);
            require(learns || !is_news(held, before.version, misread), "it heard news and did not learn")?;
        }
        let to_nobody = before.what == EventKind::Received && self.left.contains(&before.to);
        if to_nobody && !before.kind.is_some_and(|kind| kind.is_reply() || kind == Kind::Restart) {
            let turned_away =
                fact.message == before.message && matches!(fact.what, EventKind::Refused | EventKind::Duplicate);
            require(turned_away, "somebody who has left took something in")?;
        }
        Ok(())
    }

    /// Look-ups: right before an item of work, of what some work relies on and its worker depends on, where it looks, in order.
    fn prepares(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        if let Some((actor, _)) = self.preparing {
            let works = matches!(fact.kind, Some(Kind::Work | Kind::Rework));
            match fact.what {
                EventKind::LookedUp | EventKind::Forgot => {
                    require(fact.from == actor, "somebody else looked something up")?
                }
                EventKind::Integrating => {
                    require(fact.to == actor && works, "it was looked up for nothing")?;
                    self.preparing = None;
                }
                _ => return Err("it was looked up for nothing".into()),
            }
        }
        if fact.what != EventKind::LookedUp {
            return Ok(());
        }
        let plan = world.plan();
        let (actor, domain) = (fact.from, fact.domain);
        let habits = plan.rules.storage.habits.of(world.entry_of(actor)).ok_or("it never looks anything up")?;
        let relied_on = plan.sources.iter().any(|source| source.relies_on.contains(&domain));
        // Who begins again reads everything back.
        let restarts = self.down.contains(&actor);
        require(depends(world, actor, domain) && (relied_on || restarts), "nothing relies on that")?;
        require(habits.looks_in.contains(&fact.number), "it does not look there")?;
        let site = plan.rules.storage.stores[fact.number as usize].site;
        require(site.is_none_or(|site| site == sites::site_of(world, actor)), "that is somewhere else")?;
        let note = self.notes.get(&(fact.number, domain)).copied().unwrap_or(0);
        require(fact.version == note, &format!("version {note} is written there"))?;
        let held = self.held.entry((actor, domain)).or_insert((1, false));
        require(habits.looks_always || held.0 == 0, "it had not forgotten")?;
        if fact.version > held.0 || fact.version == held.0 && held.0 > 0 {
            *held = (fact.version, false);
        }
        if restarts {
            return Ok(());
        }
        let (_, found) = self.preparing.get_or_insert((actor, BTreeSet::new()));
        require(!found.contains(&domain), "it looked on after it had found something")?;
        if fact.version > 0 {
            found.insert(domain);
        }
        Ok(())
    }

    fn is_here(&self, actor: u32) -> Result<(), String> {
        require(!self.left.contains(&actor), "it has left")?;
        require(!self.away.contains(&actor), "it is away")
    }

    fn comes_and_goes(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let actor = fact.to;
        require(!self.left.contains(&actor), "it has left")?;
        let away = self.away.contains(&actor);
        if matches!(fact.what, EventKind::Left | EventKind::LetGo) {
            require(
                fact.what == EventKind::Left || world.plan().rules.hiring.hired_by[actor as usize] != NONE,
                "nobody has hired it",
            )?;
            self.left.insert(actor);
            self.down.remove(&actor);
            return Ok(());
        }
        require(world.plan().rules.absence.of(world.entry_of(actor)).is_some(), "it is never away")?;
        require(away == (fact.what == EventKind::CameBack), "it was there, or away, before")?;
        if away {
            self.away.remove(&actor)
        } else {
            self.away.insert(actor)
        };
        Ok(())
    }

    fn latest(&self, domain: u32) -> u32 {
        self.latest.get(&domain).copied().unwrap_or(1)
    }

    fn learns(&mut self, fact: &Event, wrong: bool) -> Result<(), String> {
        let held = self.held.entry((fact.to, fact.domain)).or_insert((1, false));
        require(is_news(*held, fact.version, wrong), &format!("it held {held:?} before"))?;
        *held = (fact.version, wrong);
        Ok(())
    }

    /// In a meeting one hears what somebody else there, within the reach of its medium, has understood or owns.
    fn is_told(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let plan = world.plan();
        let meeting = &plan.rules.meetings[fact.number as usize];
        let out = [&self.left, &self.away, &self.down, &self.burnt];
        let is_there = |one: u32| meeting.attendees.contains(&one) && !out.iter().any(|those| those.contains(&one));
        require(is_there(fact.to), "it was not there")?;
        let reaches = plan.media[meeting.medium as usize].reach == Reach::Anywhere;
        let tells = |one: u32| {
            let near = reaches || sites::site_of(world, one) == sites::site_of(world, fact.to);
            let owns = world.knowledge().owner(fact.domain) == one && self.latest(fact.domain) == fact.version;
            let holds = depends(world, one, fact.domain)
                && self.held.get(&(one, fact.domain)).copied().unwrap_or((1, false)) == (fact.version, false);
            near && is_there(one) && (owns || holds && one != fact.to)
        };
        require(people(world).any(tells), "nobody there could have told it")?;
        self.learns(fact, fact.misread)
    }

    fn writes(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let (plan, store) = (world.plan(), fact.number);
        if fact.what == EventKind::Wiped {
            self.notes.retain(|&(place, _), _| place != store);
            return require(plan.rules.storage.stores[store as usize].wiped_every.is_some(), "it is never wiped");
        }
        let domain = &plan.domains[fact.domain as usize];
        let may = domain.owner == fact.from || !domain.owned;
        require(may, "only owners write")?;
        require(
            plan.rules
                .storage
                .habits
                .of(world.entry_of(fact.from))
                .is_some_and(|habits| habits.writes_to.contains(&store)),
            "it does not write there",
        )?;
        require(self.latest(fact.domain) == fact.version, "that is not the latest")?;
        self.notes.insert((store, fact.domain), fact.version);
        Ok(())
    }

    /// Glue work: by those who do any, towards somebody who is still there, with what they hold themselves, where the other
    /// holds less or something wrong.
    fn notices(&mut self, world: &World, fact: &Event) -> Result<(), String> {
        let plan = world.plan();
        require(
            plan.rules.glue.glue.of(world.entry_of(fact.from)).is_some() && fact.from != fact.to,
            "it does no glue work",
        )?;
        require(!self.left.contains(&fact.to), "the other has left")?;
        let holds = |actor: u32| self.held.get(&(actor, fact.domain)).copied().unwrap_or((1, false));
        let owns = !depends(world, fact.from, fact.domain);
        require(!owns || plan.domains[fact.domain as usize].owner == fact.from, "it is not about its own")?;
        let own = if owns { (self.latest(fact.domain), false) } else { holds(fact.from) };
        require(own == (fact.version, false), &format!("it holds {own:?}"))?;
        let theirs = holds(fact.to);
        require(theirs.0 < own.0 || theirs == (own.0, true), &format!("the other holds {theirs:?}"))
    }

    /// What the facts leave standing is what the world has.
    pub fn agree_with(&self, world: &World) -> Result<(), String> {
        for (index, actor) in world.actors().iter().enumerate() {
            let (left, away) = (self.left.contains(&(index as u32)), self.away.contains(&(index as u32)));
            let agrees = actor.presence.has_left() == left && (left || actor.presence.has(AWAY) == away);
            require(agrees, &format!("actor {index} is {:?}", actor.presence))?;
        }
        let plan = world.plan();
        for (index, pair) in plan.subscriptions.iter().enumerate() {
            let holding = world.knowledge().replica(index as u32);
            let held = self.held.get(&(pair.actor, pair.domain)).copied().unwrap_or((1, false));
            // Who has left holds nothing.
            let held = if holding.retired { (0, false) } else { held };
            require(held == (holding.version, holding.wrong), &format!("{held:?} is held, not {holding:?}"))?;
        }
        for store in 0..plan.rules.storage.stores.len() as u32 {
            for domain in 0..plan.domains.len() as u32 {
                let note = self.notes.get(&(store, domain)).copied().unwrap_or(0);
                let there = world.state::<Storage>().stores.note(store, domain).version;
                require(note == there, &format!("store {store} says {there} about domain {domain}, not {note}"))?;
            }
        }
        Ok(())
    }
}
