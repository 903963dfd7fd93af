//! A sheet on paper: A4 pages as PDF, with the letters in it, so that it looks alike everywhere.
//!
//! Text is brought into visual order (Unicode bidi), its letters are shaped (an Arabic letter looks as its neighbours
//! demand), and the glyphs that were used go into the file with the text that each of them stands for, so that it can be
//! searched and copied.

mod font;
mod layout;
mod page;
mod shape;
mod write;

use crate::kernel::error::Fault;
use crate::workshop::receipts::Sheet;

/// The sheet as the bytes of a PDF file.
///
/// # Errors
/// A defect: a font that cannot be read.
pub(super) fn render(sheet: &Sheet) -> Result<Vec<u8>, Fault> {
    let fonts = font::Fonts::load()?;
    let pages = layout::lay_out(sheet, &fonts);
    write::file(sheet, &fonts, &pages)
}
