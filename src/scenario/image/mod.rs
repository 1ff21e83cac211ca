//! A plan as bytes, so that a scenario can be compiled in one place and run in another that cannot compile.
//!
//! An image is a header of 20 bytes and a body. The header says what it is, for which layout it was made, how long the body is, and
//! the body's checksum; the numbers in it have their lowest byte first. The version of the layout follows from the names of all
//! fields and variants in [`layout`], so that nobody can forget to change it.
//!
//! Reading is total: whatever the bytes are, it ends in a plan or in a [`Problem`], and takes no more memory than they could fill.
//! What it does not do is check a plan once more: that indices point to something was found out when it was compiled. The checksum
//! guards against accidents, not against somebody who computes another one: their plan may make the world panic, as a page's own
//! script may do in other ways.

pub(crate) mod codec;
pub(crate) mod layout;

use super::plan::Plan;
use super::problem::Problem;
use codec::{Image, Reader, fnv_1a};

const MAGIC: [u8; 4] = *b"ActP";

impl Plan {
    /// The plan as bytes.
    #[must_use]
    pub fn to_image(&self) -> Vec<u8> {
        seal(MAGIC, layout::VERSION, self)
    }

    /// The plan that bytes are the image of, every number in it the same to the bit.
    ///
    /// # Errors
    /// If they are not a whole image, as it was made, for this version of the simulation.
    pub fn from_image(image: &[u8]) -> Result<Self, Problem> {
        open(MAGIC, layout::VERSION, image).map_err(|says| Problem::new("plan", says))
    }
}

/// The image of something: a header that says what it is, and it.
pub(crate) fn seal(magic: [u8; 4], version: u32, content: &impl Image) -> Vec<u8> {
    let mut body = Vec::new();
    content.write(&mut body);
    [&header(magic, version, &body)[..], &body].concat()
}

/// What bytes are the image of, if they are one.
pub(crate) fn open<T: Image>(magic: [u8; 4], version: u32, image: &[u8]) -> Result<T, &'static str> {
    if let Some((found, body)) = image.split_first_chunk()
        && *found == header(magic, version, body)
    {
        let mut reader = Reader::new(body);
        let content = Image::read(&mut reader);
        if reader.is_done() {
            return Ok(content);
        }
    }
    Err("must be as this version of the simulation compiled it, whole and unchanged")
}

fn header(magic: [u8; 4], version: u32, body: &[u8]) -> [u8; 20] {
    let mut header = [0; 20];
    header[..4].copy_from_slice(&magic);
    header[4..8].copy_from_slice(&version.to_le_bytes());
    header[8..12].copy_from_slice(&(body.len() as u32).to_le_bytes());
    header[12..].copy_from_slice(&fnv_1a(body).to_le_bytes());
    header
}
