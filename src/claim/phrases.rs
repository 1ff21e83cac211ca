//! Numbers in the words of a sentence: fractions, multiples, shares, times, and on which side of them something is said to be.

/// The side of a bound on which a value is said to lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Above,
    Below,
}

/// A number that a sentence says.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) words: String,
    pub(super) kind: Kind,
    pub(super) side: Option<Side>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind {
    /// A fraction, a multiple, a share or a count.
    Plain(f64),
    /// A fraction by which something is more or less.
    Change(f64),
    /// A time in minutes.
    Minutes(f64),
    /// More than half.
    Most,
    /// None at all.
    Nothing,
    /// Not more than the other.
    NoMore,
}

impl Side {
    pub(super) fn other(self) -> Self {
        match self {
            Self::Above => Self::Below,
            Self::Below => Self::Above,
        }
    }
}

/// The numbers that a sentence says and that are checked.
pub(super) fn said(sentence: &str) -> Vec<Said> {
    let sentence = sentence.to_lowercase();
    let words = words(&sentence);
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (side, before) = side(&words[..at], &words[at..]);
        let Some((kind, taken)) = phrase(&words[at..], &words[..at], side.is_some()) else {
            at += 1;
            continue;
        };
        let end = at + taken;
        let clause = words[end..].iter().take_while(|word| **word != STOP).take(7);
        let by_much = words[..at].ends_with(&["within"]) || clause.into_iter().any(|word| CHANGES.contains(word));
        let kind = match kind {
            Kind::Plain(part) if part < 1.0 && by_much => Kind::Change(part),
            kind => kind,
        };
        found.push(Said { words: words[at - before..end].join(" "), kind, side });
        at = end;
    }
    found
}

/// What stands for a mark that ends a clause.
const STOP: &str = ",";

/// The words of a sentence in small letters, and its stops.
fn words(sentence: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in sentence.split_whitespace() {
        let bare = word.trim_matches(|c: char| "\"“”(),.:;?!".contains(c));
        words.push(bare);
        if word.ends_with([',', '.', ':', ';', '?', '!']) {
            words.push(STOP);
        }
    }
    words
}

/// What a part is said to be more or less by.
const CHANGES: [&str; 15] = [
    "more", "longer", "again", "sooner", "faster", "less", "fewer", "further", "later", "quicker", "slower", "earlier",
    "shorter", "higher", "lower",
];

/// The side on which what follows is a bound, and how many words say so.
fn side(before: &[&str], after: &[&str]) -> (Option<Side>, usize) {
    let of_time =
        || count(after, 0).is_some_and(|(_, taken)| after.get(taken).is_some_and(|word| unit(word).is_some()));
    match before {
        [.., "no" | "not", "more" | "longer", "than"] => (Some(Side::Below), 3),
        [.., "at", "most"] | [.., "up", "to"] | [.., "less" | "fewer" | "shorter", "than"] => (Some(Side::Below), 2),
        [.., "at", "least"] | [.., "more" | "longer" | "further", "than"] => (Some(Side::Above), 2),
        // "Over two weeks" says how long.
        [.., "over"] if of_time() => (None, 0),
        [.., "over" | "above"] => (Some(Side::Above), 1),
        [.., "under" | "below"] => (Some(Side::Below), 1),
        _ => (None, 0),
    }
}

/// A phrase for a number at the beginning of some words, and how many words it takes.
fn phrase(words: &[&str], before: &[&str], sided: bool) -> Option<(Kind, usize)> {
    let last = before.last().copied().unwrap_or_default();
    let simple = match words[0] {
        "half" if !["first", "second", "other", "a"].contains(&last) => Some(Kind::Plain(0.5)),
        "halve" | "halves" | "halved" => Some(Kind::Plain(0.5)),
        "twice" | "double" | "doubles" | "twofold" => Some(Kind::Plain(2.0)),
        "triple" | "triples" | "threefold" => Some(Kind::Plain(3.0)),
        "most" if last != "at" && last != "the" => Some(Kind::Most),
        "never" | "nobody" | "none" | "nothing" => Some(Kind::Nothing),
        "no" if words.get(1) == Some(&"one") => return Some((Kind::Nothing, 2)),
        "no" if words.get(1) == Some(&"more")
            && words.get(2).is_none_or(|word| *word == "than" || count(words, 2).is_none()) =>
        {
            let amount = words.len() > 3 && words[2] == "than" && phrase(&words[3..], &words[..3], true).is_some();
            return (!amount).then_some((Kind::NoMore, 2));
        }
        _ => None,
    };
    if let Some(kind) = simple {
        return Some((kind, 1));
    }
    if let Some(percent) = words[0].strip_suffix('%').and_then(|digits| digits.parse::<f64>().ok()) {
        return Some((Kind::Plain(percent / 100.0), 1));
    }
    let (first, taken) = count(words, 0)?;
    let after = |i: usize| words.get(taken + i).copied().unwrap_or_default();
    let article = matches!(words[0], "a" | "an");
    if let Some(part) = part(after(0)) {
        return Some((Kind::Plain(first * part), taken + 1));
    }
    for gap in 0..=2 {
        if article || after(gap) == STOP || !matches!((gap, after(gap)), (_, "in") | (0, "of" | "out")) {
            continue;
        }
        let from = taken + gap + 1 + usize::from(after(gap) == "out");
        let Some((all, more)) = count(words, from) else { continue };
        let timed = words.get(from + more).is_some_and(|word| unit(word).is_some());
        let one = words.get(from).is_some_and(|word| ["a", "an"].contains(word)) && more == 1;
        if all > first && !timed && !one {
            return Some((Kind::Plain(first / all), from + more));
        }
    }
    if let Some(minutes) = unit(after(0)) {
        let half = after(1) == "and" && after(2) == "a" && after(3) == "half";
        let minutes = minutes * if half { first + 0.5 } else { first };
        return sided.then_some((Kind::Minutes(minutes), taken + if half { 4 } else { 1 }));
    }
    if article {
        return None;
    }
    match after(0) {
        "times" => return Some((Kind::Plain(first), taken + 1)),
        "points" | "percent" | "%" => return Some((Kind::Plain(first / 100.0), taken + 1)),
        _ => {}
    }
    sided.then_some((Kind::Plain(first), taken))
}

/// A whole number in words or digits at a place, or an article for one; and how many words it takes.
fn count(words: &[&str], at: usize) -> Option<(f64, usize)> {
    const SMALL: [&str; 21] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 7] = ["thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let word = *words.get(at)?;
    let small = SMALL.iter().position(|known| *known == word).map(|place| place as f64);
    let tens = || TENS.iter().position(|known| *known == word).map(|place| 10.0 * (place + 3) as f64);
    let digits = || word.parse::<f64>().ok().filter(|number| number.is_finite());
    let number = small.or_else(tens).or_else(digits).or(matches!(word, "a" | "an").then_some(1.0))?;
    match words.get(at + 1) {
        Some(&"hundred") => Some((100.0 * number, 2)),
        Some(&"thousand") => Some((1000.0 * number, 2)),
        _ => Some((number, 1)),
    }
}

/// What a word for a part of something stands for.
fn part(word: &str) -> Option<f64> {
    const PARTS: [(&str, f64); 13] = [
        ("half", 2.0),
        ("third", 3.0),
        ("quarter", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("seventh", 7.0),
        ("eighth", 8.0),
        ("ninth", 9.0),
        ("tenth", 10.0),
        ("twelfth", 12.0),
        ("twentieth", 20.0),
        ("fiftieth", 50.0),
        ("hundredth", 100.0),
    ];
    let word = word.strip_suffix('s').unwrap_or(word);
    PARTS.iter().find(|(known, _)| *known == word).map(|(_, whole)| 1.0 / whole)
}

/// The minutes of a unit of time; days and weeks are those of work.
fn unit(word: &str) -> Option<f64> {
    match word.strip_suffix('s').unwrap_or(word) {
        "minute" => Some(1.0),
        "hour" => Some(60.0),
        "day" => Some(480.0),
        "week" => Some(2400.0),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test says what is wrong by failing")]
mod tests {
    use super::{Kind, Side, said};

    fn only(sentence: &str) -> (Kind, Option<Side>) {
        let found = said(sentence);
        assert_eq!(found.len(), 1, "{sentence}: {found:?}");
        (found[0].kind, found[0].side)
    }

    #[test]
    fn words_for_numbers_are_found_with_their_side() {
        let (above, below) = (Some(Side::Above), Some(Side::Below));
        for (sentence, kind, side) in [
            ("It is down more than half of the time.", Kind::Plain(0.5), above),
            ("They wait less than half as long.", Kind::Plain(0.5), below),
            ("They wait at least half as long again.", Kind::Change(0.5), above),
            ("At least a third more is done.", Kind::Change(1.0 / 3.0), above),
            ("It owes at least three times the debt.", Kind::Plain(3.0), above),
            ("Twice the work arrives.", Kind::Plain(2.0), None),
            ("It takes less than three quarters of the time.", Kind::Plain(0.75), below),
            ("Fewer than three plans in ten succeed.", Kind::Plain(0.3), below),
            ("One messenger in two hundred is caught.", Kind::Plain(0.005), None),
            ("Of the time 30 % is lost.", Kind::Plain(0.3), None),
            ("95 of 100 items are quick.", Kind::Plain(0.95), None),
            ("It costs at least an hour and a half.", Kind::Minutes(90.0), above),
            ("Somebody goes at least ten times in two weeks.", Kind::Plain(10.0), above),
            ("Most of it is lost.", Kind::Most, None),
            ("Then nobody burns out.", Kind::Nothing, None),
            ("She believes no more than there is.", Kind::NoMore, None),
            ("It adds less than five points.", Kind::Plain(0.05), below),
            ("The two are within a tenth of each other.", Kind::Change(0.1), None),
            ("One hour in five, one of them.", Kind::Plain(0.2), None),
        ] {
            assert_eq!(only(sentence), (kind, side), "{sentence}");
        }
        for sentence in [
            "The second half takes a while.",
            "The three of them wait an hour.",
            "At most of them?",
            "Over two weeks, one by one.",
        ] {
            assert_eq!(said(sentence), [], "{sentence}");
        }
    }
}
