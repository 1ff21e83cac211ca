//! How numbers, texts, lists and whatever consists of them become bytes, and come back.
//!
//! Each type says beside itself how it is encoded, with [`encode_struct`] or [`encode_enum`]. Its layout, the hash of the names of its
//! parts and of their layouts, changes when any of these does: so nobody can forget to change a version.

use super::{Distribution, Shape};
use std::ops::Range;

/// Something that can be written as bytes and read back. What is read takes at least one byte.
pub trait Encode: Sized {
    /// Stands for the layout: encodings of another one cannot be read.
    const LAYOUT: u64;
    /// Adds it.
    fn write(&self, to: &mut Vec<u8>);
    /// Takes it off; anything at all once the reader is poisoned.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// The layout of something by its name and the layouts of its parts.
#[must_use]
pub const fn layout(name: &str, parts: &[u64]) -> u64 {
    let (mut hash, mut at) = (fnv_1a(name.as_bytes()), 0);
    while at < parts.len() {
        hash = (hash ^ parts[at]).wrapping_mul(PRIME).rotate_left(23);
        at += 1;
    }
    hash
}

/// What is still to be read. Once something is wrong it is poisoned, and yields zeros: so whoever reads need not ask before the
/// end.
pub struct Reader<'a> {
    rest: &'a [u8],
    poisoned: bool,
}

impl<'a> Reader<'a> {
    /// A reader of all of that.
    pub fn new(rest: &'a [u8]) -> Self {
        Self { rest, poisoned: false }
    }

    /// Whether everything was read, and all of it was right.
    pub fn is_done(&self) -> bool {
        !self.poisoned && self.rest.is_empty()
    }

    /// Something is wrong.
    pub fn poison(&mut self) {
        *self = Self { rest: &[], poisoned: true };
    }

    /// A number: seven bits a byte, the lowest first; the highest bit says that there is more.
    #[inline(never)]
    pub fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let Some((&byte, rest)) = self.rest.split_first() else { break };
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.poison();
        0
    }

    /// A count of things of at least one byte each: no more than could be there.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let count = self.number();
        if count > self.rest.len() as u64 {
            self.poison();
            return 0;
        }
        count as usize
    }

    /// Whether to read one more of so many. What is read one by one grows with what is there, whatever was promised.
    #[inline(never)]
    fn has_next(&mut self, left: &mut usize) -> bool {
        let goes_on = *left > 0 && !self.poisoned;
        *left = left.saturating_sub(1);
        goes_on
    }
}

/// Writes a number as [`Reader::number`] reads it.
pub fn write_number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

macro_rules! whole_numbers {
    ($($type:ty)*) => {
        $(
            impl Encode for $type {
                const LAYOUT: u64 = layout(stringify!($type), &[]);
                fn write(&self, to: &mut Vec<u8>) {
                    write_number(u64::from(*self), to);
                }
                fn read(from: &mut Reader<'_>) -> Self {
                    from.number() as $type
                }
            }
        )*
    };
}

whole_numbers! { u8 u16 u32 u64 }

impl Encode for bool {
    const LAYOUT: u64 = layout("bool", &[]);
    fn write(&self, to: &mut Vec<u8>) {
        u8::from(*self).write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() != 0
    }
}

/// Its bits, the last byte first: a number of few digits ends in many zeros.
impl Encode for f64 {
    const LAYOUT: u64 = layout("f64", &[]);
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.to_bits().swap_bytes(), to);
    }
    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_bits(from.number().swap_bytes())
    }
}

impl Encode for String {
    const LAYOUT: u64 = layout("String", &[]);
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.len() as u64, to);
        to.extend(self.as_bytes());
    }
    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let count = from.count();
        let (bytes, rest) = from.rest.split_at(count);
        from.rest = rest;
        let Ok(text) = std::str::from_utf8(bytes) else {
            from.poison();
            return Self::new();
        };
        text.into()
    }
}

impl<T: Encode> Encode for Option<T> {
    const LAYOUT: u64 = layout("Option", &[T::LAYOUT]);
    fn write(&self, to: &mut Vec<u8>) {
        self.is_some().write(to);
        if let Some(content) = self {
            content.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Encode> Encode for Vec<T> {
    const LAYOUT: u64 = layout("Vec", &[T::LAYOUT]);
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.len() as u64, to);
        for item in self {
            item.write(to);
        }
    }
    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        let mut items = Self::new();
        let mut left = from.count();
        while from.has_next(&mut left) {
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Encode> Encode for Range<T> {
    const LAYOUT: u64 = layout("Range", &[T::LAYOUT]);
    fn write(&self, to: &mut Vec<u8>) {
        self.start.write(to);
        self.end.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        T::read(from)..T::read(from)
    }
}

impl<T: Encode, const N: usize> Encode for [T; N] {
    const LAYOUT: u64 = layout("array", &[T::LAYOUT, N as u64]);
    fn write(&self, to: &mut Vec<u8>) {
        for item in self {
            item.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        std::array::from_fn(|_| T::read(from))
    }
}

impl<A: Encode, B: Encode> Encode for (A, B) {
    const LAYOUT: u64 = layout("pair", &[A::LAYOUT, B::LAYOUT]);
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of Fowler, Noll and Vo. Each step can be undone, so a single byte that differs always shows.
#[must_use]
pub const fn fnv_1a(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

/// The layout of a field, by the function that gets at it: so that a type need not be named twice.
#[must_use]
pub const fn layout_of<S, T: Encode>(_: fn(&S) -> &T) -> u64 {
    T::LAYOUT
}

/// Says how a struct is encoded: the names of its fields, in the order in which they are written. One that is forgotten or unknown
/// does not compile.
macro_rules! encode_struct {
    ($type:ident $(<$generic:ident>)? { $($field:tt),* $(,)? }) => {
        impl $(<$generic: $crate::kernel::Encode>)? $crate::kernel::Encode for $type $(<$generic>)? {
            const LAYOUT: u64 = $crate::kernel::layout(
                stringify!($type $($field)*),
                &[$($crate::kernel::layout_of(|whole: &Self| &whole.$field)),*],
            );
            fn write(&self, to: &mut Vec<u8>) {
                // Names every field, so that a new one has to be named here.
                let Self { $($field: _),* } = self;
                $($crate::kernel::Encode::write(&self.$field, to);)*
            }
            fn read(from: &mut $crate::kernel::Reader<'_>) -> Self {
                Self { $($field: $crate::kernel::Encode::read(from)),* }
            }
        }
    };
}

/// Says how an enum is encoded: its variants in the order of their tags, with the names of what they hold.
macro_rules! encode_enum {
    ($type:ident { $($variant:ident $(($part:ident: $of:ty))? $({ $($named:ident: $named_of:ty),+ })?),+ $(,)? }) => {
        const _: () = {
            enum Tag { $($variant),+ }

            impl $crate::kernel::Encode for $type {
                const LAYOUT: u64 = $crate::kernel::layout(
                    stringify!($type $($variant $($part)? $($($named)+)?)+),
                    &[$($(<$of as $crate::kernel::Encode>::LAYOUT,)? $($(<$named_of as $crate::kernel::Encode>::LAYOUT,)+)?)+],
                );
                fn write(&self, to: &mut Vec<u8>) {
                    match self {
                        $(
                            Self::$variant $(($part))? $({ $($named),+ })? => {
                                $crate::kernel::write_number(Tag::$variant as u64, to);
                                $($crate::kernel::Encode::write($part, to);)?
                                $($($crate::kernel::Encode::write($named, to);)+)?
                            }
                        )+
                    }
                }
                fn read(from: &mut $crate::kernel::Reader<'_>) -> Self {
                    let tag = from.number();
                    $(
                        if tag == Tag::$variant as u64 {
                            return Self::$variant
                                $(({ let $part = $crate::kernel::Encode::read(from); $part }))?
                                $({ $($named: $crate::kernel::Encode::read(from)),+ })?;
                        }
                    )+
                    // From here on every tag is that of the first variant.
                    from.poison();
                    Self::read(from)
                }
            }
        };
    };
}

pub(crate) use {encode_enum, encode_struct};

encode_struct! { Distribution { mean_minutes, shape } }
encode_enum! { Shape { Constant, Exponential, Erlang { stages: u32 }, LogNormal { cv: f64 }, Uniform { spread: f64 } } }
