//! The program `actorium`, as people and scripts meet it: what it prints, what it refuses, and with which exit code.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test says what is wrong by failing")]

use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn actorium(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_actorium"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    actorium(arguments).output().unwrap()
}

#[track_caller]
fn printed(arguments: &[&str], code: i32) -> String {
    let output = run(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

#[track_caller]
fn json(arguments: &[&str], code: i32) -> Value {
    serde_json::from_str(&printed(arguments, code)).unwrap()
}

/// What is refused, with which code.
#[track_caller]
fn refused(arguments: &[&str], code: i32) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A file of this test's own, gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        for (file, text) in files {
            fs::write(folder.join(file), text).unwrap();
        }
        Self(folder)
    }

    fn path(&self, file: &str) -> String {
        self.0.join(file).to_str().unwrap().into()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SCENARIO: &str = r#"{
  "format": 1, "name": "One desk", "integration_delay_minutes": 8, "load_per_hour": 5,
  "actors": [{ "name": "Ana" }], "streams": [{ "name": "post", "to": "Ana" }]
}"#;
const VARIANTS: &str = r#"[{ "name": "drowning", "knobs": { "load_per_hour": 12 } }]"#;
const CLAIMS: &str = r#"[{
  "id": "busy", "sentence": "Ana drowns.", "arms": ["drowning"], "by_minutes": 2400, "holds_in_share": 0.9,
  "expects": [{ "metric": "utilisation_share", "is": "above", "than": 0.5, "words": "busy {value} of the time, where {bound} is enough" }]
}]"#;

#[test]
fn a_run_is_printed_for_people_and_for_machines() {
    let text = printed(&["simulate", "team", "--minutes", "480"], 0);
    assert!(text.contains("coherence") && text.contains("480 min, seed 1"), "{text}");
    let once = json(&["simulate", "team", "--minutes", "480", "--json"], 0);
    let team = actorium::scenario::parse(actorium::library::get("team").unwrap()).unwrap();
    let mut world = actorium::World::new(&team, 1).unwrap();
    world.advance(actorium::kernel::ticks(480.0), u64::MAX);
    assert_eq!(once["digest"], format!("{:016x}", world.digest()));
    assert_eq!((&once["variant"], &once["replications"]), (&Value::Null, &1.into()));
    assert!(once["metrics"]["coherence_share"].is_f64() && once["knobs"]["loss_rate"].is_f64());
    let several = json(&["simulate", "team", "--minutes", "480", "--replications", "3", "--json"], 0);
    assert!(several["metrics"]["coherence_share"]["confidence_95_half_width"].is_f64());
    assert_eq!(several.get("digest"), None);
}

/// Of parts of the work there are lines where there are several; a machine gets them all.
#[test]
fn streams_and_people_are_measured_apart() {
    let text = printed(&["simulate", "actors", "--minutes", "960"], 0);
    for line in ["streams, requests, waiting, p95", "streams, features, lead time, mean", "urgencies, 2, waiting, mean"]
    {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert!(!text.contains("people, Ben") && !text.contains("roles, support"), "{text}");
    let one = printed(&["simulate", "single-queue", "--minutes", "960"], 0);
    assert!(!one.contains("streams, ") && !one.contains("urgencies, "), "{one}");
    let all = json(&["simulate", "actors", "--minutes", "960", "--json"], 0);
    assert!(all["metrics"]["people"]["Ben"]["utilisation_share"].is_f64());
    assert!(all["metrics"]["roles"]["support"]["waiting_minutes"]["mean"].is_f64());
    let several = json(&["simulate", "actors", "--minutes", "960", "--replications", "2", "--json"], 0);
    assert!(several["metrics"]["streams"]["requests"]["lead_time_minutes"]["mean"]["mean"].is_f64());
}

/// A field of the file is set by its path, and has the last word over the variant too.
#[test]
fn any_field_can_be_set() {
    let digest = |arguments: &[&str]| {
        json(&[&["simulate"], arguments, &["--minutes", "480", "--json"]].concat(), 0)["digest"].clone()
    };
    let folder = Folder::new(
        "settings",
        &[
            ("a.json", SCENARIO),
            ("a.variants.json", VARIANTS),
            (
                "b.json",
                &SCENARIO.replace(
                    r#"{ "name": "Ana" }"#,
                    r#"{ "name": "Ana", "mailbox": { "capacity": 1 }, "slowness": 2 }"#,
                ),
            ),
        ],
    );
    let (a, b) = (folder.path("a.json"), folder.path("b.json"));
    assert_eq!(digest(&[&a, "--set", "actors.Ana.mailbox.capacity=1", "--set", "actors[0].slowness=2"]), digest(&[&b]));
    assert_ne!(digest(&[&a]), digest(&[&b]));
    let set = json(&["simulate", &a, "--variant", "drowning", "--set", "load_per_hour=7", "--json"], 0);
    assert_eq!(set["knobs"]["load_per_hour"], 7.0);
    for (set, says) in [
        ("actors.Bo.slowness=2", "`--set actors.Bo.slowness`: there is no \"Bo\"; there are Ana"),
        ("actors.Ana.slowness=0", "actors[0].slowness must be 0.001 to 1000, got 0"),
        ("actors.Ana.mailbox.size=1", "actors[0].mailbox.size is no field here; there are capacity"),
        ("load=much", "load_per_hour must be a number, got \"much\""),
        ("load", "write it as PATH=VALUE"),
    ] {
        let told = refused(&["simulate", &a, "--set", set], 2);
        assert!(told.contains(says), "{set}: {told}");
    }
}

/// After a warm-up only what follows is measured, and each main figure has an interval.
#[test]
fn a_warm_up_is_left_out_of_what_is_measured() {
    let steady = ["simulate", "single-queue", "--minutes", "48000", "--warm-up", "4800"];
    let measured = json(&[&steady[..], &["--json"]].concat(), 0);
    assert_eq!(measured["warm_up_minutes"], 4800.0);
    let figure = |name: &str| {
        let number = |part: &str| measured["metrics"][name][part].as_f64().unwrap();
        (number("mean"), number("confidence_95_half_width"))
    };
    // What comes in goes out: the load of the file lies within three half-widths of the throughput, and the half-width says something.
    let (throughput, half_width) = figure("throughput_per_hour");
    let load = measured["knobs"]["load_per_hour"].as_f64().unwrap();
    assert!(
        (throughput - load).abs() < 3.0 * half_width && half_width < 0.1 * load,
        "{throughput} ± {half_width} of {load}"
    );
    assert!(measured["metrics"]["waiting_minutes"]["p95"].is_f64());
    let text = printed(&steady, 0);
    assert!(
        text.contains("measured from 4800 min on") && text.contains("20 batches") && text.contains(" ± "),
        "{text}"
    );
    // From the start on, it is what is measured without a warm-up.
    let whole = json(&["simulate", "team", "--json"], 0);
    let from_start = json(&["simulate", "team", "--warm-up", "0", "--json"], 0);
    for name in [
        "throughput_per_hour",
        "utilisation_share",
        "coherence_share",
        "illusion_share",
        "debt_mean_items",
        "availability_share",
    ] {
        let (whole, part) =
            (whole["metrics"][name].as_f64().unwrap(), from_start["metrics"][name]["mean"].as_f64().unwrap());
        assert!((whole - part).abs() < 1e-9, "{name}: {whole}, {part}");
    }
    assert_eq!(whole["metrics"]["lead_time_minutes"]["p95"], from_start["metrics"]["lead_time_minutes"]["p95"]);
    assert_eq!(whole["digest"], from_start["digest"]);
    let several = json(&[&steady[..], &["--replications", "3", "--json"]].concat(), 0);
    assert!(several["metrics"]["waiting_minutes"]["p95"]["confidence_95_half_width"].is_f64());
    for wrong in ["-1", "2400", "nan"] {
        let told = refused(&["simulate", "team", "--warm-up", wrong], 2);
        assert!(told.contains("`--warm-up` must be at least 0 and less than the 2400 minutes of the run"), "{told}");
    }
}

#[test]
fn a_variant_is_run_by_its_name() {
    let as_it_is = json(&["simulate", "ownership", "--json"], 0);
    let owned = json(&["simulate", "ownership", "--variant", "Ida claims it", "--json"], 0);
    assert!(as_it_is["metrics"]["conflicts"].as_u64() > Some(0));
    assert_eq!(owned["metrics"]["conflicts"], 0);
    assert_eq!(owned["variant"], "Ida claims it");
    let said = refused(&["simulate", "ownership", "--variant", "nobody"], 2);
    assert!(said.contains("has no variant `nobody`") && said.contains("Ida claims it"), "{said}");
}

#[test]
fn a_file_has_its_variants_and_claims_beside_it() {
    let folder =
        Folder::new("beside", &[("a.json", SCENARIO), ("a.variants.json", VARIANTS), ("a.claims.json", CLAIMS)]);
    let file = folder.path("a.json");
    let drowning = json(&["simulate", &file, "--variant", "drowning", "--json"], 0);
    assert_eq!(drowning["knobs"]["load_per_hour"], 12.0);
    let text = run(&["claims", &file, "--seeds", "20"]);
    assert_eq!(text.status.code(), Some(1), "it holds, and one claim is too few");
    let said = String::from_utf8(text.stderr).unwrap();
    assert!(said.contains("claims should be at least 3, got 1"), "{said}");
    let table = String::from_utf8(text.stdout).unwrap();
    assert!(table.contains("holds in 20 of 20"), "{table}");
    assert!(table.contains("% of the time, where 50.0 % is enough"), "{table}");
    let rows = json(&["claims", &file, "--seeds", "20", "--json"], 1);
    assert_eq!((&rows[0]["claims"][0]["held"], &rows[0]["claims"][0]["holds"]), (&20.into(), &true.into()));
}

#[test]
fn a_folder_is_laid_out_as_those_that_ship() {
    let folder =
        Folder::new("folder", &[("scenario.json", SCENARIO), ("variants.json", VARIANTS), ("claims.json", CLAIMS)]);
    let drowning = json(&["simulate", &folder.path(""), "--variant", "drowning", "--json"], 0);
    assert_eq!(drowning["scenario"], "One desk");
}

#[test]
fn what_ships_is_claimed_to_hold() {
    let rows = json(&["claims", "two-people", "--seeds", "40", "--json"], 0);
    let claims = rows[0]["claims"].as_array().unwrap();
    assert!(claims.len() >= 3);
    assert!(claims.iter().all(|claim| claim["holds"] == true && claim["compared"][0]["value"].is_f64()));
}

/// `--ships` asks for more than that a claim holds: for how sure that is, and that it fails without what it is about.
#[test]
fn what_ships_is_surer_than_its_share_and_no_tautology() {
    let rows = json(&["claims", "two-people", "--ships", "--seeds", "600", "--json"], 0);
    for claim in rows[0]["claims"].as_array().unwrap() {
        assert!(claim["interval_99"][0].as_f64() > claim["claimed_share"].as_f64(), "{claim}");
        assert!(claim["without"]["held"].as_u64() < Some(50) && claim["without"]["seeds"] == 100, "{claim}");
    }
    let three = |without: &str| {
        let one = &CLAIMS[1..CLAIMS.len() - 1].replace("\"expects\"", &format!("\"without\": {without}, \"expects\""));
        format!("[{one}, {}, {}]", one.replace("busy\", \"s", "b\", \"s"), one.replace("busy\", \"s", "c\", \"s"))
    };
    let claims = [r#"{ "knobs": { "load_per_hour": 1 } }"#, r#"{ "knobs": { "load_per_hour": 6 } }"#].map(three);
    let folder = Folder::new(
        "ships",
        &[
            ("sound.json", SCENARIO),
            ("sound.variants.json", VARIANTS),
            ("sound.claims.json", &claims[0]),
            ("always.json", SCENARIO),
            ("always.variants.json", VARIANTS),
            ("always.claims.json", &claims[1]),
        ],
    );
    let [sound, always] = ["sound.json", "always.json"].map(|name| folder.path(name));
    printed(&["claims", &sound, "--seeds", "100", "--ships"], 0);
    assert!(printed(&["claims", &sound, "--seeds", "20", "--ships"], 1).contains("TOO CLOSE"));
    assert!(printed(&["claims", &always, "--seeds", "100", "--ships"], 1).contains("A TAUTOLOGY"));
    printed(&["claims", &always, "--seeds", "100"], 0);
}

#[test]
fn exit_codes_tell_what_is_wrong() {
    assert!(
        refused(&["simulate", "nobody"], 2).contains("There is no scenario and no file `nobody`. Shipped are: team,")
    );
    assert!(refused(&["simulate"], 2).contains("Usage"));
    assert!(
        refused(&["simulate", "team", "--set", "luck=1"], 2).contains("luck is no field here; there are format, name")
    );
    assert!(refused(&["simulate", "team", "--set", "loss=7"], 2).contains("loss_rate must be 0 to 1, got 7"));
    assert!(refused(&["simulate", "team", "--minutes", "0"], 2).contains("`--minutes` must be more than 0"));
    let folder = Folder::new(
        "codes",
        &[
            ("broken.json", "{ \"format\": 1 }"),
            ("full.json", &SCENARIO.replace("\"format\": 1,", "\"format\": 1, \"messages_max\": 3,")),
            ("alone.json", &format!("\u{feff}{SCENARIO}")),
            ("false.json", SCENARIO),
            ("false.variants.json", VARIANTS),
            ("false.claims.json", &CLAIMS.replace("above", "below")),
        ],
    );
    assert!(refused(&["simulate", &folder.path("broken.json")], 2).contains("needs the field `name`"));
    assert!(refused(&["simulate", &folder.path("full.json")], 1).contains("messages_max is reached"));
    assert!(refused(&["claims", &folder.path("alone.json")], 2).contains("Nothing is claimed"));
    assert!(printed(&["claims", &folder.path("false.json"), "--seeds", "5"], 1).contains("TOO FEW"));
}

#[test]
fn every_help_has_an_example_and_the_exit_codes() {
    for part in ["simulate", "claims"] {
        let help = printed(&[part, "--help"], 0);
        for says in ["Examples:", &format!("actorium {part} "), "Exit codes:", "JSON"] {
            assert!(help.contains(says), "{part} --help lacks {says}");
        }
    }
}

/// What is no text is told by its place, and a mark of the encoding is no mistake.
#[test]
fn a_file_in_another_encoding_is_told_where_it_goes_wrong() {
    let folder = Folder::new("encodings", &[("marked.json", &format!("\u{feff}{SCENARIO}"))]);
    fs::write(folder.path("latin.json"), b"{\n  \"name\": \"Jos\xe9\"\n}").unwrap();
    fs::write(folder.path("utf-16.json"), b"\xff\xfe{\0}\0").unwrap();
    assert!(printed(&["simulate", &folder.path("marked.json"), "--minutes", "10"], 0).contains("One desk"));
    let latin = refused(&["simulate", &folder.path("latin.json")], 2);
    assert!(latin.contains("is not UTF-8 at line 2, column 15 (byte 16, which is 0xe9)"), "{latin}");
    assert!(refused(&["simulate", &folder.path("utf-16.json")], 2).contains("is UTF-16 and must be UTF-8"));
}

/// Of very many mistakes the first are listed, and the others counted.
#[test]
fn a_file_full_of_mistakes_fills_no_screen() {
    let actor = r#"{ "name": "Ana", "slowness": -1 },"#;
    let full = SCENARIO.replace("\"actors\": [", &format!("\"actors\": [{}", actor.repeat(10_000)));
    let folder = Folder::new("mistakes", &[("full.json", &full)]);
    let said = refused(&["simulate", &folder.path("full.json")], 2);
    assert_eq!(said.lines().count(), 21);
    assert!(said.ends_with("the scenario has 19980 more problems, which are not listed here\n"), "{said}");
}

/// Whoever reads only the beginning ends it, and it ends well.
#[test]
fn a_closed_pipe_is_no_mistake() {
    for arguments in [&["simulate", "team", "--minutes", "60", "--json"][..], &["claims", "two-people", "--seeds", "1"]]
    {
        let mut child = actorium(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let code = child.wait().unwrap().code();
        assert!(!said.contains("panicked") && matches!(code, Some(0 | 1)), "{arguments:?}: {code:?}, {said}");
    }
}
