//! What a file says of copying in.

use crate::engine::Compile;
use crate::kernel::encode_struct;
use crate::problem::Place;
use serde::{Deserialize, Serialize};

/// A habit of telling everybody: a share of announcements also goes to the members of a system who do not depend on the domain. Each
/// takes its reader as long as any other announcement, and changes nothing that the reader holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CopiesIn {
    /// The name of the system whose members are copied in: by whoever announces something, over the way it has to them. Whom it has
    /// no way to, it does not copy in.
    pub system: String,
    /// The share, 0 to 1, of announcements that are copied: each is, or is not, to all of them alike.
    pub share: f64,
}

/// Whom announcements are copied to, and how often.
#[derive(Clone, Debug)]
pub struct Copying {
    /// The members of the system, in canonical order.
    pub members: Vec<u32>,
    /// The share of announcements.
    pub share: f64,
}

impl CopiesIn {
    /// The rules; nothing if something is wrong with them.
    #[must_use]
    pub fn compile(&self, place: &Place<'_>, compile: &mut Compile<'_>) -> Option<Copying> {
        compile.problems.number(&place.field("share"), self.share, 0.0, 1.0);
        let system = compile.topology.systems().iter().find(|system| system.name == self.system);
        if system.is_none() {
            let says = format_args!("must be the name of a system, got \"{}\"", self.system);
            compile.problems.add(&place.field("system"), says);
        }
        Some(Copying { members: system?.members.clone(), share: self.share })
    }
}

encode_struct! { Copying { members, share } }
