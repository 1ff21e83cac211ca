//! `--set PATH=VALUE`: any field of a scenario, by the path that our sentences about files use too.

use actorium::engine::Knob;
use actorium::scenario::{Tree, parse_tree};
use std::str::FromStr;

/// A field and what it is set to, before the scenario is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    path: String,
    /// `null` takes the field away, so that it has its default.
    value: Tree,
}

impl FromStr for Setting {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let Some((path, value)) = text.split_once('=') else {
            return Err("write it as PATH=VALUE, for example loss_rate=0.2 or actors.Ana.mailbox.capacity=3".into());
        };
        let (path, value) = (path.trim(), value.trim());
        if path.is_empty() || value.is_empty() {
            return Err("needs a path before the = and a value after it".into());
        }
        let knob = Knob::ALL.into_iter().find(|knob| path == attribute(*knob));
        let path = knob.map_or(path, |knob| knob.name());
        // What is no JSON is a text: names and choices need no quotes.
        let value = parse_tree(value, "").unwrap_or_else(|_| Tree::Text(value.into()));
        Ok(Self { path: if path == Knob::RewardsCoherence.name() { REWARDS.into() } else { path.into() }, value })
    }
}

/// Where a file has the knob that belongs to recognition.
const REWARDS: &str = "recognition.rewards_coherence";

/// The knob's name among the attributes of the page's element: short, and good enough to type.
fn attribute(knob: Knob) -> &'static str {
    match knob {
        Knob::LossRate => "loss",
        Knob::IntegrationDelayMinutes => "delay",
        Knob::LoadPerHour => "load",
        Knob::RewardsCoherence => "rewards",
    }
}

impl Setting {
    /// The knob that it turns, if it is one.
    pub fn knob(&self) -> Option<Knob> {
        let file = |knob: Knob| if knob == Knob::RewardsCoherence { REWARDS } else { knob.name() };
        Knob::ALL.into_iter().find(|knob| self.path == file(*knob))
    }

    /// Sets the field. Whether it may have that value shows when the scenario is read and compiled.
    ///
    /// # Errors
    /// If there is nothing at the path.
    pub fn apply(&self, scenario: &mut Tree) -> Result<(), String> {
        if self.path == REWARDS && field_of(scenario, "recognition").is_none() {
            return Err("`--set rewards_coherence` needs a scenario with recognition.".into());
        }
        set(scenario, &self.path, &self.value).map_err(|says| format!("`--set {}`: {says}", self.path))
    }
}

fn field_of<'a>(tree: &'a Tree, name: &str) -> Option<&'a Tree> {
    let Tree::Fields(fields) = tree else { return None };
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn set(tree: &mut Tree, path: &str, value: &Tree) -> Result<(), String> {
    let path = path.strip_prefix('.').unwrap_or(path);
    if path.is_empty() {
        *tree = value.clone();
        return Ok(());
    }
    if let Tree::List(entries) = tree {
        let (at, rest) = entry(entries, path)?;
        if rest.is_empty() && *value == Tree::Null {
            entries.remove(at);
            return Ok(());
        }
        return set(&mut entries[at], rest, value);
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at(end);
    if !matches!(tree, Tree::Fields(_)) {
        // What is one of several forms may be a name alone; a field of another form takes its place.
        *tree = Tree::Fields(Vec::new());
    }
    let Tree::Fields(fields) = tree else { return Ok(()) };
    if rest.is_empty() && *value == Tree::Null {
        fields.retain(|(known, _)| known != name);
        return Ok(());
    }
    let at = fields.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        fields.push((name.into(), Tree::Null));
        fields.len() - 1
    });
    set(&mut fields[at].1, rest, value)
}

/// The entry of a list that a path begins with, by its number in brackets or by its name, which may have dots; and what follows.
fn entry<'a>(entries: &[Tree], path: &'a str) -> Result<(usize, &'a str), String> {
    let (begins, rest) = path.split_once(']').unwrap_or((path, ""));
    if let Some(number) = begins.strip_prefix('[') {
        let at = number.parse::<usize>().ok().filter(|at| *at < entries.len());
        return at.map(|at| (at, rest)).ok_or_else(|| match entries.len() {
            0 => format!("there is no [{number}], the list is empty"),
            count => format!("there is no [{number}], the last is [{}]", count - 1),
        });
    }
    let names: Vec<&str> = entries
        .iter()
        .map(|entry| match field_of(entry, "name") {
            Some(Tree::Text(name)) => name.as_str(),
            _ => "",
        })
        .collect();
    let after = |name: &str| {
        let rest = path.strip_prefix(name).filter(|_| !name.is_empty())?;
        (rest.is_empty() || rest.starts_with('.')).then_some(rest)
    };
    // Of two names that both fit, the longer one is meant.
    let fits = names.iter().enumerate().filter_map(|(at, name)| Some((name.len(), at, after(name)?)));
    fits.max().map(|(_, at, rest)| (at, rest)).ok_or_else(|| {
        let name = path.split('.').next().unwrap_or(path);
        if names.iter().all(|name| name.is_empty()) {
            return format!("there is no \"{name}\": entries of this list are counted, as in [0]");
        }
        format!("there is no \"{name}\"; there are {}", names.join(", "))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Setting, Tree};
    use actorium::scenario::parse_tree;

    const FILE: &str = r#"{ "loss_rate": 0, "protocol": "fire_and_forget", "links": [{ "from": "Ana", "to": "Bo" }],
        "actors": [{ "name": "Ana" }, { "name": "Bo", "slowness": 2 }, { "name": "Dr. No", "site": "a" }] }"#;

    fn set(text: &str) -> Result<Tree, String> {
        let mut tree = parse_tree(FILE, "").unwrap();
        text.parse::<Setting>()?.apply(&mut tree)?;
        Ok(tree)
    }

    #[track_caller]
    fn gives(text: &str, file: &str) {
        assert_eq!(set(text), Ok(parse_tree(file, "").unwrap()), "{text}");
    }

    #[test]
    fn any_field_is_set_by_its_path() {
        gives("loss_rate=0.25", &FILE.replace("\"loss_rate\": 0", "\"loss_rate\": 0.25"));
        gives("loss = 0.25", &FILE.replace("\"loss_rate\": 0", "\"loss_rate\": 0.25"));
        gives("actors.Bo.slowness=3", &FILE.replace("\"slowness\": 2", "\"slowness\": 3"));
        gives("actors[1].slowness=3", &FILE.replace("\"slowness\": 2", "\"slowness\": 3"));
        gives("actors.Bo.slowness=null", &FILE.replace(", \"slowness\": 2", ""));
        gives(
            "actors.Ana.mailbox.capacity=3",
            &FILE.replace("\"Ana\" }", "\"Ana\", \"mailbox\": { \"capacity\": 3 } }"),
        );
        gives("actors.Dr. No.site=b", &FILE.replace("\"site\": \"a\"", "\"site\": \"b\""));
        gives("links[0].both_ways=true", &FILE.replace("\"to\": \"Bo\"", "\"to\": \"Bo\", \"both_ways\": true"));
        gives(
            "protocol.acknowledge.timeout_minutes=5",
            &FILE.replace("\"fire_and_forget\"", "{ \"acknowledge\": { \"timeout_minutes\": 5 } }"),
        );
        gives("actors.Bo=null", &FILE.replace("{ \"name\": \"Bo\", \"slowness\": 2 }, ", ""));
    }

    #[test]
    fn what_is_wrong_is_said() {
        for (text, says) in [
            ("loss_rate", "PATH=VALUE"),
            ("load=", "needs a path before the = and a value after it"),
            ("=3", "needs a path before the = and a value after it"),
            ("actors.Eve.slowness=2", "`--set actors.Eve.slowness`: there is no \"Eve\"; there are Ana, Bo, Dr. No"),
            ("actors[3].slowness=2", "there is no [3], the last is [2]"),
            ("actors[-1].slowness=2", "there is no [-1], the last is [2]"),
            ("links.Ana.both_ways=true", "there is no \"Ana\": entries of this list are counted, as in [0]"),
            ("rewards=1", "`--set rewards_coherence` needs a scenario with recognition"),
        ] {
            let told = set(text).unwrap_err();
            assert!(told.contains(says), "{text}: {told}");
        }
    }
}
