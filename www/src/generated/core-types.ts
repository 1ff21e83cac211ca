// Written from the core's Rust types by `cargo xtask generate`. Change those, not this.

/**
 * Acknowledge-and-resend.
 */
export type Acknowledge = { 
/**
 * Minutes without acknowledgement before the next copy is sent. More than 0.
 */
timeout_minutes: number, 
/**
 * Each timeout is this many times the one before. At least 1.
 */
backoff: number, 
/**
 * Copies sent at most, the first included; absent means no limit. At least 1.
 */
attempts_max?: number | null, 
/**
 * What the acknowledgement says: "it has reached me" or "I have integrated it".
 */
acknowledge_on: AcknowledgeOn, 
/**
 * How many confirmations go to and fro: 1 is the acknowledgement, 2 its acknowledgement, and so on. 1 to 250.
 */
confirmations_max: number, 
/**
 * Whether a receiver recognises a copy of what it already has, and drops it.
 */
recognise_duplicates: boolean, };

/**
 * The moment at which a receiver acknowledges.
 */
export type AcknowledgeOn = "receipt" | "integration";

/**
 * A person, or `count` alike.
 */
export type Actor = { 
/**
 * Name, unique among the actors. With a `count` above 1 the people are called "Name 1", "Name 2", …
 */
name: string, 
/**
 * How many people alike this entry stands for. At least 1.
 */
count: number, 
/**
 * Where messages wait.
 */
mailbox: MailboxRules, 
/**
 * How the time to integrate a message is spread around its mean.
 */
integration: Shape, 
/**
 * Multiplies the integration delay: 2 is half as fast. More than 0.
 */
slowness: number, 
/**
 * What this actor does when a mailbox refuses its message.
 */
on_refusal: OnRefusal, 
/**
 * Where it sits: one of `sites`, if there are any, or any name, for media that reach no further than one site. Absent: the
 * one site of all who do not say.
 */
site?: string | null, 
/**
 * When it is away. Absent: never.
 */
away?: Away | null, 
/**
 * How much it keeps in its head. Absent: everything.
 */
brain?: Brain | null, 
/**
 * Where it looks before it works. Absent: nowhere.
 */
looks_up?: LookUp | null, 
/**
 * Names of the stores, each once, it writes each change of a domain it owns into, at the cost of its own time.
 */
writes_to?: Array<string>, 
/**
 * Probability, 0 to 1, that it takes the time to write a change down: what it leaves out makes its stores stale.
 */
writes_share: number, 
/**
 * What a full mailbox does to it. Absent: nothing.
 */
stress?: Stress | null, 
/**
 * The glue work it does: noticing what others hold stale, and telling them. Absent: none.
 */
glue?: Glue | null, 
/**
 * How it decides what to handle next. Absent: one after the other.
 */
attention?: Attention | null, 
/**
 * How it fails. Absent: never, unless somebody at the controls says so.
 */
fails?: Fails | null, 
/**
 * Whom it looks after. Absent: nobody.
 */
supervises?: Supervises | null, 
/**
 * Whom it hires when it drowns. Absent: nobody.
 */
hires?: Hires | null, 
/**
 * Whom it asks before it can finish an item. Absent: nobody.
 */
asks?: Asks | null, 
/**
 * Where finished work goes next. Probabilities sum to at most 1; the rest leaves the team.
 */
passes_on: Array<PassOn>, };

/**
 * One actor.
 */
export type ActorDetail = { 
/**
 * Its index.
 */
index: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its mailbox.
 */
mailbox: MailboxDetail, 
/**
 * The message it is integrating.
 */
integrating: MessageDetail | null, 
/**
 * Share of time it was integrating.
 */
utilisation_share: number, 
/**
 * Messages waiting, averaged over time.
 */
mailbox_length_mean_messages: number, 
/**
 * The most that ever waited.
 */
mailbox_length_max_messages: number, 
/**
 * Messages it has integrated.
 */
integrated_count: number, 
/**
 * What it holds of the domains it depends on.
 */
beliefs: Array<Belief>, 
/**
 * What it believes the others hold of the domains it owns.
 */
announces: Array<Announcement>, 
/**
 * Whether it is away.
 */
away: boolean, 
/**
 * Whether it has left for good, or was not hired yet.
 */
left: boolean, 
/**
 * What it is at, or why it takes nothing up: one of the frame's modes, in small letters.
 */
mode: string, 
/**
 * How it handles the next message.
 */
behaviour: Behaviour, 
/**
 * What it has begun and put aside, the latest last.
 */
preempted: Array<MessageDetail>, 
/**
 * Messages that it was refused, and holds until they are let in or given up.
 */
held_back_count: number, 
/**
 * Whom it waits for.
 */
waits_for: number | null, 
/**
 * Where it sits, if anywhere in particular.
 */
site: number | null, 
/**
 * Who looks after it.
 */
supervisor: number | null, 
/**
 * How often it has failed.
 */
crashes: number, 
/**
 * How often it has burnt out.
 */
burn_outs: number, 
/**
 * Since when it is down, if it is.
 */
down_since_minutes: number | null, 
/**
 * The roles it holds, or holds as a standby.
 */
roles: Array<number>, 
/**
 * Who hires it, if it is not there from the start.
 */
hired_by: number | null, 
/**
 * Stress, 0 to 1; none if it can feel none.
 */
stress_share: number | null, 
/**
 * Recognition, 1 for the average; none without recognition.
 */
recognition: number | null, 
/**
 * How often it was promoted.
 */
promotions: number, 
/**
 * Domains that fit into its head; none if it keeps everything.
 */
brain_domains_max: number | null, };

/**
 * A domain an actor owns, and what it believes the others know of it.
 */
export type Announcement = { 
/**
 * The domain.
 */
domain: number, 
/**
 * Its true version.
 */
true_version: number, 
/**
 * All who depend on it.
 */
dependents: Array<BeliefAboutOther>, };

/**
 * A variant of the scenario that a claim is about.
 */
export type Arm = string | Variant;

/**
 * Whom an actor asks before it can finish an item.
 */
export type Asks = { 
/**
 * The actor or role that is asked.
 */
to: string, 
/**
 * Probability, 0 to 1, that an item needs an answer.
 */
share: number, 
/**
 * Whether the asker takes nothing up before it has the answer; else it goes on, and the answer waits in its mailbox.
 */
blocking: boolean, 
/**
 * Minutes after which it stops waiting and guesses: the item is then done wrong. Above 0.
 */
patience_minutes: number, };

/**
 * When an actor handles messages in another way than one after the other. Absent parts are off.
 */
export type Attention = { 
/**
 * A more urgent arrival interrupts what it is at.
 */
interrupts: Interrupts | null, 
/**
 * Blocks of time in which it takes up work alone.
 */
focus: Focus | null, 
/**
 * While too much waits, it takes up the most urgent first.
 */
triage: Pressure | null, 
/**
 * While too much waits, it passes work on unread.
 */
delegate: Delegate | null, };

/**
 * When an actor is away. It begins by being here.
 */
export type Away = { 
/**
 * How long it is here before it goes. The mean is above 0.
 */
after: Distribution, 
/**
 * How long it then stays away: it finishes what it is at, takes up nothing new, and what does not wait misses it. The
 * mean is above 0.
 */
lasts: Distribution, };

/**
 * How an actor handles the next message.
 */
export type Behaviour = "open" | "focus" | "triage" | "delegate";

/**
 * A domain as one who depends on it holds it.
 */
export type Belief = { 
/**
 * The domain.
 */
domain: number, 
/**
 * The version it takes for true.
 */
held_version: number, 
/**
 * The true one.
 */
true_version: number, 
/**
 * Since when it holds that version.
 */
since_minutes: number, 
/**
 * Whether it has misunderstood that version.
 */
wrong: boolean, 
/**
 * Whether it holds what is true.
 */
current: boolean, };

/**
 * What an owner believes that one of its dependents holds.
 */
export type BeliefAboutOther = { 
/**
 * The dependent.
 */
actor: number, 
/**
 * What the owner believes.
 */
believed_version: number, 
/**
 * What is so.
 */
held_version: number, 
/**
 * The owner believes it is current, and is wrong.
 */
false_confidence: boolean, 
/**
 * It is current, and the owner does not know.
 */
false_doubt: boolean, };

/**
 * How much an actor keeps in its head.
 */
export type Brain = { 
/**
 * Domains of others it holds at once; of more, the one least recently heard of or used is forgotten. At least 1.
 */
domains_max: number, };

/**
 * What is measured apart, from the start of the run: by stream, by role, by urgency and by person.
 */
export type Breakdown = { 
/**
 * Each stream of work, by its name.
 */
streams: Record<string, StreamMetrics>, 
/**
 * Each role, by its name: the messages that are addressed to it, whoever gets them.
 */
roles: Record<string, WaitingMetrics>, 
/**
 * Each urgency, 0 to 3: messages of any kind.
 */
urgencies: Record<string, WaitingMetrics>, 
/**
 * Each person, by name.
 */
people: Record<string, PersonMetrics>, };

/**
 * Burning out: a failure that stress brings about. Whether it is too high is looked at every quarter of an hour, and when it would have been
 * so for too long.
 */
export type BurnsOut = { 
/**
 * The stress, 0 to 1, that is too much.
 */
above: number, 
/**
 * How many minutes of it, without a break, are too many. Above 0.
 */
for_minutes: number, 
/**
 * How long it then takes until it is back. The mean is above 0.
 */
recovers: Distribution, };

/**
 * Which minutes of the week there are. A run begins on Monday at nine either way.
 */
export type Calendar = "working_days" | "round_the_clock";

/**
 * Who and what there is: all that does not change during a run and that a page needs to draw and to name it.
 */
export type Cast = { 
/**
 * The scenario's name.
 */
name: string, 
/**
 * The scenario's description.
 */
about: string, 
/**
 * Suggested pace.
 */
pace_minutes_per_second: number, 
/**
 * Where a page begins to show it.
 */
opens_at_minutes: number, 
/**
 * The calendar that the team lives by.
 */
calendar: Days, 
/**
 * Names of the actors, by index.
 */
actors: Array<string>, 
/**
 * The domains, by index.
 */
domains: Array<CastDomain>, 
/**
 * Names of the media, by index.
 */
media: Array<string>, 
/**
 * Names of the places where things are written down, by index.
 */
stores: Array<string>, 
/**
 * The systems.
 */
systems: Array<CastSystem>, 
/**
 * Names of the sites, by index.
 */
sites: Array<string>, 
/**
 * Who looks after whom.
 */
supervisors: Array<CastSupervisor>, 
/**
 * The roles, by index.
 */
roles: Array<CastRole>, 
/**
 * The meetings, by index.
 */
meetings: Array<CastMeeting>, 
/**
 * Connections that messages go along: links, and of systems the ways that announcements and passed-on work take.
 * Each pair of actors once.
 */
links: Array<CastLink>, };

/**
 * A domain, as part of who there is.
 */
export type CastDomain = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its owner.
 */
owner: number, 
/**
 * Who depends on it.
 */
dependents: Array<number>, };

/**
 * A connection to draw.
 */
export type CastLink = { 
/**
 * One end.
 */
from: number, 
/**
 * The other.
 */
to: number, 
/**
 * The medium.
 */
medium: number, };

/**
 * A meeting, as part of who there is.
 */
export type CastMeeting = { 
/**
 * Its name.
 */
name: string, 
/**
 * Who attends.
 */
attendees: Array<number>, };

/**
 * A role, as part of who there is.
 */
export type CastRole = { 
/**
 * Its name.
 */
name: string, 
/**
 * Who holds it.
 */
holders: Array<number>, 
/**
 * Who holds it while none of them is there.
 */
standby: Array<number>, };

/**
 * Who looks after whom, as part of who there is.
 */
export type CastSupervisor = { 
/**
 * The supervisor.
 */
supervisor: number, 
/**
 * Those it looks after, in the order in which they were started.
 */
children: Array<number>, };

/**
 * A system, as part of who there is.
 */
export type CastSystem = { 
/**
 * Its name.
 */
name: string, 
/**
 * Who is in it.
 */
members: Array<number>, };

/**
 * Prevention: every item is checked.
 */
export type Checks = { 
/**
 * The time that checking takes, relative to the item: 0.5 is half as long again. At least 0.
 */
effort: number, 
/**
 * Probability, 0 to 1, that a checked item brings it down: instead of `per_item` above.
 */
per_item: number, };

/**
 * A sentence about a scenario, and its test.
 */
export type Claim = { 
/**
 * What it is called in links and tables: kebab-case, unique in its file.
 */
id: string, 
/**
 * What is claimed, as a reader sees it.
 */
sentence: string, 
/**
 * The variants of the scenario that are run, all with the same seed: each by its name, or written out. Absent: the scenario as
 * it is.
 */
arms?: Array<Arm>, 
/**
 * Simulated minutes that each arm is run for; more than 0.
 */
by_minutes: number, 
/**
 * What must hold, all of it, for the claim to hold with a seed.
 */
expects: Array<Expectation>, 
/**
 * Share of seeds, 0 to 1, in which it must hold.
 */
holds_in_share: number, 
/**
 * The places in which arms that are compared differ, where there is more than one: `actors.mailbox.capacity`. The sentence has
 * to name what they mean. Absent: any two arms differ in one place.
 */
differs_in?: Array<string>, 
/**
 * What the claim is about, switched off in every arm: then it must no longer hold.
 */
without?: Without | null, };

/**
 * Something a person does to a running world.
 */
export type Command = { "set_knob": { 
/**
 * Which.
 */
knob: Knob, 
/**
 * To what, within the knob's range.
 */
value: number, } } | { "lose_message": { 
/**
 * Its serial number.
 */
message: number, } } | { "deliver_message": { 
/**
 * Its serial number.
 */
message: number, } } | { "promote": { 
/**
 * Whom, by index.
 */
actor: number, } } | { "remove": { 
/**
 * Who, by index.
 */
actor: number, } } | { "claim": { 
/**
 * Who, by index.
 */
actor: number, 
/**
 * Which, by index.
 */
domain: number, } } | { "fail": { 
/**
 * Whom, by index.
 */
actor: number, } } | { "move_to": { 
/**
 * Who, by index.
 */
actor: number, 
/**
 * Where to, by index.
 */
site: number, } } | { "give_work": { 
/**
 * To whom, by index.
 */
actor: number, } };

/**
 * A committee.
 */
export type Committee = { 
/**
 * Minutes after which a proposal that not everyone has agreed to is given up. Above 0.
 */
within_minutes: number, };

/**
 * Two numbers that were compared.
 */
export type Compared = { 
/**
 * The metric. Not a number if there was nothing to measure; then nothing holds of it.
 */
value: number, 
/**
 * What it was compared with.
 */
bound: number, 
/**
 * What was measured to compare with, before it was multiplied and added to; the bound itself where that is a plain number.
 */
other: number, 
/**
 * Whether it is on the side that was expected.
 */
holds: boolean, };

/**
 * A habit of telling everybody: a share of announcements also goes to the members of a system who do not depend on the domain. Each
 * takes its reader as long as any other announcement, and changes nothing that the reader holds.
 */
export type CopiesIn = { 
/**
 * The name of the system whose members are copied in: by whoever announces something, over the way it has to them. Whom it has
 * no way to, it does not copy in.
 */
system: string, 
/**
 * The share, 0 to 1, of announcements that are copied: each is, or is not, to all of them alike.
 */
share: number, };

/**
 * A calendar in numbers.
 */
export type Days = { 
/**
 * Minutes of a day.
 */
day_minutes: number, 
/**
 * Days of a week.
 */
week_days: number, 
/**
 * Minute after midnight at which the clock stands when a day begins.
 */
day_begins_minutes: number, 
/**
 * Minute after midnight at which the clock stands when a run begins.
 */
run_begins_minutes: number, };

/**
 * Passing work on unread.
 */
export type Delegate = { 
/**
 * Waiting messages at which it begins. At least 1.
 */
from_messages: number, 
/**
 * Waiting messages at which it is over again. Below `from_messages`.
 */
until_messages: number, 
/**
 * The actor or role that gets the work.
 */
to: string, };

/**
 * What a supervisor does about a failure.
 */
export type Directive = "restart" | "resume" | "stop" | "escalate";

/**
 * How far two sites are from each other.
 */
export type Distance = { 
/**
 * Names of the two sites.
 */
between: [string, string], 
/**
 * Minutes that every message between them takes longer. At least 0.
 */
minutes: number, };

/**
 * A distribution of times.
 */
export type Distribution = { 
/**
 * Mean, in minutes, 0 to 1,000,000.
 */
mean_minutes: number, 
/**
 * How it spreads around the mean.
 */
shape: Shape, };

/**
 * A piece of shared reality with a true version, which its owner changes and announces.
 */
export type Domain = { 
/**
 * Name, unique among the domains.
 */
name: string, 
/**
 * Name of the one actor whose work changes it.
 */
owner: string, 
/**
 * Names of the actors who depend on it. Not the owner.
 */
dependents: Array<string>, 
/**
 * Who may change it.
 */
ownership: Ownership, 
/**
 * Whether each new version is announced to those who depend on it; else they hear of it at meetings, look it up, or are told
 * by glue work.
 */
announced: boolean, };

/**
 * One domain.
 */
export type DomainDetail = { 
/**
 * Its index.
 */
index: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its owner; none while it is free for all.
 */
owner: number | null, 
/**
 * Its true version.
 */
true_version: number, 
/**
 * Since when that is so.
 */
since_minutes: number, 
/**
 * Who depends on it.
 */
holders: Array<Holder>, 
/**
 * What the stores say about it.
 */
noted: Array<Noted>, };

/**
 * How untrue a domain was in the heads of those who depend on it.
 */
export type DomainRetro = { 
/**
 * The domain.
 */
domain: number, 
/**
 * Time in which what a dependent holds is not true, as a share of the run, averaged over the dependents; 0 without any.
 */
untrue_share: number, };

/**
 * What each kind of message costs to integrate, relative to the integration delay. At least 0;
 * 0 means it is integrated at once.
 */
export type Effort = { 
/**
 * An item of work, or of rework.
 */
work: number, 
/**
 * News that a domain has a new version, or an answer.
 */
update: number, 
/**
 * A question, or a proposal to a committee.
 */
question: number, };

/**
 * What has happened.
 */
export type EventKind = "arrived" | "sent" | "received" | "integrating" | "integrated" | "lost" | "missed" | "refused" | "dropped" | "duplicate" | "expired" | "interrupted" | "resumed" | "misunderstood" | "confirmed" | "deepened" | "gave_up" | "handed_over" | "fated" | "learned" | "done" | "done_on_stale" | "reworked" | "changed" | "knob_set" | "given" | "left" | "went_away" | "came_back" | "became" | "erred" | "burnt_out" | "crashed" | "recovered" | "escalated" | "shielded" | "meeting_began" | "meeting_ended" | "learned_in_meeting" | "asked" | "answered" | "guessed" | "proposed" | "agreed" | "abandoned" | "unfinished" | "conflicted" | "claimed" | "forgot" | "looked_up" | "wrote_down" | "wiped" | "noticed" | "promoted" | "hired" | "let_go" | "took_over" | "moved";

/**
 * A comparison that must come out true.
 */
export type Expectation = { 
/**
 * A number of the metrics, by its name: `coherence_share`, `lead_time_minutes.p95`; or of a part of the team or its work, as in
 * `streams.tickets.lead_time_minutes.mean`, `roles.support.waiting_minutes.p95`, `urgencies.3.waiting_minutes.mean`,
 * `people.Ana.utilisation_share`.
 */
metric: string, 
/**
 * The arm it is measured in. Absent: the first.
 */
of?: string | null, 
/**
 * When it is measured, in simulated minutes. Absent: at the end.
 */
at_minutes?: number | null, 
/**
 * On which side of the bound it must lie.
 */
is: Is, 
/**
 * The bound.
 */
than: Than, 
/**
 * What was measured, in the terms of the sentence: text with `{value}`, `{bound}`, `{other}` (what was measured to compare
 * with), `{ratio}` (of the value to that) and `{difference}`.
 */
words?: string | null, };

/**
 * How an actor fails. Who fails puts aside what it is at and takes nothing up before it is back. A restart costs what is in the
 * head, and what waits unless the mailbox is persistent.
 */
export type Fails = { 
/**
 * Time from being up until it fails. The mean is above 0. Absent: never by the clock.
 */
after?: Distribution | null, 
/**
 * Probability, 0 to 1, that an item of work it has just finished brings it down.
 */
per_item: number, 
/**
 * Time from a restart until it is back.
 */
recovers: Distribution, 
/**
 * Minutes after which a supervisor who has done nothing is told again. Above 0.
 */
signals_every_minutes: number, 
/**
 * What it does against failing. Absent: nothing.
 */
checks?: Checks | null, };

/**
 * Blocks of focus.
 */
export type Focus = { 
/**
 * How long it is open before a block begins. The mean is above 0.
 */
after: Distribution, 
/**
 * How long a block lasts: it takes up work and rework, nothing interrupts it, and all else waits. The mean is above 0.
 */
lasts: Distribution, };

/**
 * The glue work an actor does, in rounds. A round is a message to itself: it waits in the mailbox like everything else. In a round
 * the actor talks to a few who depend on what it knows. Whoever holds an older version, or none, or a wrong variant, is sent
 * the version that the actor holds.
 */
export type Glue = { 
/**
 * Time from the end of one round to the next. The mean is above 0.
 */
every: Distribution, 
/**
 * What a round costs, relative to the integration delay. At least 0.
 */
effort: number, 
/**
 * How many people it talks to in a round, each about one domain. 1 to 100.
 */
talks_to: number, 
/**
 * The share, 0 to 1, of their stress that it takes from each of them.
 */
calms: number, };

/**
 * Glue work, and what it cost.
 */
export type GlueRetro = { 
/**
 * Whose.
 */
actor: number, 
/**
 * Rounds done.
 */
rounds: number, 
/**
 * What they took.
 */
minutes: number, 
/**
 * Stale holdings noticed, each answered with news.
 */
repairs: number, };

/**
 * Whom an actor hires, and when. The people of the entry it names are not there at first; each is a seat that can be filled. Who
 * is new knows nothing yet, and is slow at first.
 */
export type Hires = { 
/**
 * Name of the entry whose people can be hired: its `count` is the budget. Nobody else hires from it.
 */
helpers: string, 
/**
 * Waiting messages, in its own mailbox, at which it begins to hire. At least 1.
 */
from_messages: number, 
/**
 * Waiting messages at which it lets go of those who have been there for long enough and have nothing to do. Below
 * `from_messages`.
 */
until_messages: number, 
/**
 * Time from the decision until the helper is there.
 */
takes: Distribution, 
/**
 * Minutes a helper stays at least. At least 0.
 */
stays_minutes: number, 
/**
 * How much slower a helper is on its first day: 3 takes three times as long. At least 1.
 */
learning_slowness: number, 
/**
 * Minutes in which a helper covers 63 % of the way to its own pace. Above 0.
 */
learning_minutes: number, };

/**
 * Who holds which version of a domain.
 */
export type Holder = { 
/**
 * The actor.
 */
actor: number, 
/**
 * What it holds.
 */
held_version: number, 
/**
 * Since when.
 */
since_minutes: number, 
/**
 * Whether it has misunderstood that version.
 */
wrong: boolean, 
/**
 * Whether it holds what is true.
 */
current: boolean, };

/**
 * Working hours, the same on every day of the scenario's calendar. Outside them nobody there takes anything up. Their minutes count
 * from nine in the morning, when a run begins.
 */
export type Hours = { 
/**
 * Minutes after nine at which it opens. At least 0, at most the minutes of a day: 1,440 round the clock, 480 in working days.
 */
opens_minutes: number, 
/**
 * Minutes after nine at which it closes; before `opens_minutes`, that is on the next day. In the same range, and another one.
 */
closes_minutes: number, };

/**
 * What an interruption costs.
 */
export type Interrupts = { 
/**
 * Minutes that what was interrupted takes longer, each time: to find the way back into it. At least 0.
 */
switch_minutes: number, };

/**
 * A side of a bound.
 */
export type Is = "above" | "at_least" | "below" | "at_most";

/**
 * A command and when it was given.
 */
export type JournalEntry = { 
/**
 * When.
 */
moment: Moment, 
/**
 * What.
 */
command: Command, };

/**
 * What a message is.
 */
export type Kind = "work" | "rework" | "update" | "acknowledgement" | "refusal" | "anti_entropy_round" | "question" | "answer" | "failure" | "restart" | "carbon_copy";

/**
 * A knob of the whole team.
 */
export type Knob = "loss_rate" | "integration_delay_minutes" | "load_per_hour" | "rewards_coherence";

/**
 * A knob: where it stands and how far it goes.
 */
export type KnobState = { 
/**
 * Which.
 */
knob: Knob, 
/**
 * Where it stands.
 */
value: number, 
/**
 * The least it can be set to.
 */
min: number, 
/**
 * The most it can be set to.
 */
max: number, };

/**
 * A directed connection.
 */
export type Link = { 
/**
 * Name of the sender.
 */
from: string, 
/**
 * Name of the receiver.
 */
to: string, 
/**
 * Whether the same link exists the other way round.
 */
both_ways: boolean, 
/**
 * Medium of its messages; absent means the first.
 */
medium?: string | null, 
/**
 * Protocol of its messages; absent means the scenario's.
 */
protocol?: Protocol | null, };

/**
 * Where an actor looks before it works on something that relies on a domain.
 */
export type LookUp = { 
/**
 * Names of the stores, each once, in the order in which it tries them; it stops at the first that has anything.
 */
in: Array<string>, 
/**
 * When it looks.
 */
when: LookUpWhen, };

/**
 * When an actor looks something up.
 */
export type LookUpWhen = "forgotten" | "always";

/**
 * A mailbox.
 */
export type MailboxDetail = { 
/**
 * Messages that fit; none means no limit.
 */
capacity: number | null, 
/**
 * Which one is next.
 */
order: Order, 
/**
 * What happens when it is full.
 */
when_full: WhenFull, 
/**
 * What waits, the next one first, the first 50.
 */
waiting: Array<MessageDetail>, 
/**
 * How many wait.
 */
waiting_count: number, };

/**
 * A mailbox's rules, as a scenario states them.
 */
export type MailboxRules = { 
/**
 * Messages that fit, not counting the one being integrated; absent means no limit. At least 1. `preempted_take_room` says
 * whether what was put aside counts.
 */
capacity: number | null, 
/**
 * Which one is next.
 */
order: Order, 
/**
 * What happens to a message that finds the mailbox full.
 */
when_full: WhenFull, 
/**
 * Minutes after which a waiting message has expired; noticed when its turn comes. Absent: never.
 */
patience_minutes: number | null, 
/**
 * Whether what waits is still there after a restart.
 */
persistent: boolean, 
/**
 * Whether what was put aside, for something more urgent, a meeting or a failure, takes a place in the mailbox until it is
 * resumed. Nothing is turned away for it that is already in: with what is put aside there may be more than fit.
 */
preempted_take_room: boolean, };

/**
 * A way for messages to travel.
 */
export type Medium = { 
/**
 * Its name, unique among the media.
 */
name: string, 
/**
 * Time from sent to received.
 */
latency: Distribution, 
/**
 * Multiplies the loss knob: a copy is lost with probability `loss_rate × loss_factor`. At least 0.
 */
loss_factor: number, 
/**
 * Probability, 0 to 1, that its words alone are taken for something else. What rides along lowers that.
 */
ambiguity: number, 
/**
 * Names of the media, each once, that ride along with every message: the tone of a voice, the language of a body.
 */
carries?: Array<string>, 
/**
 * As a rider, when it comes through: the share, 0 to 1, of the ambiguity that it takes away.
 */
clarity: number, 
/**
 * Whether its messages wait for a receiver who is away; otherwise they miss.
 */
persistent: boolean, 
/**
 * How far it reaches.
 */
reach: Reach, };

/**
 * What went wrong over a medium.
 */
export type MediumRetro = { 
/**
 * The medium.
 */
medium: number, 
/**
 * Copies and replies sent over it.
 */
sent: number, 
/**
 * Of those, the ones that did not arrive.
 */
lost: number, 
/**
 * Of those, the ones that needed somebody who was away.
 */
missed: number, 
/**
 * Of those sent, the ones that were taken for something else.
 */
misunderstood: number, };

/**
 * A meeting that comes again and again. Who attends puts aside what it is at, takes nothing up while it lasts, and resumes
 * after it. At the end everyone takes over the newest version of each domain that anyone there holds and has understood; over
 * the meeting's medium some of that is lost, or taken for something else, and it goes no further than that medium reaches.
 */
export type Meeting = { 
/**
 * Its name, unique among the meetings.
 */
name: string, 
/**
 * Names of those who attend, if they are there; an actor with a `count` stands for all its people.
 */
attendees: Array<string>, 
/**
 * When the first one begins. At least 0.
 */
first_minutes: number, 
/**
 * Minutes from the beginning of one to the beginning of the next. Longer than it lasts.
 */
every_minutes: number, 
/**
 * How long it lasts. Above 0.
 */
lasts_minutes: number, 
/**
 * The medium of what is said; absent means the first.
 */
medium?: string | null, };

/**
 * What became of all messages. Each copy, acknowledgement and refusal is a message.
 * `sent = lost + refused + dropped + expired + waiting + in_flight + integrating + integrated`, always.
 */
export type MessageCounts = { 
/**
 * Sent by anyone, the outside included.
 */
sent: number, 
/**
 * Reached their receiver, whatever it did with them.
 */
delivered: number, 
/**
 * Did not arrive.
 */
lost: number, 
/**
 * Of those lost, the ones that needed somebody who was away.
 */
missed: number, 
/**
 * Of those integrated, the ones that were taken for something else.
 */
misunderstood: number, 
/**
 * Refused by a full mailbox.
 */
refused: number, 
/**
 * Dropped by a full mailbox, or as a recognised duplicate.
 */
dropped: number, 
/**
 * Of those dropped, the recognised duplicates.
 */
duplicate: number, 
/**
 * Waited longer than the mailbox's patience.
 */
expired: number, 
/**
 * Contents whose sender heard, before it gave up, that they arrived (or were integrated).
 */
acknowledged: number, 
/**
 * Contents whose sender stopped trying.
 */
given_up: number, 
/**
 * Copies sent after the first.
 */
resent: number, 
/**
 * On their way.
 */
in_flight: number, 
/**
 * Received and not looked at.
 */
waiting: number, 
/**
 * Being integrated.
 */
integrating: number, 
/**
 * Integrated. Acknowledgements and refusals are integrated as they arrive.
 */
integrated: number, };

/**
 * A message that is not over.
 */
export type MessageDetail = { 
/**
 * Its number in the run.
 */
serial: number, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Where it is.
 */
state: State, 
/**
 * Who sent it; none for the outside.
 */
from: number | null, 
/**
 * Whom it is for.
 */
to: number, 
/**
 * The medium it travels over, if any.
 */
medium: number | null, 
/**
 * When it was sent.
 */
sent_minutes: number, 
/**
 * When it is or was due.
 */
due_minutes: number, 
/**
 * When it was received.
 */
received_minutes: number | null, 
/**
 * Which copy it is, from 1.
 */
attempt: number, 
/**
 * How many copies its sender will send at most, if there is a limit.
 */
attempts_max: number | null, 
/**
 * Whether it will be lost on the way.
 */
will_be_lost: boolean, 
/**
 * Whether its receiver takes it, or will take it, for something else than it says.
 */
will_be_misread: boolean, 
/**
 * The domain it is about.
 */
domain: number | null, 
/**
 * The version it is about.
 */
version: number | null, 
/**
 * Its urgency, 0 to 3.
 */
urgency: number, 
/**
 * The role it was addressed to, if it was to one.
 */
role: number | null, };

/**
 * Everything that is measured, from the start of the run.
 */
export type Metrics = { 
/**
 * Simulated time.
 */
minutes: number, 
/**
 * Events so far.
 */
events: number, 
/**
 * Items of work that left the team done, in an hour.
 */
throughput_per_hour: number, 
/**
 * Items of work that came in from outside and were not refused on admission.
 */
work_arrived_items: number, 
/**
 * Items of work that left the team done.
 */
work_done_items: number, 
/**
 * Of those, the items that were done right by everybody on their way: on no stale or wrong belief, neither misunderstood nor with
 * an error. Rework does not count: what was wrong when it left was wrong.
 */
done_right_items: number, 
/**
 * Done right: items that left the team right, in an hour. Nothing that is cut can flatter it.
 */
done_right_per_hour: number, 
/**
 * From an item's arrival in the team until it leaves it done.
 */
lead_time_minutes: Spread, 
/**
 * From a message's receipt until its integration begins.
 */
waiting_minutes: Spread, 
/**
 * From a message's receipt until it is integrated.
 */
sojourn_minutes: Spread, 
/**
 * Share of time in which an actor integrates, averaged over the actors.
 */
utilisation_share: number, 
/**
 * The same over about the last hour: the latest whole chart intervals that cover 60 minutes.
 */
recent_utilisation_share: number, 
/**
 * Messages waiting in a mailbox, averaged over time and actors.
 */
mailbox_length_mean_messages: number, 
/**
 * The longest any mailbox ever was.
 */
mailbox_length_max_messages: number, 
/**
 * Messages waiting now, in all mailboxes together.
 */
mailbox_length_now_messages: number, 
/**
 * Messages that were refused and that their senders hold, and take nothing up before these are let in or given up; averaged over
 * time, of all senders together.
 */
held_back_mean_messages: number, 
/**
 * The same, now.
 */
held_back_now_messages: number, 
/**
 * Share of time in which a sender is blocked by what it was refused, averaged over the actors.
 */
back_pressure_share: number, 
/**
 * Coherence: time-averaged share of (actor who is there, domain it depends on) pairs whose held version is the true one.
 * 1 where there are no pairs.
 */
coherence_share: number, 
/**
 * Perceived coherence: the same share as the domains' owners believe it.
 */
perceived_coherence_share: number, 
/**
 * The illusion: perceived minus real coherence.
 */
illusion_share: number, 
/**
 * Time-averaged share of pairs believed current that are not.
 */
false_confidence_share: number, 
/**
 * Time-averaged share of pairs that are current without their owner knowing.
 */
false_doubt_share: number, 
/**
 * Coherence at this moment.
 */
coherence_now_share: number, 
/**
 * Perceived coherence at this moment.
 */
perceived_coherence_now_share: number, 
/**
 * Fragmentation: (distinct versions held − 1) / (holders − 1), averaged over time and over the domains that
 * anyone but their owner holds.
 */
fragmentation_share: number, 
/**
 * Fragmentation at this moment.
 */
fragmentation_now_share: number, 
/**
 * Debt: items done on stale beliefs and not yet reworked, now.
 */
debt_items: number, 
/**
 * Debt, averaged over time.
 */
debt_mean_items: number, 
/**
 * How often work or rework was done wrong: on a stale or wrong belief, misunderstood, or with an error.
 */
stale_work_items: number, 
/**
 * Messages received and not yet integrated, in the whole team, averaged over time: what is told and not integrated.
 */
pending_mean_messages: number, 
/**
 * Time-averaged share of pairs whose holder has misunderstood what it holds.
 */
wrong_share: number, 
/**
 * Time-averaged share of pairs whose holder has forgotten.
 */
forgotten_share: number, 
/**
 * Share of time in which an actor is there, neither away, off hours, down, burnt out nor gone, averaged over the actors.
 */
availability_share: number, 
/**
 * People who have left for good.
 */
people_left: number, 
/**
 * Actors that have not left, and were hired if they had to be, averaged over time.
 */
people_mean: number, 
/**
 * How deep people came to know that they know, where confirmations are confirmed.
 */
mutual_knowledge: MutualKnowledge, 
/**
 * What became of all messages.
 */
messages: MessageCounts, 
/**
 * How often something that was begun was put aside.
 */
interruptions: number, 
/**
 * Time that interruptions by something more urgent cost.
 */
switch_minutes: number, 
/**
 * Stress, 0 to 1, averaged over time and over those who can feel it.
 */
stress_mean_share: number, 
/**
 * Of those, the ones with an error made under stress.
 */
error_items: number, 
/**
 * How often somebody burnt out.
 */
burn_outs: number, 
/**
 * Share of time in which an actor is burnt out, averaged over the actors.
 */
burnt_out_share: number, 
/**
 * How often somebody failed.
 */
crashes: number, 
/**
 * How often somebody was back after a failure or a burn-out.
 */
recoveries: number, 
/**
 * How often a supervisor passed a failure on to its own.
 */
escalations: number, 
/**
 * From a failure until its actor is back, over those that are over; 0 without any.
 */
down_minutes_mean: number, 
/**
 * From a failure until its supervisor deals with it; 0 without any.
 */
failure_handling_minutes_mean: number, 
/**
 * Items from outside that a supervisor took in for those it looks after.
 */
shielded_items: number, 
/**
 * How often somebody was hired.
 */
hires: number, 
/**
 * How often somebody was let go.
 */
people_let_go: number, 
/**
 * Meetings that have begun.
 */
meetings: number, 
/**
 * Time spent in meetings, over all actors.
 */
meeting_minutes: number, 
/**
 * What people learned at the end of meetings: pairs of actor and domain.
 */
aligned_pairs: number, 
/**
 * Messages that another holder of their role has taken over.
 */
hand_overs: number, 
/**
 * How often a standby came in for a role.
 */
take_overs: number, 
/**
 * Items that needed an answer.
 */
questions: number, 
/**
 * Of those, the ones that were finished on a guess.
 */
guesses: number, 
/**
 * Items that stay unfinished: who had asked about them has left or begins anew, and nobody else can take them over.
 */
unfinished_items: number, 
/**
 * Share of time in which an actor waits for an answer, averaged over the actors.
 */
blocked_share: number, 
/**
 * Time that actors waited because somebody had failed or was burnt out, over all actors.
 */
stalled_minutes: number, 
/**
 * Blast radius: how many others one who is down or burnt out keeps waiting, averaged over the time that anyone is; 0 without any.
 */
blast_radius_mean_actors: number, 
/**
 * The most that a single failure ever kept waiting.
 */
blast_radius_max_actors: number, 
/**
 * Changes that a committee was asked to agree to.
 */
proposals: number, 
/**
 * Of those, the ones that it did not agree to in time.
 */
proposals_abandoned: number, 
/**
 * Changes that did not hold, because they were made on an old version.
 */
conflicts: number, 
/**
 * Look-ups in stores.
 */
look_ups: number, 
/**
 * Time spent on look-ups, over all actors.
 */
look_up_minutes: number, 
/**
 * Time spent on writing down, over all actors.
 */
write_minutes: number, 
/**
 * Stale holdings that glue work noticed, each answered with news.
 */
repairs: number, 
/**
 * Announcements that somebody read who does not depend on what they are about.
 */
copies_read: number, 
/**
 * Time that people have spent on reading them, all together.
 */
unneeded_minutes: number, };

/**
 * A moment between two events: the time, and how many events have been.
 */
export type Moment = { 
/**
 * Ticks since the start.
 */
ticks: number, 
/**
 * Events since the start.
 */
events: number, };

/**
 * How deep people came to know that they know, over the contents that are over.
 */
export type MutualKnowledge = { 
/**
 * Contents that are over.
 */
count: number, 
/**
 * Mean depth: 0, it never arrived; 1, the receiver knows; 2, the sender knows that the receiver knows; and so on.
 */
mean_depth: number, 
/**
 * Contents whose last confirmation arrived.
 */
complete: number, 
/**
 * Contents of which only the last confirmation was lost: one side is sure and acts, the other waits.
 */
one_sided: number, };

/**
 * What a store says about a domain.
 */
export type Noted = { 
/**
 * The store.
 */
store: number, 
/**
 * The version that is written there; none if nothing is.
 */
version: number | null, 
/**
 * Since when.
 */
since_minutes: number, 
/**
 * Whether it is the true one.
 */
current: boolean, };

/**
 * What a sender does when it gets a "No".
 */
export type OnRefusal = "give_up" | { "retry": Retry };

/**
 * Which waiting message is integrated next.
 */
export type Order = "fifo" | "lifo" | "priority";

/**
 * What came of a claim with one seed.
 */
export type Outcome = { 
/**
 * Whether all that was expected is so.
 */
holds: boolean, 
/**
 * What was compared, for each expectation in turn.
 */
compared: Array<Compared>, };

/**
 * Who may change a domain.
 */
export type Ownership = "one_owner" | "free_for_all" | { "committee": Committee };

/**
 * Somebody who was believed to know.
 */
export type PairRetro = { 
/**
 * The domain.
 */
domain: number, 
/**
 * Its owner, who believed it.
 */
owner: number, 
/**
 * Of whom.
 */
actor: number, 
/**
 * For how long the owner believed it and was wrong.
 */
false_confidence_minutes: number, 
/**
 * For how long what was held was not true.
 */
untrue_minutes: number, };

/**
 * Where finished work goes next, and how often.
 */
export type PassOn = { 
/**
 * The next actor; a role; or a system: then anyone in it but the sender, picked uniformly.
 */
to: string, 
/**
 * Probability, 0 to 1.
 */
probability: number, };

/**
 * What is measured of one person.
 */
export type PersonMetrics = { 
/**
 * Items of work that left the team from there.
 */
work_done_items: number, 
/**
 * Messages integrated.
 */
integrated_messages: number, 
/**
 * Mean time from a message's receipt until its integration begins; 0 if there were none.
 */
waiting_mean_minutes: number, 
/**
 * Share of time in which it integrates.
 */
utilisation_share: number, 
/**
 * Messages waiting, averaged over time.
 */
mailbox_length_mean_messages: number, 
/**
 * The most that ever waited at once.
 */
mailbox_length_max_messages: number, };

/**
 * A mailbox that makes a difference.
 */
export type Pressure = { 
/**
 * Waiting messages at which it begins. At least 1.
 */
from_messages: number, 
/**
 * Waiting messages at which it is over again. Below `from_messages`.
 */
until_messages: number, };

/**
 * One thing that is wrong with a scenario, a command or a link.
 */
export type Problem = { 
/**
 * Where: a path such as `actors[3].mailbox.capacity`; empty for the whole.
 */
path: string, 
/**
 * A sentence that names the path and says what must be true.
 */
message: string, };

/**
 * How a message is sent along a link.
 */
export type Protocol = "fire_and_forget" | { "acknowledge": Acknowledge };

/**
 * A measured number to compare with: `times` × the metric + `plus`.
 */
export type Quantity = { 
/**
 * A number of the metrics. Absent: the one that is compared.
 */
metric?: string | null, 
/**
 * The arm it is measured in. Absent: the first.
 */
of?: string | null, 
/**
 * When it is measured, in simulated minutes. Absent: at the end.
 */
at_minutes?: number | null, 
/**
 * Factor.
 */
times?: number, 
/**
 * Addend, in the metric's unit.
 */
plus?: number, };

/**
 * How far a medium reaches.
 */
export type Reach = "anywhere" | "same_site";

/**
 * How the team sees who does what. At each review everyone's share of the finished work and of the repairs is weighed by what is
 * rewarded; those seen less than the typical one may leave. A promotion shows everybody what pays: what is rewarded moves towards
 * what the promoted one does. Every coefficient is assumed.
 */
export type Recognition = { 
/**
 * Minutes from one review to the next. Above 0.
 */
review_minutes: number, 
/**
 * The reward knob: the weight, 0 to 1, of repairs (coherence); the rest is that of finished work (speed).
 */
rewards_coherence: number, 
/**
 * The share, 0 to 1, of the last review that is remembered at the next.
 */
memory: number, 
/**
 * How much each promotion counts against the reward knob: at 1, one promotion moves what is rewarded halfway from the knob
 * to what the promoted one does. At least 0.
 */
promotion_weight: number, 
/**
 * Recognition that is enough to stay, relative to the median of the team. Above 0.
 */
enough: number, 
/**
 * Rate at which somebody without any recognition leaves, per week of the scenario's calendar: 2,400 minutes in
 * working days, 10,080 round the clock. At least 0.
 */
leaves_per_week: number, };

/**
 * What the run has to say to five questions.
 */
export type Retro = { 
/**
 * Which assumptions were held and false? The subscriptions with the longest false confidence, longest first, at most 5.
 */
assumptions: Array<PairRetro>, 
/**
 * Which work was not seen? Glue work, by whom.
 */
glue: Array<GlueRetro>, 
/**
 * What did meetings cost, over all actors?
 */
meeting_minutes: number, 
/**
 * What did they repair: pairs of actor and domain that learned something there?
 */
aligned_pairs: number, 
/**
 * What did looking things up cost, over all actors?
 */
look_up_minutes: number, 
/**
 * What did writing them down cost?
 */
write_minutes: number, 
/**
 * Where do messages go wrong? By medium.
 */
media: Array<MediumRetro>, 
/**
 * Where does the picture go wrong? By domain.
 */
domains: Array<DomainRetro>, };

/**
 * How a refused sender tries again.
 */
export type Retry = { 
/**
 * Minutes to wait before the next copy. More than 0.
 */
wait_minutes: number, 
/**
 * Copies sent at most, the first included. At least 1.
 */
attempts_max: number, 
/**
 * Back-pressure: whether the refused sender takes nothing up until what was refused is let in or given up. It learns that from
 * the acknowledgement; where the protocol has none, a copy that is not refused again is taken for let in.
 */
blocks: boolean, };

/**
 * When work done on a stale picture comes back.
 */
export type Rework = { 
/**
 * Time from the item's completion until it is back in its worker's mailbox.
 */
delay: Distribution, };

/**
 * What is sent to a role goes to one of its holders who is there: to one who is free; or else to one whom it may interrupt, and who is at
 * the least urgent thing; or else to the shortest mailbox. Of several alike it goes to whoever had a turn longest ago.
 */
export type Role = { 
/**
 * Its name, unique among roles, systems and actors.
 */
name: string, 
/**
 * Names of those who hold it; an actor with a `count` stands for all its people.
 */
holders: Array<string>, 
/**
 * Names of those who hold it only while none of the holders is there.
 */
standby?: Array<string>, 
/**
 * Whether it is one queue: whoever is free takes what has waited longest, at whichever of them it waits.
 */
shared: boolean, };

/**
 * A team, its work and its three knobs, as a file describes them.
 */
export type Scenario = { 
/**
 * Version of this format; 1.
 */
format: number, 
/**
 * A short name, shown as a title.
 */
name: string, 
/**
 * One or two sentences on what there is to see.
 */
about: string, 
/**
 * The loss knob: probability, 0 to 1, that a copy on a medium of loss factor 1 gets lost.
 */
loss_rate: number, 
/**
 * The integration knob: mean minutes to integrate one message of effort 1 by an actor of slowness 1.
 */
integration_delay_minutes: number, 
/**
 * The load knob: items of work that arrive from outside in an hour, over all streams and all people.
 */
load_per_hour: number, 
/**
 * Suggested pace at normal speed: simulated minutes per second of watching.
 */
pace_minutes_per_second: number, 
/**
 * Where a page begins to show it, in minutes: a team is more telling at work than at its first message.
 */
opens_at_minutes: number, 
/**
 * The calendar that the team lives by. Absent: working days, or round the clock if a site has hours.
 */
calendar?: Calendar | null, 
/**
 * What each kind of message costs to integrate, relative to `integration_delay_minutes`.
 */
effort: Effort, 
/**
 * The media that messages travel over. The first is the default of links, systems and meetings.
 */
media: Array<Medium>, 
/**
 * How messages are sent where a link or system does not say.
 */
protocol: Protocol, 
/**
 * The people.
 */
actors: Array<Actor>, 
/**
 * Teams: in a system, everyone can message everyone. Two people who are in several use the narrowest of them, the one with the fewest
 * members, and of equally narrow ones the first by name.
 */
systems: Array<System>, 
/**
 * Single directed connections. A link overrides a system that joins the same two actors.
 */
links: Array<Link>, 
/**
 * Pieces of shared reality, each with a true version.
 */
domains: Array<Domain>, 
/**
 * Work that arrives from outside.
 */
streams: Array<Stream>, 
/**
 * Messages that may be under way, waiting or integrating at once; at this number the run stops and says so.
 */
messages_max: number, 
/**
 * Events that may happen without time passing; at this number the run stops and says so: something goes round in a loop
 * that costs no time.
 */
instant_events_max: number, 
/**
 * Where people sit. Absent: nowhere in particular.
 */
sites?: Array<Site>, 
/**
 * How far the sites are from each other; no distance where none is given.
 */
distances?: Array<Distance>, 
/**
 * Addresses that are not a person.
 */
roles?: Array<Role>, 
/**
 * When people meet.
 */
meetings?: Array<Meeting>, 
/**
 * Places where things are written down: a whiteboard, a wiki.
 */
stores?: Array<Store>, 
/**
 * Who hears of what they do not depend on. Absent: nobody.
 */
copies_in?: CopiesIn | null, 
/**
 * How the team sees who does what, and who leaves. Absent: nobody leaves.
 */
recognition?: Recognition | null, 
/**
 * When work done on a stale picture comes back. Absent: it never does, and debt only grows.
 */
rework?: Rework | null, };

/**
 * To whom a supervisor does it.
 */
export type Scope = "one_for_one" | "one_for_all" | "rest_for_one";

/**
 * How values spread around their mean.
 */
export type Shape = "constant" | "exponential" | { "erlang": { 
/**
 * Number of parts, 1 to 32.
 */
stages: number, } } | { "log_normal": { 
/**
 * Coefficient of variation: standard deviation over mean, above 0 and at most 10.
 */
cv: number, } } | { "uniform": { 
/**
 * Half the width over the mean, 0 to 1.
 */
spread: number, } };

/**
 * Whose part of the load a stream's share is.
 */
export type ShareIs = "for_each" | "divided";

/**
 * How a duration spreads, in minutes, in short.
 */
export type ShortSpread = { 
/**
 * How many there were.
 */
count: number, 
/**
 * Exact mean; 0 if there were none.
 */
mean: number, 
/**
 * 95th percentile, within 0.8 %.
 */
p95: number, };

/**
 * A place where people sit.
 */
export type Site = { 
/**
 * Its name, unique among the sites.
 */
name: string, 
/**
 * Its working hours. Absent: it is always open.
 */
hours?: Hours | null, };

/**
 * How a duration spreads, in minutes.
 */
export type Spread = { 
/**
 * How many there were.
 */
count: number, 
/**
 * Exact mean; 0 if there were none.
 */
mean: number, 
/**
 * Median, within 0.8 %.
 */
p50: number, 
/**
 * 95th percentile, within 0.8 %.
 */
p95: number, 
/**
 * 99th percentile, within 0.8 %.
 */
p99: number, };

/**
 * Where a message is between being sent and its end.
 */
export type State = "in_flight" | "waiting" | "integrating";

/**
 * A place where things are written down.
 */
export type Store = { 
/**
 * Name, unique among the stores.
 */
name: string, 
/**
 * The system whose members can reach it. Absent: everyone.
 */
system?: string | null, 
/**
 * The site at which it can be reached. Absent: from anywhere.
 */
site?: string | null, 
/**
 * Minutes to look something up in it, found or not. At least 0.
 */
read_minutes: number, 
/**
 * Minutes to write something into it. At least 0.
 */
write_minutes: number, 
/**
 * Time from one wiping to the next. Absent: it is never wiped. The mean is above 0.
 */
wiped_every?: Distribution | null, };

/**
 * A stream of work from outside.
 */
export type Stream = { 
/**
 * Name, unique among the streams.
 */
name: string, 
/**
 * Name of the actor or role it lands on; an actor with a `count` gets a stream for each of its people.
 */
to: string, 
/**
 * Its part of the load, relative to the other streams. More than 0. Where `to` is an actor with a `count`, `share_is` says
 * whether each of its people gets this part or all of them together; absent, each does.
 */
share: number, 
/**
 * Whose part `share` is, where `to` is an actor with a `count`. It must be said where the shares of all streams look like
 * parts of a whole, with a sum of at most 1, and would be more than 1 if each of several people got theirs.
 */
share_is?: ShareIs | null, 
/**
 * How the gaps between arrivals are spread: exponential is a Poisson stream, constant a schedule.
 */
gaps: Shape, 
/**
 * Items that arrive together: above 1, bursts. At least 1.
 */
burst: number, 
/**
 * The domain that finishing an item changes; its owner must be `to`, or in a free-for-all all of `to` must depend on it.
 */
changes?: string | null, 
/**
 * The domains whose current version an item needs to be done right, as far as its worker depends on them.
 */
relies_on: Array<string>, 
/**
 * Urgency of its items, 0 (least) to 3 (most).
 */
urgency: number, };

/**
 * What is measured of one stream of work.
 */
export type StreamMetrics = { 
/**
 * Its items that came in from outside and were not refused on admission.
 */
work_arrived_items: number, 
/**
 * Its items that left the team done.
 */
work_done_items: number, 
/**
 * The same, in an hour.
 */
throughput_per_hour: number, 
/**
 * Its items that left the team right, in an hour.
 */
done_right_per_hour: number, 
/**
 * From an item's arrival in the team until it leaves it done.
 */
lead_time_minutes: ShortSpread, 
/**
 * From an item's receipt, by each who gets it, until its integration begins.
 */
waiting_minutes: ShortSpread, };

/**
 * What a full mailbox does to an actor. Every coefficient is assumed: none was measured on people.
 */
export type Stress = { 
/**
 * Waiting messages at which the pressure is 1, its most. Above 0.
 */
tolerance_messages: number, 
/**
 * Minutes in which stress covers 63 % of the way to the pressure. Above 0.
 */
time_constant_minutes: number, 
/**
 * At stress 1, integration takes this much longer: 0.5 is half as long again. At least 0.
 */
slowdown: number, 
/**
 * At stress 1, the probability that an item of work is done wrong and comes back. 0 to 1.
 */
error_rate: number, 
/**
 * How stress becomes a burn-out. Absent: it never does.
 */
burns_out?: BurnsOut | null, };

/**
 * Whom an actor looks after, and what it does about a failure.
 */
export type Supervises = { 
/**
 * Names of those it looks after. Nobody has two supervisors. For the scope `rest_for_one` the order counts: it is that in which they
 * were started.
 */
children: Array<string>, 
/**
 * What it does about a failure.
 */
directive: Directive, 
/**
 * To whom it does that.
 */
scope: Scope, 
/**
 * Failures within `within_minutes` that it takes before it escalates. Absent: any number.
 */
restarts_max?: number | null, 
/**
 * The window for `restarts_max`. Above 0.
 */
within_minutes: number, 
/**
 * What it costs to handle a failure, relative to the integration delay. At least 0.
 */
effort: number, 
/**
 * Whether work from outside reaches its children through it alone. Where such a supervisor is shielded itself, the work comes in
 * at the outermost and goes down level by level.
 */
shields: boolean, };

/**
 * A team: everyone in it can message everyone else.
 */
export type System = { 
/**
 * Name, unique among systems and actors.
 */
name: string, 
/**
 * Names of actors; one with a `count` stands for all its people.
 */
members: Array<string>, 
/**
 * Medium of its messages; absent means the first.
 */
medium?: string | null, 
/**
 * Protocol of its messages; absent means the scenario's.
 */
protocol?: Protocol | null, };

/**
 * What a metric is compared with.
 */
export type Than = number | Quantity;

/**
 * A command, and when it is given.
 */
export type TimedCommand = { 
/**
 * Simulated minutes since the start. The command comes before everything else that happens at that moment.
 */
at_minutes: number, 
/**
 * What is done.
 */
command: Command, };

/**
 * What differs from a scenario.
 *
 * ```
 * use actorium::scenario::{parse_tree, parse_variants};
 * use actorium::{World, kernel::ticks, library};
 * use std::sync::Arc;
 *
 * let team = parse_tree(library::get("team").unwrap(), "").unwrap();
 * let lossy = r#"[{ "name": "lossy", "knobs": { "loss_rate": 0.5 } }]"#;
 * let plan = parse_variants(lossy).unwrap()[0].compile(&team).unwrap();
 * let mut world = World::from_plan(Arc::new(plan), 1);
 * world.advance(ticks(480.0), u64::MAX);
 * assert!(world.metrics().messages.lost > 0);
 * ```
 */
export type Variant = { 
/**
 * Its name, unique among the variants of its scenario.
 */
name: string, 
/**
 * Where knobs are turned to before the run begins, each within its range.
 */
knobs?: Partial<Record<Knob, number>>, 
/**
 * What the scenario says otherwise, as a JSON merge patch (RFC 7386): objects merge, null removes, everything else,
 * lists too, replaces. One thing more: where the scenario has a list of named entries, an object patches them by
 * name, as in `"actors": { "Bo": { "slowness": 2 } }`; null removes one, and a name that is not there adds one.
 */
patch?: Record<string, unknown> | null, 
/**
 * What is done to it on the way, in the order of time.
 */
commands?: Array<TimedCommand>, };

/**
 * What is measured of the messages to one role, or of one urgency.
 */
export type WaitingMetrics = { 
/**
 * From a message's receipt until its integration begins.
 */
waiting_minutes: ShortSpread, };

/**
 * What happens to a message that finds the mailbox full.
 */
export type WhenFull = "refuse" | "drop_newest" | "drop_oldest" | "shed_lowest_priority";

/**
 * What is switched off in every arm of a claim, after whatever the arm itself changes.
 */
export type Without = { 
/**
 * Where knobs are turned to before the run begins, each within its range.
 */
knobs?: Partial<Record<Knob, number>>, 
/**
 * What the scenario says otherwise, as in a variant.
 */
patch?: Record<string, unknown> | null, };

/** A trace event, as the log tells it: its number in the run, when it was, what it was, and all there is to say of it. */
export type LogEntry = { serial: number; minutes: number } & (
  | { what: "arrived"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "sent"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "received"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "integrating"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "integrated"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "lost"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "missed"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "refused"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "dropped"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "duplicate"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "expired"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "interrupted"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "resumed"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "misunderstood"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "confirmed"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "deepened"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; depth: number }
  | { what: "gave_up"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "handed_over"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; attempt: number }
  | { what: "fated"; message: number | null; kind: Kind; from: number | null; to: number; domain: number | null; version: number | null; will_be_lost: boolean }
  | { what: "learned"; message: number | null; kind: Kind; from: number | null; actor: number; domain: number | null; version: number | null; attempt: number }
  | { what: "done"; message: number | null; kind: Kind; from: number | null; actor: number; domain: number | null; version: number | null; attempt: number }
  | { what: "done_on_stale"; message: number | null; kind: Kind; from: number | null; actor: number; domain: number | null; version: number | null; attempt: number }
  | { what: "reworked"; message: number | null; kind: Kind; from: number | null; actor: number; domain: number | null; version: number | null; attempt: number }
  | { what: "changed"; actor: number; domain: number | null; version: number | null }
  | { what: "knob_set"; knob: number; value: number }
  | { what: "given"; actor: number }
  | { what: "left"; actor: number }
  | { what: "went_away"; actor: number }
  | { what: "came_back"; actor: number }
  | { what: "became"; actor: number; behaviour: number; by_the_clock: boolean }
  | { what: "erred"; message: number | null; kind: Kind; from: number | null; actor: number; domain: number | null; version: number | null; attempt: number }
  | { what: "burnt_out"; actor: number }
  | { what: "crashed"; message: number | null; actor: number; cause: number }
  | { what: "recovered"; actor: number }
  | { what: "escalated"; actor: number; child: number }
  | { what: "shielded"; actor: number; supervisor: number }
  | { what: "meeting_began"; meeting: number }
  | { what: "meeting_ended"; meeting: number }
  | { what: "learned_in_meeting"; meeting: number; actor: number; domain: number | null; version: number | null; misread: boolean }
  | { what: "asked"; actor: number; to: number }
  | { what: "answered"; from: number; actor: number }
  | { what: "guessed"; actor: number }
  | { what: "proposed"; actor: number; domain: number | null }
  | { what: "agreed"; first: number; actor: number }
  | { what: "abandoned"; actor: number }
  | { what: "unfinished"; actor: number }
  | { what: "conflicted"; actor: number; domain: number | null; version: number | null }
  | { what: "claimed"; actor: number; domain: number | null }
  | { what: "forgot"; actor: number; domain: number | null }
  | { what: "looked_up"; actor: number; domain: number | null; version: number | null; store: number }
  | { what: "wrote_down"; actor: number; domain: number | null; version: number | null; store: number }
  | { what: "wiped"; store: number }
  | { what: "noticed"; actor: number; to: number; domain: number | null; version: number | null }
  | { what: "promoted"; actor: number }
  | { what: "hired"; actor: number }
  | { what: "let_go"; actor: number }
  | { what: "took_over"; actor: number; role: number }
  | { what: "moved"; actor: number; site: number }
);

/** A chart's data: means over equal intervals, oldest first. */
export interface Series {
  interval_minutes: number;
  minutes: Float64Array;
  coherence_share: Float64Array;
  perceived_coherence_share: Float64Array;
  mailbox_length_messages: Float64Array;
  throughput_per_hour: Float64Array;
  lead_time_minutes: Float64Array;
  utilisation_share: Float64Array;
  present_share: Float64Array;
  held_up_share: Float64Array;
}
