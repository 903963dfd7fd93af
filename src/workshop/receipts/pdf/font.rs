//! The two fonts of printed pages, and what is asked of them.

use harfrust::GlyphId;

use crate::kernel::error::Fault;

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

impl Weight {
    pub(super) const ALL: [Self; 2] = [Self::Regular, Self::Bold];
}

/// A font as shipped.
pub(super) struct Font {
    pub(super) name: &'static str,
    pub(super) data: &'static [u8],
    pub(super) parsed: harfrust::Font,
    /// Of one em.
    pub(super) units: f32,
}

/// DejaVu Sans (`assets/fonts`): Latin, Arabic, Cyrillic, Greek and more, in two weights.
pub(super) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    pub(super) fn load() -> Result<Self, Fault> {
        let regular = include_bytes!("../../../../assets/fonts/DejaVuSans.ttf");
        let bold = include_bytes!("../../../../assets/fonts/DejaVuSans-Bold.ttf");
        let unreadable = || Fault::internal("a font cannot be read");
        Ok(Self {
            regular: Font::parse("DejaVuSans", regular).ok_or_else(unreadable)?,
            bold: Font::parse("DejaVuSans-Bold", bold).ok_or_else(unreadable)?,
        })
    }

    pub(super) const fn of(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Font {
    fn parse(name: &'static str, data: &'static [u8]) -> Option<Self> {
        let parsed = harfrust::Font::new(data, 0)?;
        let units = f32::from(parsed.units_per_em());
        Some(Self { name, data, parsed, units })
    }

    /// How wide the font says a glyph is, in font units.
    pub(super) fn width(&self, glyph: u16) -> f32 {
        self.parsed.glyph_metrics().h_advance(GlyphId::from(glyph))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_fonts_are_read() {
        let fonts = Fonts::load().unwrap();
        for weight in Weight::ALL {
            let font = fonts.of(weight);
            assert!((font.units - 2048.0).abs() < f32::EPSILON, "{}", font.units);
            // every font has a width for what it lacks
            assert!(font.width(0) > 0.0, "{}", font.name);
        }
    }
}
