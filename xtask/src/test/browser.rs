//! Finds a Chromium for the tests of the page, or installs one.

use crate::paths;
use crate::shell::{command, node, read, run, say, works};
use anyhow::{Result, bail};
use std::env;
use std::path::{Path, PathBuf};

/// The environment variable that names a browser, for us and for Playwright's configuration.
pub const VARIABLE: &str = "ACTORIUM_BROWSER";

const IN_PATH: &[&str] = &[
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
];

const ON_MAC: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/// Below each folder in which Windows keeps programs.
const ON_WINDOWS: &[&str] = &[
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
];

/// A browser that starts: the one named by [`VARIABLE`], else one that is installed, else one
/// that Playwright or the system's package manager installs now.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from) {
        if starts(&named) {
            return Ok(named);
        }
        bail!(
            "{VARIABLE} is {}, but no browser starts there; set it to a Chrome, Chromium or Edge, or unset it",
            named.display()
        );
    }
    if let Some(found) = candidates(&Places::of_this_machine()).into_iter().find(|path| starts(path)) {
        return Ok(found);
    }
    by_playwright().or_else(by_apt).map_or_else(
        || {
            bail!(
                "no browser was found and none could be installed: install Chrome or Chromium, or set {VARIABLE} to one"
            )
        },
        Ok,
    )
}

/// Where programs lie on a machine.
struct Places {
    path: Vec<PathBuf>,
    windows: Vec<PathBuf>,
    suffix: &'static str,
}

impl Places {
    fn of_this_machine() -> Self {
        let windows = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].into_iter().filter_map(env::var_os);
        Self {
            path: env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default(),
            windows: windows.map(PathBuf::from).collect(),
            suffix: env::consts::EXE_SUFFIX,
        }
    }
}

/// Every place worth a look, best first: by name before by folder of the path, so that Chrome
/// is preferred to Edge wherever they lie.
fn candidates(places: &Places) -> Vec<PathBuf> {
    let in_path = IN_PATH
        .iter()
        .flat_map(|name| places.path.iter().map(move |folder| folder.join(format!("{name}{}", places.suffix))));
    let on_windows = ON_WINDOWS.iter().flat_map(|below| places.windows.iter().map(move |folder| folder.join(below)));
    in_path.chain(ON_MAC.iter().map(PathBuf::from)).chain(on_windows).collect()
}

/// True when it is there and runs. A name alone is not enough: some systems ship a script that only
/// advises how to install the real one. On Windows asking for the version would open a window.
fn starts(browser: &Path) -> bool {
    browser.is_file() && (cfg!(windows) || works(command(&browser.to_string_lossy(), &paths::root()).arg("--version")))
}

fn by_playwright() -> Option<PathBuf> {
    say("Installing Chromium with Playwright");
    let cli = "node_modules/@playwright/test/cli.js";
    let folder = paths::tests_web();
    // Where downloads are blocked, say so soon instead of after minutes.
    let mut install = node(&folder);
    install.args([cli, "install", "chromium"]).env("PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT", "15000");
    run(&mut install).ok()?;
    let ask = "console.log(require('@playwright/test').chromium.executablePath())";
    let installed = || {
        read(node(&folder).args(["--input-type=commonjs", "--eval", ask])).ok().map(|path| PathBuf::from(path.trim()))
    };
    let browser = installed()?;
    if !starts(&browser) && may_install() {
        // It is there but lacks libraries of the system.
        run(node(&folder).args([cli, "install-deps", "chromium"])).ok()?;
    }
    installed().filter(|path| starts(path))
}

fn by_apt() -> Option<PathBuf> {
    if !works(command("apt-get", &paths::root()).arg("--version")) || !may_install() {
        return None;
    }
    say("Installing Chromium with apt-get");
    let apt = |words: &[&str]| {
        let mut apt = if is_root() { command("apt-get", &paths::root()) } else { command("sudo", &paths::root()) };
        if !is_root() {
            apt.args(["-n", "apt-get"]);
        }
        run(apt.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "--quiet"]).ok()?;
    apt(&["install", "--yes", "--quiet", "--no-install-recommends", "chromium"]).ok()?;
    candidates(&Places::of_this_machine()).into_iter().find(|path| starts(path))
}

fn may_install() -> bool {
    is_root() || works(command("sudo", &paths::root()).args(["-n", "true"]))
}

fn is_root() -> bool {
    read(command("id", &paths::root()).arg("-u")).is_ok_and(|id| id.trim() == "0")
}

#[cfg(test)]
mod tests {
    use super::{Places, candidates};
    use std::path::Path;

    #[test]
    fn chrome_anywhere_comes_before_edge_anywhere() {
        let places =
            Places { path: vec!["first".into(), "second".into()], windows: vec!["programs".into()], suffix: ".exe" };
        let order = candidates(&places);
        let at = |path: &str| order.iter().position(|candidate| candidate == Path::new(path));
        assert!(at("second/google-chrome.exe") < at("first/chromium.exe"));
        assert!(at("first/chromium.exe") < at("second/chromium.exe"));
        assert!(at("second/chromium.exe") < at("first/microsoft-edge.exe"));
        assert!(
            at("programs/Google/Chrome/Application/chrome.exe") < at("programs/Microsoft/Edge/Application/msedge.exe")
        );
        assert!(at("first/chromium.exe").is_some());
    }
}
