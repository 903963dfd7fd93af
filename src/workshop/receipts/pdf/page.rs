//! Paper: what stands where on a page, mirrored where it is read from right to left.

use super::font::{Fonts, Weight};
use super::shape::{Shaped, shape, wrap};

/// A4, in points.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
/// Left and right.
pub(super) const MARGIN: f32 = 48.0;
/// What lies between the margins.
pub(super) const INNER: f32 = WIDTH - 2.0 * MARGIN;

/// Red, green, blue, from 0 to 1.
pub(super) type Colour = [f32; 3];
pub(super) const INK: Colour = [0.10, 0.11, 0.13];
pub(super) const PALE: Colour = [0.40, 0.42, 0.46];
pub(super) const LINE: Colour = [0.80, 0.82, 0.85];
pub(super) const TINT: Colour = [0.945, 0.95, 0.957];

/// Where a text stands in its box, in the direction of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Start,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f32,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
}

impl Look {
    pub(super) const fn new(size: f32) -> Self {
        Self { size, weight: Weight::Regular, colour: INK }
    }

    pub(super) const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }

    pub(super) const fn in_colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// From one line to the next.
    pub(super) fn leading(self) -> f32 {
        self.size * 1.4
    }
}

/// Something drawn; `y` is counted from the top.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// A line of text whose letters stand on `y`.
    Text { x: f32, y: f32, size: f32, colour: Colour, line: Shaped },
    /// A filled box.
    Fill { x: f32, y: f32, width: f32, height: f32, colour: Colour },
}

/// A place to write: from `x` (from where reading begins) so wide.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) align: Align,
}

/// Draws onto pages in one direction of reading.
pub(super) struct Pen<'f> {
    fonts: &'f Fonts,
    right_to_left: bool,
    pub(super) marks: Vec<Mark>,
}

impl<'f> Pen<'f> {
    pub(super) fn new(fonts: &'f Fonts, right_to_left: bool) -> Self {
        Self { fonts, right_to_left, marks: Vec::new() }
    }

    /// The text as lines that fit into a column.
    pub(super) fn lines(&self, text: &str, look: Look, column: Column) -> Vec<Shaped> {
        wrap(self.fonts, text, look.weight, column.width / look.size)
    }

    /// Writes lines from `top` on, and returns where they end.
    pub(super) fn put(&mut self, lines: Vec<Shaped>, look: Look, column: Column, top: f32) -> f32 {
        let mut y = top;
        for line in lines {
            let x = self.place(column, line.width * look.size);
            // letters stand somewhat above the middle of their line's height
            let mark = Mark::Text { x, y: y + look.size * 1.05, size: look.size, colour: look.colour, line };
            self.marks.push(mark);
            y += look.leading();
        }
        y
    }

    /// Wraps and writes a text, and returns where it ends.
    pub(super) fn write(&mut self, text: &str, look: Look, column: Column, top: f32) -> f32 {
        let lines = self.lines(text, look, column);
        self.put(lines, look, column, top)
    }

    /// Writes a text on one line, smaller where it would not fit.
    pub(super) fn fit(&mut self, text: &str, look: Look, column: Column, top: f32) {
        let line = shape(self.fonts, text, look.weight);
        let size = look.size.min(column.width / line.width.max(0.01));
        let x = self.place(column, line.width * size);
        self.marks.push(Mark::Text { x, y: top + look.size * 1.05, size, colour: look.colour, line });
    }

    /// Fills a box that begins at `x` from where reading begins.
    pub(super) fn fill(&mut self, (x, y): (f32, f32), (width, height): (f32, f32), colour: Colour) {
        let x = if self.right_to_left { WIDTH - x - width } else { x };
        self.marks.push(Mark::Fill { x, y, width, height, colour });
    }

    /// A thin line across the page.
    pub(super) fn rule(&mut self, y: f32) {
        self.fill((MARGIN, y), (INNER, 0.6), LINE);
    }

    /// The left edge, on paper, of something so wide in a column.
    fn place(&self, column: Column, width: f32) -> f32 {
        let start = if self.right_to_left { WIDTH - column.x - column.width } else { column.x };
        let at_left = (column.align == Align::Start) != self.right_to_left;
        if at_left { start } else { start + column.width - width }
    }
}
