//! The languages people are answered in, and the words for each, kept in `src/kernel/words/*.ftl` (Fluent).

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language with a file of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English, also when no other was asked for.
    #[default]
    En,
    /// French.
    Fr,
    /// Arabic.
    Ar,
}

impl Language {
    /// Every language, English first.
    pub const ALL: [Self; 3] = [Self::En, Self::Fr, Self::Ar];

    /// The tag of BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ar => "ar",
        }
    }

    /// The language a tag asks for by its primary subtag; `None` if it is not one of ours.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// The best of ours for an `Accept-Language` header (RFC 9110, 12.5.4); English without one.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::En);
        for entry in header.split(',') {
            let mut parts = entry.split(';').map(str::trim);
            let Some(language) = parts.next().and_then(Self::from_tag) else { continue };
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(Some(1.0), |q| q.parse::<f32>().ok())
                .unwrap_or(0.0);
            if weight > best.0 {
                best = (weight, language);
            }
        }
        best.1
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub const fn is_right_to_left(self) -> bool {
        match self {
            Self::En | Self::Fr => false,
            Self::Ar => true,
        }
    }

    const fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("words/en.ftl"),
            Self::Fr => include_str!("words/fr.ftl"),
            Self::Ar => include_str!("words/ar.ftl"),
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language) -> Option<&'static Bundle> {
    static BUNDLES: OnceLock<Vec<(Language, Bundle)>> = OnceLock::new();
    let bundles = BUNDLES.get_or_init(|| {
        Language::ALL
            .into_iter()
            .filter_map(|language| {
                let tag: LanguageIdentifier = language.tag().parse().ok()?;
                // a file that is not well formed still yields its sound messages; a test refuses such a file
                let resource = FluentResource::try_new(language.source().to_owned()).unwrap_or_else(|(sound, _)| sound);
                let mut bundle = Bundle::new_concurrent(vec![tag]);
                bundle.set_use_isolating(false);
                bundle.add_resource(resource).ok()?;
                Some((language, bundle))
            })
            .collect()
    });
    bundles.iter().find(|(known, _)| *known == language).map(|(_, bundle)| bundle)
}

fn lookup(language: Language, id: &str, args: &FluentArgs<'_>) -> Option<String> {
    let bundle = bundle(language)?;
    let pattern = bundle.get_message(id)?.value()?;
    let mut problems = Vec::new();
    Some(bundle.format_pattern(pattern, Some(args), &mut problems).into_owned())
}

/// The words for `id` in `language`, else in English; `None` if no file has them.
#[must_use]
pub fn words(language: Language, id: &str, args: &[(&'static str, &str)]) -> Option<String> {
    let mut named = FluentArgs::new();
    for (name, value) in args {
        named.set(*name, FluentValue::from(*value));
    }
    lookup(language, id, &named).or_else(|| lookup(Language::En, id, &named))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn ids(language: Language) -> BTreeSet<&'static str> {
        language.source().lines().filter_map(|line| line.split_once(" = ").map(|(id, _)| id)).collect()
    }

    #[test]
    fn every_language_has_every_message() {
        for language in Language::ALL {
            assert!(
                FluentResource::try_new(language.source().to_owned()).is_ok(),
                "{} is not well formed",
                language.tag()
            );
            assert_eq!(ids(language), ids(Language::En), "{}", language.tag());
            // the second of two would be no message, and its file no bundle
            let lines = language.source().lines().filter(|line| line.contains(" = ")).count();
            assert_eq!(lines, ids(language).len(), "{} says something twice", language.tag());
        }
    }

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(Language::from_accept_language("de, fr-DZ;q=0.8, en;q=0.5"), Language::Fr);
        assert_eq!(Language::from_accept_language("ar"), Language::Ar);
        assert_eq!(Language::from_accept_language("*;q=0.1, zz;;q=x"), Language::En);
    }
}
