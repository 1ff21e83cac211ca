// A scenario that keeps a canvas busy: 200 people, about 2,000 messages on their way at any time.

const PEOPLE = 200;
const DOMAINS = 40;
const DEPENDENTS = 10;

const person = (index) => `Person ${(index % PEOPLE) + 1}`;
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

export const crowd = {
  format: 1,
  name: "A crowd",
  loss_rate: 0.1,
  integration_delay_minutes: 0.4,
  load_per_hour: 480,
  pace_minutes_per_second: 2,
  media: [{ name: "post", latency: { mean_minutes: 10 } }],
  protocol: { acknowledge: { timeout_minutes: 60 } },
  actors: times(PEOPLE, (index) => ({ name: person(index), passes_on: [{ to: "everyone", probability: 0.7 }] })),
  systems: [{ name: "everyone", members: times(PEOPLE, person) }],
  domains: times(DOMAINS, (index) => ({
    name: `Matter ${index + 1}`,
    owner: person(5 * index),
    dependents: times(DEPENDENTS, (other) => person(5 * index + 1 + 7 * other)),
  })),
  streams: times(DOMAINS, (index) => ({ name: `Stream ${index + 1}`, to: person(5 * index), changes: `Matter ${index + 1}` })),
};
