//! Runs other programs and says what goes on.

use anyhow::{Context, Result, bail};
use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

/// Tells the reader what is being done.
pub fn say(what: impl Display) {
    println!("> {what}");
}

/// A command in a folder. It never waits for a person: its standard input is empty.
pub fn command(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

/// The Cargo that runs us, or the one in the path.
pub fn cargo() -> Command {
    let program = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    command(&program, &crate::paths::root())
}

/// Node.js in a folder.
pub fn node(folder: &Path) -> Command {
    command("node", folder)
}

/// npm in a folder. On Windows it is a script, which needs its whole name.
pub fn npm(folder: &Path) -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" }, folder)
}

/// Runs to the end, output shown as it comes. An error names the command.
pub fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    let status = command.status().map_err(|error| not_started(&line, &error))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end and returns what it printed. Its errors are shown only when it fails.
pub fn read(command: &mut Command) -> Result<String> {
    let line = describe(command);
    let output = command.output().map_err(|error| not_started(&line, &error))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({})\n{}", output.status, said.trim_end());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed something other than text"))
}

/// Whether it starts and ends well. Says nothing.
pub fn works(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The command as a person would type it.
pub fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    let mut words = vec![program.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

fn not_started(line: &str, error: &std::io::Error) -> anyhow::Error {
    let program = line.split(' ').next().unwrap_or(line);
    match error.kind() {
        ErrorKind::NotFound => anyhow::anyhow!("`{program}` was not found; `{line}` needs it"),
        _ => anyhow::anyhow!("`{line}` could not be started: {error}"),
    }
}
