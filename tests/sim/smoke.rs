use crate::support::{run, shipped};
use actorium::observe::invariants;
#[test]
fn smoke() {
    for name in actorium::scenario::library::names() {
        let s = shipped(name);
        let t = std::time::Instant::now();
        let w = run(&s, 7, 2400.0);
        println!("{name} {:?} {:#?} {:016x}", t.elapsed(), w.metrics(), w.digest());
        invariants::check(&w).unwrap();
    }
    let s = shipped("single-queue");
    let w = run(&s, 1, 3_000_000.0);
    println!("{:#?}", w.metrics());
}
