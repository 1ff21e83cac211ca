//! The core as WebAssembly, in three modules: built by Cargo, wrapped by wasm-bindgen, tightened by wasm-opt.

use crate::shell::{cargo, node, run, say};
use crate::{npm, paths, plans, tools};
use anyhow::{Context, Result, anyhow, bail};
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::thread;
use wasm_bindgen_cli_support::Bindgen;

/// The version of wasm-bindgen that this program wraps modules for; equal to the pin in `Cargo.toml`.
const BINDGEN_VERSION: &str = "0.2.130";

/// What the compiler is told: to copy a function into its callers only where it is tiny or marked for that, as all that is in a hurry
/// here is; half of the rest would otherwise be there several times over. To leave loops as they are, those of few rounds too: they
/// are short here, and several copies of a body, or one for several rounds at once, cost more than they save. To write once what
/// several branches end with, and to compute nothing ahead on branches that may not need it. And that it may move sixteen bytes at a time.
const COMPILE: &[&str] = &[
    "-C",
    "llvm-args=-inline-threshold=10 -unroll-max-count=1 -unroll-full-max-count=1 -enable-gvn-sink -enable-pre=false",
    "-C",
    "no-vectorize-loops",
    "-C",
    "no-vectorize-slp",
    "-C",
    "target-feature=+simd128",
];

/// A module that the page loads, and how it is made.
struct Module {
    /// The name of its files.
    name: &'static str,
    /// What it offers: a feature of the core.
    feature: &'static str,
    /// Cargo's profile, which is also where Cargo puts it.
    profile: &'static str,
    /// What wasm-opt does to it.
    optimise: &'static [&'static str],
}

/// Speed first, with the flow of control made anew, and what is named alike side by side, where it compresses well.
const FAST: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-O4",
    "-O3",
    "--one-caller-inline-max-function-size=15",
    "--flexible-inline-max-function-size=2",
    "--reorder-functions-by-name",
];

const MODULES: [Module; 3] = [
    Module { name: "actorium", feature: "engine", profile: "release", optimise: FAST },
    Module {
        name: "actorium_compiler",
        feature: "compiler",
        profile: "compiler",
        optimise: &["-Oz", "--reorder-functions-by-name"],
    },
    Module { name: "actorium_claims", feature: "claims", profile: "claims", optimise: FAST },
];

/// What wasm-opt may rely on. The lowest kilobyte of memory is the far end of the stack, which nothing points to. The features
/// are those that rustc's output uses and that every current browser has.
const ASSUME: &[&str] = &[
    "--low-memory-unused",
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// Brings `www/src/core/built` up to date. Does nothing more than ask Cargo when nothing has changed.
pub fn build() -> Result<()> {
    tools::ensure()?;
    npm::install(&paths::www())?;
    same_bindgen()?;

    say("Building the core to WebAssembly");
    thread::scope(|scope| {
        let builds = MODULES.each_ref().map(|module| scope.spawn(|| module.build()));
        builds.into_iter().try_for_each(|build| build.join().map_err(|_| anyhow!("a build has broken off"))?)
    })?;
    plans::write()
}

/// What the compiler is told so that no module holds where this machine keeps the sources of libraries, as Cargo wants it in its variable.
fn without_paths() -> Result<String> {
    let own = || env::home_dir().map(|home| home.join(".cargo"));
    let sources = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(own).map(|home| home.join("registry/src"));
    let Some(Ok(sources)) = sources.map(fs::read_dir) else { return Ok(String::new()) };
    let remap =
        |source: std::io::Result<fs::DirEntry>| Ok(format!("--remap-path-prefix={}=", source?.path().display()));
    Ok(sources.map(remap).collect::<Result<Vec<_>>>()?.join("\x1f"))
}

impl Module {
    fn build(&self) -> Result<()> {
        let Self { name, feature, profile, .. } = self;
        let build = ["rustc", "--lib", "--package", "actorium", "--target", tools::TARGET, "--profile", profile];
        let mut cargo = cargo();
        cargo.env("CARGO_ENCODED_RUSTFLAGS", without_paths()?);
        run(cargo.args(build).args(["--features", feature, "--"]).args(COMPILE))?;
        let target = tools::target()?;
        let built = target.join(tools::TARGET).join(profile).join("actorium.wasm");
        let bytes = fs::read(&built).with_context(|| format!("reading {}", built.display()))?;

        let core = paths::core();
        let files = [format!("{name}.js"), format!("{name}.d.ts"), format!("{name}_bg.wasm")];
        let stamp = core.join(format!(".{name}.stamp"));
        let recipe = self.recipe(&bytes)?;
        let complete = files.iter().all(|file| core.join(file).is_file());
        if complete && fs::read_to_string(&stamp).is_ok_and(|old| old == recipe) {
            return Ok(());
        }

        say(format!("Wrapping and optimising the {feature}"));
        // Made elsewhere and moved when complete, so that a page being served never sees half of it.
        let fresh = target.join("core");
        fs::create_dir_all(&fresh)?;
        self.wrap(bytes, &fresh)?;
        self.optimise(&fresh)?;
        fs::create_dir_all(&core)?;
        for file in files {
            fs::copy(fresh.join(&file), core.join(&file)).with_context(|| format!("copying {file}"))?;
        }
        fs::write(stamp, recipe)?;
        Ok(())
    }

    fn wrap(&self, module: Vec<u8>, folder: &Path) -> Result<()> {
        let mut bindgen = Bindgen::new();
        bindgen.input_bytes(self.name, module).out_name(self.name);
        bindgen.web(true)?.typescript(true).omit_default_module_path(false);
        // The names are for wasm-opt, which leaves them out of what it writes.
        bindgen.remove_producers_section(true).remove_name_section(false);
        bindgen.generate(folder).with_context(|| format!("wasm-bindgen could not wrap the {}", self.feature))
    }

    fn optimise(&self, folder: &Path) -> Result<()> {
        let module = folder.join(format!("{}_bg.wasm", self.name));
        let mut command = node(&paths::www());
        command.arg("node_modules/binaryen/bin/wasm-opt").args(self.optimise).args(ASSUME);
        run(command.arg(&module).arg("--output").arg(&module))
    }

    /// Everything that decides what its files in `www/src/core/built` are, as one line.
    fn recipe(&self, module: &[u8]) -> Result<String> {
        let optimiser = paths::www().join("node_modules/binaryen/package.json");
        let package: serde_json::Value = serde_json::from_str(
            &fs::read_to_string(&optimiser)
                .context("the `binaryen` package, which has wasm-opt, is missing from www/package.json")?,
        )?;
        let mut hasher = DefaultHasher::new();
        hasher.write(module);
        Ok(format!(
            "{:016x} wasm-bindgen {BINDGEN_VERSION} binaryen {} {} {}\n",
            hasher.finish(),
            package["version"],
            self.optimise.join(" "),
            ASSUME.join(" ")
        ))
    }
}

/// Refuses a wasm-bindgen in `Cargo.lock` that differs from the one this program was built with.
fn same_bindgen() -> Result<()> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let Some(locked) = locked_version(&lock, "wasm-bindgen") else { bail!("Cargo.lock names no wasm-bindgen") };
    if locked != BINDGEN_VERSION {
        bail!(
            "Cargo.lock has wasm-bindgen {locked}, but xtask wraps modules of wasm-bindgen {BINDGEN_VERSION}. Make the two equal: \
             either `cargo update wasm-bindgen --precise {BINDGEN_VERSION}`, or set wasm-bindgen-cli-support in xtask/Cargo.toml and \
             BINDGEN_VERSION in xtask/src/wasm.rs to {locked}"
        );
    }
    Ok(())
}

fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::{BINDGEN_VERSION, locked_version};

    #[test]
    fn the_lock_is_read_by_whole_names() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"2.0.0\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("2.0.0"));
        assert_eq!(locked_version(lock, "absent"), None);
    }

    #[test]
    fn the_pin_is_the_version_this_program_checks_for() {
        let manifest = include_str!("../Cargo.toml");
        assert!(manifest.contains(&format!("wasm-bindgen-cli-support = \"={BINDGEN_VERSION}\"")));
    }
}
