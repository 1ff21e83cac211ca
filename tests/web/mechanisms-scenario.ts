/** A team in which everything is on, and some of it certain: Ana is away from the first hour to the third, Bo forgets, chat is misread. */

const certain = (mean_minutes: number) => ({ mean_minutes, shape: "constant" });

export const MECHANISMS = {
  format: 1,
  name: "Everything at once",
  about: "A team for tests. It has places, absences, stress, glue work and recognition.",
  loss_rate: 0,
  integration_delay_minutes: 6,
  load_per_hour: 10,
  pace_minutes_per_second: 3,
  opens_at_minutes: 0,
  media: [
    { name: "chat", latency: certain(4), ambiguity: 1 },
    { name: "talk", latency: certain(1) },
  ],
  protocol: { acknowledge: { timeout_minutes: 60, confirmations_max: 3 } },
  stores: [
    { name: "Whiteboard", read_minutes: 1, write_minutes: 1, wiped_every: certain(240) },
    { name: "Wiki", read_minutes: 4, write_minutes: 3 },
  ],
  recognition: { review_minutes: 480, rewards_coherence: 0.2, memory: 0.5, promotion_weight: 1, leaves_per_week: 0 },
  actors: [
    { name: "Ana", writes_to: ["Whiteboard", "Wiki"], away: { after: certain(60), lasts: certain(120) } },
    {
      name: "Bo",
      brain: { domains_max: 1 },
      looks_up: { in: ["Whiteboard", "Wiki"], when: "forgotten" },
      stress: { tolerance_messages: 4, time_constant_minutes: 30, slowdown: 0.5, error_rate: 0.2 },
    },
    { name: "Cem", writes_to: ["Wiki"] },
    { name: "Gus", glue: { every: certain(30), effort: 0.5, talks_to: 4, calms: 0.3 } },
  ],
  links: [
    { from: "Ana", to: "Bo", both_ways: true, medium: "talk" },
    { from: "Ana", to: "Gus", both_ways: true, medium: "talk" },
    { from: "Cem", to: "Bo", both_ways: true, medium: "talk" },
    { from: "Cem", to: "Gus", both_ways: true },
    { from: "Gus", to: "Bo", both_ways: true, medium: "talk" },
  ],
  domains: [
    { name: "Plan", owner: "Ana", dependents: ["Bo", "Gus"] },
    { name: "API", owner: "Cem", dependents: ["Bo", "Gus"] },
  ],
  streams: [
    { name: "direction", to: "Ana", share: 1, changes: "Plan" },
    { name: "endpoints", to: "Cem", share: 1, changes: "API" },
    { name: "screens", to: "Bo", share: 1, relies_on: ["Plan", "API"] },
  ],
  rework: { delay: certain(90) },
};
