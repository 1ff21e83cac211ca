//! Text from elsewhere in our sentences: nothing in it moves a cursor, turns the direction of writing, or fills a screen.

use std::fmt::{self, Write};

/// Characters of a sentence that are shown.
const SHOWN_MAX: usize = 1000;

/// Whether a character shows nothing and yet changes how text looks or is compared: control characters, breaks of lines, marks
/// of the direction of writing, spaces of no width. Joiners are none of these: some scripts and pictures need them.
#[must_use]
pub fn invisible(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

/// A sentence, fit to be shown: `\u{fffd}` stands for what cannot be seen, and an ellipsis for all that is too long.
pub struct Legible<'a>(pub &'a str);

impl fmt::Display for Legible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, character) in self.0.chars().enumerate() {
            if i == SHOWN_MAX {
                return f.write_char('…');
            }
            f.write_char(if invisible(character) { '\u{fffd}' } else { character })?;
        }
        Ok(())
    }
}
