//! The one list of mechanisms, and what follows from it: the states, rules and figures of all, and who gets an event that is due.

use super::{asking, meetings};
use crate::engine::{Code, Has, Mechanism, Mechanisms, Plan, Reason, World};
use crate::kernel::encode_struct;
use serde::Serialize;

/// Makes everything that has one part for each mechanism. The numbers are those under which events are scheduled.
macro_rules! mechanisms {
    ($($number:literal $name:ident: $type:ident $(=> $metrics:ident)?,)+) => {
        /// The states of all mechanisms.
        #[derive(Clone, Debug, Hash)]
        pub struct All {
            $($name: <super::$name::$type as Mechanism>::State),+
        }

        /// The rules of all mechanisms, compiled.
        #[derive(Clone, Debug)]
        pub struct Rules {
            $(
                #[doc = concat!("Those of ", stringify!($name), ".")]
                pub $name: <super::$name::$type as Mechanism>::Rules
            ),+
        }

        /// What all mechanisms measure.
        #[derive(Clone, Debug, Hash)]
        pub struct Figures {
            $($name: <super::$name::$type as Mechanism>::Figures),+
        }

        /// What all mechanisms measure, from the start of a run, as people see it.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
        #[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
        pub struct MechanismMetrics {
            $($(
                #[doc = concat!("What is measured of ", stringify!($name), ".")]
                #[serde(flatten)]
                pub $name: super::$name::$metrics,
            )?)+
        }

        impl MechanismMetrics {
            /// What they have measured until now.
            #[must_use]
            pub fn of(world: &World<All>) -> Self {
                Self { $($($name: super::$name::metrics(world) as super::$name::$metrics,)?)+ }
            }
        }

        encode_struct! { Rules { $($name),+ } }

        $(
            impl Has<super::$name::$type> for All {
                const NUMBER: u8 = $number;
                #[inline]
                fn rules(rules: &Rules) -> &<super::$name::$type as Mechanism>::Rules {
                    &rules.$name
                }
                #[inline]
                fn state(&self) -> &<super::$name::$type as Mechanism>::State {
                    &self.$name
                }
                #[inline]
                fn state_mut(&mut self) -> &mut <super::$name::$type as Mechanism>::State {
                    &mut self.$name
                }
                fn figures_of(figures: &Figures) -> &<super::$name::$type as Mechanism>::Figures {
                    &figures.$name
                }
                fn figures_of_mut(figures: &mut Figures) -> &mut <super::$name::$type as Mechanism>::Figures {
                    &mut figures.$name
                }
            }
        )+

        impl Mechanisms for All {
            type Rules = Rules;
            type Figures = Figures;

            const HELD_UP: &'static [Reason] = &[meetings::IN_MEETING, asking::ASKING];

            fn new(plan: &Plan<Rules>) -> Self {
                Self { $($name: <super::$name::$type as Mechanism>::state(&plan.rules.$name, plan)),+ }
            }

            fn figures(plan: &Plan<Rules>) -> Figures {
                Figures { $($name: <super::$name::$type as Mechanism>::figures(&plan.rules.$name, plan)),+ }
            }
        }

        /// Hands an event that is due to its mechanism.
        #[inline]
        pub(super) fn due(world: &mut World<All>, mechanism: u8, what: u8, about: u32, number: u64) {
            match mechanism {
                $($number => super::$name::due(world, <super::$name::$type as Mechanism>::Due::ALL[what as usize], about, number),)+
                _ => debug_assert!(false, "there is no mechanism of number {mechanism}"),
            }
        }
    };
}

mechanisms! {
    0 absence: Absence,
    1 attention: AttentionMechanism,
    2 interruption: Interruption => InterruptionMetrics,
    3 stress: StressMechanism => StressMetrics,
    4 failure: Failure => FailureMetrics,
    5 hiring: Hiring => HiringMetrics,
    6 meetings: Meetings => MeetingMetrics,
    7 sites: Sites,
    8 roles: Roles => RoleMetrics,
    9 asking: Asking => AskingMetrics,
    10 ownership: OwnershipMechanism => OwnershipMetrics,
    11 storage: Storage => StorageMetrics,
    12 glue: GlueMechanism => GlueMetrics,
    13 recognition: RecognitionMechanism,
    14 copying: CopyingIn => CopyingMetrics,
}
