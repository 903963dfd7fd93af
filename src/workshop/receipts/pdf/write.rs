//! Pages as a PDF file: streams of marks, and of each font the glyphs that were used.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{CidFontType, Direction, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use super::font::{Font, Fonts, Weight};
use super::page::{HEIGHT, Mark, WIDTH};
use super::shape::Shaped;
use crate::kernel::error::Fault;
use crate::workshop::receipts::Sheet;

/// Letters, digits and so on that the PDF maps codes to.
const ADOBE_IDENTITY: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The glyphs of a font that pages use, with their new numbers and the text that each stands for.
#[derive(Default)]
struct Used {
    numbers: GlyphRemapper,
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f32>,
}

impl Used {
    fn number(&mut self, font: &Font, id: u16, text: &str) -> u16 {
        let number = self.numbers.remap(id);
        if !text.is_empty() {
            self.texts.entry(number).or_insert_with(|| text.to_owned());
        }
        self.widths.entry(number).or_insert_with(|| font.width(id) * 1000.0 / font.units);
        number
    }
}

/// Numbers of objects, one after the other.
struct Numbers(i32);

impl Numbers {
    fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

pub(super) fn file(sheet: &Sheet, fonts: &Fonts, pages: &[Vec<Mark>]) -> Result<Vec<u8>, Fault> {
    let (mut pdf, mut numbers) = (Pdf::new(), Numbers(0));
    let (catalog, tree, info) = (numbers.next(), numbers.next(), numbers.next());
    let faces = Weight::ALL.map(|weight| (weight, numbers.next()));
    let mut used = [Used::default(), Used::default()];

    let mut kids = Vec::new();
    for marks in pages {
        let (page, content) = (numbers.next(), numbers.next());
        kids.push(page);
        pdf.stream(content, &compressed(&drawn(fonts, &mut used, marks))?).filter(Filter::FlateDecode);
        let mut page = pdf.page(page);
        page.parent(tree).media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).contents(content);
        let mut resources = page.resources();
        let mut by_name = resources.fonts();
        for (weight, face) in faces {
            by_name.pair(name_of(weight), face);
        }
    }
    pdf.pages(tree).count(i32::try_from(kids.len()).map_err(Fault::internal)?).kids(kids);
    let title = format!("{} {}", sheet.title, sheet.number);
    pdf.document_info(info).title(TextStr(&title)).author(TextStr(&sheet.garage));
    let mut root = pdf.catalog(catalog);
    root.pages(tree).lang(TextStr(sheet.language.tag()));
    let direction = if sheet.is_right_to_left() { Direction::R2L } else { Direction::L2R };
    root.viewer_preferences().direction(direction).display_doc_title(true);
    root.finish();
    for ((weight, face), used) in faces.into_iter().zip(used) {
        embed(&mut pdf, &mut numbers, face, fonts.of(weight), &used)?;
    }
    Ok(pdf.finish())
}

const fn name_of(weight: Weight) -> Name<'static> {
    match weight {
        Weight::Regular => Name(b"R"),
        Weight::Bold => Name(b"B"),
    }
}

fn drawn(fonts: &Fonts, used: &mut [Used; 2], marks: &[Mark]) -> Vec<u8> {
    let mut content = Content::new();
    for mark in marks {
        match mark {
            Mark::Fill { x, y, width, height, colour: [red, green, blue] } => {
                content.set_fill_rgb(*red, *green, *blue);
                content.rect(*x, HEIGHT - y - height, *width, *height).fill_nonzero();
            }
            Mark::Text { x, y, size, colour: [red, green, blue], line } => {
                let [regular, bold] = &mut *used;
                let used = match line.weight {
                    Weight::Regular => regular,
                    Weight::Bold => bold,
                };
                content.begin_text().set_fill_rgb(*red, *green, *blue).set_font(name_of(line.weight), *size);
                content.set_text_matrix([1.0, 0.0, 0.0, 1.0, *x, HEIGHT - y]);
                glyphs(&mut content, fonts.of(line.weight), used, line, *size);
                content.end_text();
            }
        }
    }
    content.finish().to_vec()
}

/// Shows the glyphs of a line; where one stands elsewhere than its width says, the difference is told in thousandths.
fn glyphs(content: &mut Content, font: &Font, used: &mut Used, line: &Shaped, size: f32) {
    let thousandth = 1000.0 / font.units;
    let mut rise = 0.0_f32;
    for glyph in &line.glyphs {
        let number = used.number(font, glyph.id, &glyph.text);
        let (aside, up) = (glyph.offset.0 * thousandth, glyph.offset.1 * size / font.units);
        if (up - rise).abs() > f32::EPSILON {
            content.set_rise(up);
            rise = up;
        }
        let after = (font.width(glyph.id) - glyph.advance) * thousandth + aside;
        let mut shown = content.show_positioned();
        let mut items = shown.items();
        if aside.abs() > f32::EPSILON {
            items.adjust(-aside);
        }
        items.show(Str(&number.to_be_bytes()));
        if after.abs() > f32::EPSILON {
            items.adjust(after);
        }
    }
    if rise.abs() > f32::EPSILON {
        content.set_rise(0.0);
    }
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).map_err(Fault::internal)?;
    encoder.finish().map_err(Fault::internal)
}

fn embed(pdf: &mut Pdf, numbers: &mut Numbers, face: Ref, font: &Font, used: &Used) -> Result<(), Fault> {
    let (cid, descriptor, cmap, file) = (numbers.next(), numbers.next(), numbers.next(), numbers.next());
    // six letters before the name say that it is a part of that font
    let base = format!("DEPANN+{}", font.name);
    let base = Name(base.as_bytes());
    let part = subsetter::subset(font.data, 0, &used.numbers).map_err(|error| Fault::internal(error.to_string()))?;

    pdf.type0_font(face).base_font(base).encoding_predefined(Name(b"Identity-H")).descendant_font(cid).to_unicode(cmap);
    let mut described = pdf.cid_font(cid);
    described.subtype(CidFontType::Type2).base_font(base).system_info(ADOBE_IDENTITY).font_descriptor(descriptor);
    described.cid_to_gid_map_predefined(Name(b"Identity")).default_width(0.0);
    let mut widths = described.widths();
    for (number, width) in &used.widths {
        widths.consecutive(*number, [*width]);
    }
    widths.finish();
    described.finish();
    let scale = 1000.0 / font.units;
    let metrics = font.parsed.metrics();
    let bounds = metrics.bounds;
    let line = metrics.hhea_line.unwrap_or_default();
    let measures = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let [left, bottom, right, top] = measures.map(|measure| measure.to_f64() as f32 * scale);
    let heights = [line.ascender, line.descender, metrics.cap_height.unwrap_or_default()];
    let [ascent, descent, capitals] = heights.map(|height| height.to_f64() as f32 * scale);
    pdf.font_descriptor(descriptor)
        .name(base)
        .flags(FontFlags::SYMBOLIC)
        .bbox(Rect::new(left, bottom, right, top))
        .italic_angle(0.0)
        .ascent(ascent)
        .descent(descent)
        .cap_height(capitals)
        .stem_v(if font.name.ends_with("Bold") { 140.0 } else { 80.0 })
        .font_file2(file);
    let mut texts = UnicodeCmap::new(Name(b"Texts"), ADOBE_IDENTITY);
    for (number, text) in &used.texts {
        texts.pair_with_multiple(*number, text.chars());
    }
    pdf.cmap(cmap, &texts.finish());
    pdf.stream(file, &compressed(&part)?)
        .filter(Filter::FlateDecode)
        .pair(Name(b"Length1"), i32::try_from(part.len()).map_err(Fault::internal)?);
    Ok(())
}
