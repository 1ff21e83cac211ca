//! What a plan consists of, down to what has no parts, in the order in which it is written.

use super::codec::{Image, Reader, fnv_1a, implement, layout, write_number};
use crate::actor::{
    Away, BurnsOut, Checks, Directive, Fails, Focus, Interrupts, MailboxRules, Order, Pressure, Scope, StressRules,
    Supervises, WhenFull,
};
use crate::command::{Knobs, Schedule};
use crate::kernel::{Distribution, Shape};
use crate::knowledge::{Brain, Committee, Ownership};
use crate::net::{Channel, Reach, Route, SitePlan, SystemPlan, Topology};
use crate::org::{Glue, Hires, HiringPlan, MeetingPlan, Recognition, RolePlan, SourcePlan};
use crate::protocol::{Acknowledge, AcknowledgeOn, OnRefusal, Protocol, Retry};
use crate::scenario::Effort;
use crate::scenario::plan::{
    AsksPlan, DomainPlan, Mechanisms, Onward, Pair, Plan, Profile, Repair, StorePlan, Supervisor, Target,
};

layout! {
    structs {
        Plan {
            name, about, pace_minutes_per_second, opens_at_minutes, knobs, commands, knob_ranges, effort, messages_max,
            instant_events_max, names, keys, profile_of, profiles, media, protocols, topology, domains, pairs, pairs_of,
            sources, source_of, stores, sites, site_of, roles, queues_of, meetings, supervisor_of, children_of, hired_by,
            recognition, repairs, on, rework,
        }
        Profile {
            mailbox, patience, integration, slowness, on_refusal, passes_on, away, brain, looks_in, looks_always, writes_to,
            writes_share, stress, glue, interrupts, focus, triage, delegate, fails, supervises, hires, asks,
        }
        Knobs { 0 }
        Schedule { 0 }
        AsksPlan { to, share, blocking, patience }
        Supervisor { actor, up, down }
        StorePlan { name, system, site, read, write, wiped_every }
        Onward { up_to, target }
        DomainPlan { name, owner, pairs, ownership, announced }
        Pair { domain, actor, route }
        Repair { pair, own, route }
        Mechanisms { habits, stress, brains, stores, choices, asks, failures, sites, forwards }
        Effort { work, update, question }
        MailboxRules { capacity, order, when_full, patience_minutes, persistent }
        Away { after, lasts }
        StressRules { tolerance_messages, time_constant_minutes, slowdown, error_rate, burns_out }
        BurnsOut { above, for_minutes, recovers }
        Interrupts { switch_minutes }
        Focus { after, lasts }
        Pressure { from_messages, until_messages }
        Fails { after, per_item, recovers, signals_every_minutes, checks }
        Checks { effort, per_item }
        Supervises { children, directive, scope, restarts_max, within_minutes, effort, shields }
        Distribution { mean_minutes, shape }
        Brain { domains_max }
        Committee { within_minutes }
        Channel { name, latency, loss_factor, ambiguity, riders, persistent, reach }
        Route { medium, protocol }
        SitePlan { name, hours, distance }
        SystemPlan { name, members, route }
        Topology { links, systems }
        Glue { every, effort, talks_to, calms }
        HiringPlan { rules, seats }
        Hires { helpers, from_messages, until_messages, takes, stays_minutes, learning_slowness, learning_minutes }
        MeetingPlan { name, attendees, first, every, lasts, medium }
        Recognition { review_minutes, rewards_coherence, memory, promotion_weight, enough, leaves_per_week }
        RolePlan { name, holders, standby, shared }
        SourcePlan { key, to, role, share, gaps, burst, changes, relies_on, urgency }
        Acknowledge { timeout_minutes, backoff, attempts_max, acknowledge_on, confirmations_max, recognise_duplicates }
        Retry { wait_minutes, attempts_max, blocks }
    }
    enums {
        Target { Actor(index), Anyone(index), Role(index) }
        Shape { Constant, Exponential, Erlang { stages }, LogNormal { cv }, Uniform { spread } }
        Order { Fifo, Lifo, Priority }
        WhenFull { Refuse, DropNewest, DropOldest, ShedLowestPriority }
        Directive { Restart, Resume, Stop, Escalate }
        Scope { OneForOne, OneForAll, RestForOne }
        Ownership { OneOwner, FreeForAll, Committee(rules) }
        Reach { Anywhere, SameSite }
        AcknowledgeOn { Receipt, Integration }
        OnRefusal { GiveUp, Retry(rules) }
        Protocol { FireAndForget, Acknowledge(rules) }
    }
}
