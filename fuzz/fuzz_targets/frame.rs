//! What clients say on a socket: every frame is a command or a refusal in words, in each language.
#![no_main]

use depannini::api::depannini::socket::NativeCodec;
use depannini::kernel::language::Language;
use depannini::realtime::{Codec as _, Command};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let kinds = Language::ALL.map(|language| match NativeCodec.parse(text, language) {
        Ok(command) => {
            check(&command);
            None
        }
        Err(malformed) => {
            assert!(!malformed.code.is_empty() && !malformed.message.is_empty());
            Some(malformed.code)
        }
    });
    assert!(kinds.iter().all(|kind| *kind == kinds[0]), "the language changes nothing but words");
});

fn check(command: &Command) {
    match command {
        Command::Chat { message, client_ref } => {
            assert!(!message.trim().is_empty() && message.chars().count() <= 2000 && !message.contains('\0'));
            assert!(client_ref.as_ref().is_none_or(|id| id.chars().count() <= 100));
        }
        Command::Location { at, .. } => {
            assert!(at.lat.degrees().abs() <= 90.0 && at.lng.degrees().abs() <= 180.0);
        }
        Command::Read { .. } | Command::Resume { .. } => {}
    }
}
