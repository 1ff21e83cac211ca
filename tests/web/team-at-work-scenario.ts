/**
 * A team in which everything of the second essay happens, at certain times. Bo fails after an hour and a half, Ana waits for answers,
 * Max burns out, Lima is closed in the morning, Pat is held back by Quin's full mailbox, Cem drowns and hires.
 */

const certain = (mean_minutes: number) => ({ mean_minutes, shape: "constant" });
const often = (to: string) => ({ name: `work for ${to}`, to, share: 1 });

export const AT_WORK = {
  format: 1,
  name: "A team at work",
  about: "A team for tests. It meets, fails, is looked after, asks, burns out, hires, and sits at two sites.",
  loss_rate: 0,
  integration_delay_minutes: 10,
  load_per_hour: 30,
  pace_minutes_per_second: 3,
  opens_at_minutes: 0,
  media: [{ name: "chat", latency: certain(6) }],
  sites: [{ name: "Berlin" }, { name: "Lima", hours: { opens_minutes: 600, closes_minutes: 1200 } }],
  distances: [{ between: ["Berlin", "Lima"], minutes: 30 }],
  roles: [{ name: "Support", holders: ["Sue"], standby: ["Tim"] }],
  meetings: [{ name: "Stand-up", attendees: ["Lead", "Flo", "Tim"], first_minutes: 30, every_minutes: 480, lasts_minutes: 15 }],
  actors: [
    { name: "Lead", site: "Berlin", supervises: { children: ["Ana", "Bo"], effort: 2 } },
    { name: "Ana", site: "Berlin", asks: { to: "Support", blocking: true, patience_minutes: 900 } },
    { name: "Bo", site: "Berlin", fails: { after: certain(90), recovers: certain(60) } },
    { name: "Sue", site: "Berlin", fails: { after: certain(200), recovers: certain(200) } },
    { name: "Tim", site: "Berlin" },
    { name: "Flo", site: "Berlin", attention: { interrupts: { switch_minutes: 2 }, focus: { after: certain(50), lasts: certain(100) } } },
    {
      name: "Max",
      site: "Berlin",
      stress: {
        tolerance_messages: 1,
        time_constant_minutes: 10,
        slowdown: 0,
        error_rate: 0,
        burns_out: { above: 0.5, for_minutes: 30, recovers: certain(400) },
      },
    },
    { name: "Cem", site: "Berlin", hires: { helpers: "Temp", from_messages: 3, until_messages: 1, takes: certain(20) } },
    { name: "Temp", count: 2, site: "Berlin" },
    { name: "Lia", site: "Lima" },
    {
      name: "Pat",
      site: "Berlin",
      passes_on: [{ to: "Quin", probability: 1 }],
      on_refusal: { retry: { wait_minutes: 45, attempts_max: 99, blocks: true } },
    },
    { name: "Quin", site: "Berlin", slowness: 20, mailbox: { capacity: 1, when_full: "refuse" } },
  ],
  systems: [{ name: "all", members: ["Lead", "Ana", "Bo", "Sue", "Tim", "Flo", "Max", "Cem", "Temp", "Lia", "Pat", "Quin"] }],
  links: [],
  domains: [{ name: "Plan", owner: "Lead", dependents: ["Flo", "Tim"], ownership: "free_for_all" }],
  streams: [
    ...["Ana", "Bo", "Flo", "Pat"].map(often),
    { name: "too much for Max", to: "Max", share: 3 },
    { name: "too much for Cem", to: "Cem", share: 3 },
  ],
};
