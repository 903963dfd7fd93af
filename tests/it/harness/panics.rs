//! Panics inside a server: they end a task, not the test, unless somebody looks.

use std::sync::{Mutex, Once};

use actix_web::rt::System;

/// Thread and message of each.
static SEEN: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Notes all panics of this process from now on.
pub(crate) fn watch() {
    static WATCHING: Once = Once::new();
    WATCHING.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let thread = std::thread::current().name().unwrap_or_default().to_owned();
            SEEN.lock().unwrap().push((thread, panic.to_string()));
            before(panic);
        }));
    });
}

/// Those on the threads of one system: its workers and arbiters carry its number in their names.
pub(crate) fn of(system: &System) -> Vec<String> {
    let prefix = format!("actix-rt|system:{}|", system.id());
    let seen = SEEN.lock().unwrap();
    seen.iter().filter(|(thread, _)| thread.starts_with(&prefix)).map(|(_, message)| message.clone()).collect()
}
