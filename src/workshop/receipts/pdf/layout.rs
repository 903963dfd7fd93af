//! Where the parts of a sheet stand, and where a page ends.

use super::font::Fonts;
use super::page::{Align, Colour, Column, HEIGHT, INNER, Look, MARGIN, Mark, PALE, Pen, TINT, WIDTH};
use crate::workshop::receipts::{Sheet, StampKind, Sum};

/// Nothing but the foot stands below.
const BOTTOM: f32 = HEIGHT - 58.0;
/// The first line of a page.
const TOP: f32 = 46.0;
const BODY: Look = Look::new(9.0);
const SMALL: Look = Look::new(7.5).in_colour(PALE);
const GAP: f32 = 8.0;
/// Texts of the bill do not touch the edge of the tinted box above it.
const EDGE: f32 = 5.0;

/// Widths of the last three columns of the bill.
const QUANTITY: f32 = 52.0;
const UNIT: f32 = 96.0;
const AMOUNT: f32 = 104.0;

const fn column(x: f32, width: f32, align: Align) -> Column {
    Column { x, width, align }
}

/// Where amounts end.
const RIGHT: f32 = WIDTH - MARGIN - EDGE;

/// What is billed, how much, at which price, what it comes to.
const BILL: [Column; 4] = [
    column(MARGIN + EDGE, INNER - 2.0 * EDGE - QUANTITY - UNIT - AMOUNT - 3.0 * GAP, Align::Start),
    column(RIGHT - AMOUNT - UNIT - QUANTITY - 2.0 * GAP, QUANTITY, Align::End),
    column(RIGHT - AMOUNT - UNIT - GAP, UNIT, Align::End),
    column(RIGHT - AMOUNT, AMOUNT, Align::End),
];
/// Day, way and amount of a payment.
const PAYMENT: [Column; 3] = [
    column(MARGIN + EDGE, 120.0, Align::Start),
    column(MARGIN + EDGE + 120.0 + GAP, INNER - 2.0 * EDGE - 120.0 - AMOUNT - 2.0 * GAP, Align::Start),
    column(RIGHT - AMOUNT, AMOUNT, Align::End),
];

/// The marks of every page.
pub(super) fn lay_out(sheet: &Sheet, fonts: &Fonts) -> Vec<Vec<Mark>> {
    let mut paper = Paper { sheet, pen: Pen::new(fonts, sheet.is_right_to_left()), done: Vec::new(), y: TOP };
    paper.head();
    paper.particulars();
    paper.bill();
    paper.sums(&sheet.sums);
    paper.payments();
    paper.finish(fonts)
}

struct Paper<'a> {
    sheet: &'a Sheet,
    pen: Pen<'a>,
    done: Vec<Vec<Mark>>,
    /// Where the next thing stands.
    y: f32,
}

impl Paper<'_> {
    /// Goes on to a new page unless so much fits onto this one; tells whether it did.
    fn need(&mut self, height: f32) -> bool {
        let full = self.y + height > BOTTOM && self.y > TOP;
        if full {
            self.done.push(std::mem::take(&mut self.pen.marks));
            self.y = TOP;
        }
        full
    }

    /// Who it is from, what it is, and how things stand.
    fn head(&mut self) {
        let (left, right) = (column(MARGIN, 270.0, Align::Start), column(MARGIN + 280.0, INNER - 280.0, Align::End));
        let mut from = self.pen.write(&self.sheet.garage, Look::new(15.0).bold(), left, self.y);
        for line in &self.sheet.garage_lines {
            from = self.pen.write(line, Look::new(8.5).in_colour(PALE), left, from);
        }
        let mut what = self.pen.write(&self.sheet.title, Look::new(22.0).bold(), right, self.y - 4.0);
        let stamp = Look::new(10.0).bold().in_colour(colour_of(self.sheet.stamp.kind));
        what = self.pen.write(&self.sheet.stamp.text, stamp, right, what);
        self.y = from.max(what) + 12.0;
        self.pen.rule(self.y);
        self.y += 10.0;
    }

    /// Number and date, the customer, the vehicle, and what was done.
    fn particulars(&mut self) {
        let facts = self.sheet.facts.clone();
        self.side_by_side(facts.into_iter().map(|(name, value)| (name, vec![value])).collect(), 3);
        let blocks = self.sheet.blocks.clone();
        self.side_by_side(blocks.into_iter().map(|block| (block.title, block.lines)).collect(), 2);
        let subject = self.sheet.subject.clone();
        self.y = self.pen.write(&subject, Look::new(11.0).bold(), column(MARGIN, INNER, Align::Start), self.y) + 8.0;
    }

    /// Names with lines below, in so many columns.
    fn side_by_side(&mut self, parts: Vec<(String, Vec<String>)>, columns: u8) {
        let width = (INNER - GAP * f32::from(columns - 1)) / f32::from(columns);
        let mut ends = self.y;
        for (index, (name, lines)) in (0_u8..columns).zip(parts) {
            let at = column(MARGIN + f32::from(index) * (width + GAP), width, Align::Start);
            let mut y = self.pen.write(&name, SMALL, at, self.y);
            for line in lines {
                y = self.pen.write(&line, BODY, at, y);
            }
            ends = ends.max(y);
        }
        self.y = ends + 12.0;
    }

    fn bill(&mut self) {
        self.bill_head();
        let sheet = self.sheet;
        for row in &sheet.rows {
            let lines = self.pen.lines(&row.description, BODY, BILL[0]);
            let height = lines.len() as f32 * BODY.leading() + 6.0;
            if self.need(height) {
                self.bill_head();
            }
            let top = self.y + 3.0;
            self.pen.put(lines, BODY, BILL[0], top);
            for (text, at) in [&row.quantity, &row.unit, &row.amount].into_iter().zip(BILL.into_iter().skip(1)) {
                self.pen.fit(text, BODY, at, top);
            }
            self.y += height;
            self.pen.rule(self.y);
        }
    }

    fn bill_head(&mut self) {
        self.pen.fill((MARGIN, self.y), (INNER, 18.0), TINT);
        let columns = self.sheet.columns.clone();
        for (text, at) in columns.iter().zip(BILL) {
            self.pen.fit(text, Look::new(8.0).bold(), at, self.y + 4.0);
        }
        self.y += 18.0;
    }

    /// Sums at the end of the lines, kept together.
    fn sums(&mut self, sums: &[Sum]) {
        let height = sums.iter().map(|sum| sum_look(sum).leading() + 3.0).sum::<f32>() + 8.0;
        self.need(height);
        self.y += 8.0;
        let amounts = column(RIGHT - 120.0, 120.0, Align::End);
        let labels = column(RIGHT - 120.0 - GAP - 200.0, 200.0, Align::End);
        for sum in sums {
            let look = sum_look(sum);
            self.pen.fit(&sum.label, look, labels, self.y);
            self.pen.fit(&sum.amount, look, amounts, self.y);
            self.y += look.leading() + 3.0;
        }
    }

    fn payments(&mut self) {
        let sheet = self.sheet;
        if sheet.payments.is_empty() && sheet.no_payments.is_empty() {
            return;
        }
        self.need(60.0);
        self.y += 10.0;
        let whole = column(MARGIN, INNER, Align::Start);
        self.y = self.pen.write(&sheet.payments_title, Look::new(11.0).bold(), whole, self.y) + 2.0;
        if sheet.payments.is_empty() {
            self.y = self.pen.write(&sheet.no_payments, BODY, whole, self.y);
        }
        for payment in &sheet.payments {
            let lines = self.pen.lines(&payment.method, BODY, PAYMENT[1]);
            let height = lines.len() as f32 * BODY.leading() + 6.0;
            self.need(height);
            let top = self.y + 3.0;
            self.pen.fit(&payment.day, BODY, PAYMENT[0], top);
            self.pen.put(lines, BODY, PAYMENT[1], top);
            self.pen.fit(&payment.amount, BODY, PAYMENT[2], top);
            self.y += height;
            self.pen.rule(self.y);
        }
        self.sums(&sheet.balance);
    }

    /// The last page, and the foot of each.
    fn finish(mut self, fonts: &Fonts) -> Vec<Vec<Mark>> {
        self.done.push(std::mem::take(&mut self.pen.marks));
        let pages = self.done.len();
        for (index, marks) in self.done.iter_mut().enumerate() {
            let mut pen = Pen::new(fonts, self.sheet.is_right_to_left());
            let at = column(MARGIN, INNER, Align::End);
            pen.write(&self.sheet.foot(index + 1, pages), SMALL, at, HEIGHT - 44.0);
            marks.append(&mut pen.marks);
        }
        self.done
    }
}

fn sum_look(sum: &Sum) -> Look {
    if sum.is_grand { Look::new(11.0).bold() } else { BODY }
}

const fn colour_of(kind: StampKind) -> Colour {
    match kind {
        StampKind::Paid => [0.09, 0.45, 0.24],
        StampKind::Open => [0.68, 0.36, 0.02],
        StampKind::Void => [0.70, 0.12, 0.12],
    }
}
