//! Same seed and same commands, same run, to the last bit; and a change touches only what it is about.

mod chunks;
mod everything;
mod follow;
mod golden;
mod knobs;
mod leavers;

mod purposes;
mod twins;
