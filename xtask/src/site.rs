//! The page: served while one works on it, or built as a static site.

use crate::shell::{node, npm, run, say};
use crate::{paths, wasm};
use anyhow::Result;
use clap::Args;
use std::process::Command;

/// How to serve.
#[derive(Args)]
pub struct Serve {
    /// Open the page in the browser
    #[arg(long)]
    open: bool,
    /// Serve on this port; without it, on 5173 or the next that is free
    #[arg(long, value_name = "N")]
    port: Option<u16>,
}

/// Builds what is missing and serves the page until interrupted.
pub fn serve(arguments: &Serve) -> Result<()> {
    wasm::build()?;
    say("Serving the page (Ctrl+C stops it)");
    let mut vite = node(&paths::www());
    // By number: what "localhost" means differs between machines, and so would the address that answers.
    vite.args(["node_modules/vite/bin/vite.js", "--host", "127.0.0.1"]);
    if let Some(port) = arguments.port {
        vite.args(["--port", &port.to_string(), "--strictPort"]);
    }
    if arguments.open {
        vite.arg("--open");
    }
    become_it(&mut vite)
}

/// Builds the static site, with relative addresses, that any host of files can serve.
pub fn build() -> Result<()> {
    wasm::build()?;
    bundle()?;
    say("The site is in www/dist; any static host can serve it");
    Ok(())
}

/// The part of [`build`] after the core.
pub fn bundle() -> Result<()> {
    say("Building the page");
    run(npm(&paths::www()).args(["run", "--silent", "build"]))
}

/// Gives this process over to the server, so that whatever ends us ends it too.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let line = crate::shell::describe(command);
    let error = command.exec();
    Err(anyhow::Error::new(error).context(format!("`{line}` could not be started")))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<()> {
    run(command)
}
