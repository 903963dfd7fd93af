//! From text to glyphs in the order in which they stand on paper.

use std::collections::BTreeSet;

use harfrust::{Buffer, Direction, ShapeOptions, ShaperFont};
use unicode_bidi::{BidiInfo, Level};

use super::font::{Font, Fonts, Weight};

/// One glyph of a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    /// To the next glyph, in font units.
    pub(super) advance: f32,
    /// From where it would stand, in font units.
    pub(super) offset: (f32, f32),
    /// The text that it stands for; empty where another glyph stands for the same.
    pub(super) text: String,
}

/// A text on one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Shaped {
    pub(super) weight: Weight,
    pub(super) glyphs: Vec<Glyph>,
    /// In ems.
    pub(super) width: f32,
}

/// Shapes a text as one line. Its first strong letter decides which way it runs, so that a name keeps its own order on a
/// page of another script; numbers alone run to the right everywhere.
pub(super) fn shape(fonts: &Fonts, text: &str, weight: Weight) -> Shaped {
    let font = fonts.of(weight);
    // line breaks and the like have no place in a line
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut glyphs = Vec::new();
    let info = BidiInfo::new(&text, None);
    for paragraph in &info.paragraphs {
        let (levels, runs) = info.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let backwards = levels.get(run.start).is_some_and(Level::is_rtl);
            if let Some(part) = text.get(run) {
                glyphs.extend(shape_run(font, part, backwards));
            }
        }
    }
    let width = glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() / font.units;
    Shaped { weight, glyphs, width }
}

fn shape_run(font: &Font, part: &str, backwards: bool) -> Vec<Glyph> {
    let mut shaped = Buffer::new();
    shaped.push_str(part);
    shaped.guess_segment_properties();
    shaped.set_direction(if backwards { Direction::RightToLeft } else { Direction::LeftToRight });
    if harfrust::shape(&ShaperFont::new(&font.parsed), &mut shaped, ShapeOptions::new()).is_err() {
        // a text of no script at all has nothing to show
        return Vec::new();
    }
    let (infos, positions) = (shaped.glyph_infos(), shaped.glyph_positions());
    let clusters: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    let texts = texts(part, &clusters, backwards);
    infos
        .iter()
        .zip(positions)
        .zip(texts)
        .map(|((info, position), text)| Glyph {
            // a font has no more than 65,536 glyphs
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: position.x_advance as f32,
            offset: (position.x_offset as f32, position.y_offset as f32),
            text,
        })
        .collect()
}

/// What each glyph stands for. A cluster is the place where its text begins, and that ends where the next one begins. Of
/// as many glyphs as letters each has its own; else the first has all of them.
fn texts(part: &str, clusters: &[usize], backwards: bool) -> Vec<String> {
    let begins: BTreeSet<usize> = clusters.iter().copied().collect();
    let mut texts = Vec::with_capacity(clusters.len());
    for glyphs in clusters.chunk_by(|a, b| a == b) {
        let begin = glyphs.first().copied().unwrap_or_default();
        let end = begins.range(begin + 1..).next().copied().unwrap_or(part.len());
        let text = part.get(begin..end).unwrap_or_default();
        if text.chars().count() == glyphs.len() {
            let mut letters: Vec<String> = text.chars().map(String::from).collect();
            if backwards {
                letters.reverse();
            }
            texts.extend(letters);
        } else {
            texts.push(text.to_owned());
            texts.resize(texts.len() + glyphs.len() - 1, String::new());
        }
    }
    texts
}

/// A text on as many lines as it needs, in its own order; `width` in ems. A word that is longer than a line is cut.
pub(super) fn wrap(fonts: &Fonts, text: &str, weight: Weight, width: f32) -> Vec<Shaped> {
    let fits = |text: &str| {
        let shaped = shape(fonts, text, weight);
        (shaped.width <= width).then_some(shaped)
    };
    if let Some(whole) = fits(text) {
        return vec![whole];
    }
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&longer).is_some() {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = cut(word, |part| fits(part).is_some(), &mut lines);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines.iter().map(|line| shape(fonts, line, weight)).collect()
}

/// Cuts a word into lines that fit, and returns what is left for the last one.
fn cut(word: &str, fits: impl Fn(&str) -> bool, lines: &mut Vec<String>) -> String {
    let mut rest = String::new();
    for letter in word.chars() {
        rest.push(letter);
        if rest.chars().nth(1).is_some() && !fits(&rest) {
            rest.pop();
            lines.push(std::mem::take(&mut rest));
            rest.push(letter);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Shaped {
        shape(&Fonts::load().unwrap(), text, Weight::Regular)
    }

    fn said(line: &Shaped) -> Vec<&str> {
        line.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }

    #[test]
    fn every_letter_is_there_in_its_place() {
        assert_eq!(said(&line("abc")), ["a", "b", "c"]);
        // read from the left, a word that runs to the left begins with its end
        assert_eq!(said(&line("سلم")), ["م", "ل", "س"]);
        assert!(line("abc").glyphs.iter().all(|glyph| glyph.id > 0 && glyph.advance > 0.0));
    }

    #[test]
    fn arabic_letters_look_as_their_neighbours_demand() {
        let (alone, joined) = (line("ع"), line("ععع"));
        let forms: BTreeSet<u16> = joined.glyphs.iter().map(|glyph| glyph.id).collect();
        assert_eq!(forms.len(), 3, "{joined:?}");
        assert!(!forms.contains(&alone.glyphs[0].id));
        // lam and alef become one glyph that stands for both
        assert!(said(&line("لا")).contains(&"لا"));
    }

    #[test]
    fn names_keep_their_order_on_pages_of_the_other_direction() {
        let fonts = Fonts::load().unwrap();
        let name = shape(&fonts, "Renault Clio 4", Weight::Regular);
        assert_eq!(said(&name).concat(), "Renault Clio 4");
        let mixed = shape(&fonts, "زيت 5W40", Weight::Regular);
        assert_eq!(said(&mixed).concat(), "5W40 تيز");
        let phone = shape(&fonts, "+213 21 00 11", Weight::Regular);
        assert_eq!(said(&phone).concat(), "+213 21 00 11");
        // a mark and its letter are two glyphs, each with its own text
        let marked = shape(&fonts, "دً", Weight::Regular);
        assert_eq!(said(&marked), ["ً", "د"]);
    }

    #[test]
    fn long_texts_are_wrapped_and_nothing_is_lost() {
        let fonts = Fonts::load().unwrap();
        let text = "brake pads in front with Anticonstitutionnellementincomprehensible sensors";
        let lines = wrap(&fonts, text, Weight::Regular, 10.0);
        assert!(lines.len() > 3 && lines.iter().all(|line| line.width <= 10.0));
        let all: String = lines.iter().flat_map(said).collect();
        assert_eq!(all.replace(' ', ""), text.replace(' ', ""));
        assert_eq!(wrap(&fonts, "", Weight::Bold, 10.0).len(), 1);
    }
}
