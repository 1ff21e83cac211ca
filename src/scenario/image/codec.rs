//! How numbers, texts, lists and whatever consists of them become bytes, and come back.

use std::ops::Range;
use std::sync::Arc;

/// Something that can be written as bytes and read back. What is read takes at least one byte.
pub trait Image: Sized {
    /// Adds it.
    fn write(&self, to: &mut Vec<u8>);
    /// Takes it off; anything at all once the bytes turn out not to be right.
    fn read(from: &mut Reader<'_>) -> Self;
}

/// What is still to be read. It remembers that something was wrong, and from then on yields zeros: so whoever reads need not ask
/// before the end.
pub struct Reader<'a> {
    rest: &'a [u8],
    spoiled: bool,
}

impl<'a> Reader<'a> {
    /// A reader of all of that.
    pub fn new(rest: &'a [u8]) -> Self {
        Self { rest, spoiled: false }
    }

    /// Whether everything was read, and all of it was right.
    pub fn is_done(&self) -> bool {
        !self.spoiled && self.rest.is_empty()
    }

    /// Something is wrong.
    pub fn spoil(&mut self) {
        *self = Self { rest: &[], spoiled: true };
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
        self.spoil();
        0
    }

    /// A count of things of at least one byte each: no more than could be there.
    #[inline(never)]
    fn count(&mut self) -> usize {
        let count = self.number();
        if count > self.rest.len() as u64 {
            self.spoil();
            return 0;
        }
        count as usize
    }

    /// Whether to read one more of so many. What is read one by one grows with what is there, whatever was promised.
    #[inline(never)]
    fn has_next(&mut self, left: &mut usize) -> bool {
        let goes_on = *left > 0 && !self.spoiled;
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
            impl Image for $type {
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

impl Image for bool {
    fn write(&self, to: &mut Vec<u8>) {
        u8::from(*self).write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        from.number() != 0
    }
}

/// Its bits, the last byte first: a number of few digits ends in many zeros.
impl Image for f64 {
    fn write(&self, to: &mut Vec<u8>) {
        write_number(self.to_bits().swap_bytes(), to);
    }
    #[inline(never)]
    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_bits(from.number().swap_bytes())
    }
}

impl Image for String {
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
            from.spoil();
            return Self::new();
        };
        text.into()
    }
}

impl<T: Image> Image for Option<T> {
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

impl<T: Image> Image for Vec<T> {
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

impl<T: Image> Image for Range<T> {
    fn write(&self, to: &mut Vec<u8>) {
        self.start.write(to);
        self.end.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        T::read(from)..T::read(from)
    }
}

impl<T: Image, const N: usize> Image for [T; N] {
    fn write(&self, to: &mut Vec<u8>) {
        for item in self {
            item.write(to);
        }
    }
    fn read(from: &mut Reader<'_>) -> Self {
        std::array::from_fn(|_| T::read(from))
    }
}

impl<A: Image, B: Image> Image for (A, B) {
    fn write(&self, to: &mut Vec<u8>) {
        self.0.write(to);
        self.1.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        (A::read(from), B::read(from))
    }
}

impl<T: Image> Image for Arc<T> {
    fn write(&self, to: &mut Vec<u8>) {
        T::write(self, to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self::new(T::read(from))
    }
}

/// The hash of Fowler, Noll and Vo. Each step can be undone, so a single byte that differs always shows.
pub const fn fnv_1a(bytes: &[u8]) -> u64 {
    let (mut hash, mut at) = (0xcbf2_9ce4_8422_2325, 0);
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
        at += 1;
    }
    hash
}

/// Implements [`Image`] for structs and enums by the names of their fields and variants, in the order in which they are written.
/// One that is forgotten or unknown does not compile. `VERSION` is made from all these names.
macro_rules! layout {
    ($($all:tt)+) => {
        implement! { $($all)+ }

        /// The version of this layout: images of any other are refused.
        pub const VERSION: u32 = fnv_1a(stringify!($($all)+).as_bytes()) as u32;
    };
}

macro_rules! implement {
    (
        structs { $($struct:ident { $($field:tt),+ $(,)? })+ }
        enums { $($enum:ident { $($variant:ident $(($part:ident))? $({ $($named:ident),+ })?),+ $(,)? })+ }
    ) => {
        $(
            impl Image for $struct {
                fn write(&self, to: &mut Vec<u8>) {
                    // Names every field, so that a new one has to be named here.
                    let Self { $($field: _),+ } = self;
                    $(self.$field.write(to);)+
                }
                fn read(from: &mut Reader<'_>) -> Self {
                    Self { $($field: Image::read(from)),+ }
                }
            }
        )+
        $(
            const _: () = {
                enum Tag { $($variant),+ }

                impl Image for $enum {
                    fn write(&self, to: &mut Vec<u8>) {
                        match self {
                            $(
                                Self::$variant $(($part))? $({ $($named),+ })? => {
                                    write_number(Tag::$variant as u64, to);
                                    $($part.write(to);)?
                                    $($($named.write(to);)+)?
                                }
                            )+
                        }
                    }
                    fn read(from: &mut Reader<'_>) -> Self {
                        let tag = from.number();
                        $(
                            if tag == Tag::$variant as u64 {
                                return Self::$variant
                                    $(({ let $part = Image::read(from); $part }))?
                                    $({ $($named: Image::read(from)),+ })?;
                            }
                        )+
                        // From here on every tag is that of the first variant.
                        from.spoil();
                        Self::read(from)
                    }
                }
            };
        )+
    };
}

pub(crate) use {implement, layout};
