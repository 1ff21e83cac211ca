//! The steps of the test run, in order: what is quick and what most often fails comes first.

use super::Part::{self, Lint, Rust, Unit, Web};
use super::{Handover, browser, digests};
use crate::shell::{cargo, node, npm, run};
use crate::{npm as packages, paths, site, tools, wasm};
use anyhow::Result;
use std::net::TcpListener;
use std::process::Command;

/// One thing to check.
pub struct Step {
    pub name: &'static str,
    /// The parts it belongs to; the first is its home.
    pub parts: &'static [Part],
    pub run: fn(&mut Handover) -> Result<()>,
}

/// Everything, in order.
pub const ALL: &[Step] = &[
    Step { name: "Tools are there", parts: &[Lint, Unit, Web], run: |_| tools::ensure() },
    Step { name: "rustfmt and clippy are there", parts: &[Lint], run: |_| tools::ensure_rust_components() },
    Step { name: "Rust formatting", parts: &[Lint], run: |_| run(cargo().args(["fmt", "--all", "--check"])) },
    Step { name: "Layers", parts: &[Lint], run: |_| super::layers::check() },
    Step { name: "Clippy", parts: &[Lint], run: |_| clippy() },
    Step { name: "Clippy, core for wasm", parts: &[Lint], run: |_| clippy_wasm() },
    Step { name: "Rust documentation builds", parts: &[Lint], run: |_| documentation() },
    Step { name: "Rust tests", parts: &[Rust], run: rust },
    Step { name: "Rust tests in documentation", parts: &[Rust], run: rust_documentation },
    Step { name: "Rust tests of xtask", parts: &[Rust], run: rust_xtask },
    Step { name: "Packages of the page", parts: &[Unit, Lint, Web], run: |_| packages::install(&paths::www()) },
    Step {
        name: "Packages of the browser tests",
        parts: &[Web, Lint],
        run: |_| packages::install(&paths::tests_web()),
    },
    Step { name: "Core to wasm", parts: &[Unit, Lint, Web], run: |_| wasm::build() },
    Step { name: "TypeScript of the page", parts: &[Lint], run: |_| script(npm(&paths::www()), "check", &[]) },
    Step {
        name: "TypeScript of the browser tests",
        parts: &[Lint],
        run: |_| script(npm(&paths::tests_web()), "check", &[]),
    },
    Step {
        name: "Lint of the page and of its tests",
        parts: &[Lint],
        run: |_| script(npm(&paths::www()), "lint", &[]),
    },
    Step {
        name: "Formatting of the page and of its tests",
        parts: &[Lint],
        run: |_| script(npm(&paths::www()), "format:check", &[]),
    },
    Step { name: "Native and wasm agree to the bit", parts: &[Unit], run: |_| digests::compare() },
    Step {
        name: "Unit tests of the page",
        parts: &[Unit],
        run: |handover| script(npm(&paths::www()), "test", &handover.rest),
    },
    Step { name: "The site builds", parts: &[Web], run: |_| site::bundle() },
    Step { name: "A browser is there", parts: &[Web], run: find_browser },
    Step { name: "The page in a browser", parts: &[Web], run: in_browser },
];

fn clippy() -> Result<()> {
    let selection = ["clippy", "--workspace", "--all-targets", "--features", "actorium/bindings,actorium/cli"];
    run(cargo().args(selection).args(["--", "--deny", "warnings"]))
}

fn clippy_wasm() -> Result<()> {
    let selection =
        ["clippy", "--package", "actorium", "--lib", "--target", tools::TARGET, "--features", "engine,compiler,claims"];
    run(cargo().args(selection).args(["--", "--deny", "warnings"]))
}

fn documentation() -> Result<()> {
    let selection = ["doc", "--package", "actorium", "--no-deps", "--features", "bindings"];
    run(cargo().args(selection).env("RUSTDOCFLAGS", "--deny warnings"))
}

fn rust(handover: &mut Handover) -> Result<()> {
    let selection = ["test", "--package", "actorium", "--features", "bindings,cli", "--lib", "--bins", "--tests"];
    run(cargo().args(selection).args(&handover.rest))
}

fn rust_documentation(handover: &mut Handover) -> Result<()> {
    let selection = ["test", "--package", "actorium", "--features", "bindings", "--doc"];
    run(cargo().args(selection).args(&handover.rest))
}

/// In the profile this very program was built with: its many dependencies are compiled already.
fn rust_xtask(handover: &mut Handover) -> Result<()> {
    run(cargo().args(["test", "--package", "xtask", "--profile", "xtask"]).args(&handover.rest))
}

fn script(mut npm: Command, name: &str, rest: &[String]) -> Result<()> {
    npm.args(["run", "--silent", name]);
    if !rest.is_empty() {
        npm.arg("--").args(rest);
    }
    run(&mut npm)
}

fn find_browser(handover: &mut Handover) -> Result<()> {
    let found = browser::find_or_install()?;
    println!("{}", found.display());
    handover.browser = Some(found);
    Ok(())
}

fn in_browser(handover: &mut Handover) -> Result<()> {
    // Any free port: another server may be at work on this machine.
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let mut playwright = node(&paths::tests_web());
    playwright.args(["node_modules/@playwright/test/cli.js", "test"]).args(&handover.rest);
    playwright.env("ACTORIUM_PORT", port.to_string());
    if let Some(browser) = &handover.browser {
        playwright.env(browser::VARIABLE, browser);
    }
    run(&mut playwright)
}
