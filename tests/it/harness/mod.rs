//! Speaks the product's language: a [`World`] with a server and people in it.

mod answer;
mod database;
mod outside;
mod panics;
pub(crate) mod pdf;
mod person;
mod socket;
mod world;

pub(crate) use answer::Answer;
pub(crate) use database::Database;
pub(crate) use outside::Outside;
pub(crate) use person::{Person, Truck, Wave};
pub(crate) use socket::{Refused, Socket};
pub(crate) use world::{PASSWORD, World, settings};

/// Runs one body on both databases, as two tests; `with |settings| { … }` before the body changes the settings. Without
/// `DEPANNINI_TEST_POSTGRES` the second one says that it was skipped.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: World) $(with |$settings:ident| $change:block)? $body:block)+) => {$(
        mod $name {
            use super::*;

            $(#[$meta])*
            async fn body($world: &World) $body

            fn change(_settings: &mut depannini::config::Settings) {
                $(let $settings = _settings; $change)?
            }

            #[actix_web::test]
            async fn sqlite() {
                let world = World::on_sqlite(change).await;
                body(&world).await;
                world.end().await;
            }

            #[actix_web::test]
            async fn postgres() {
                let Some(world) = World::on_postgres(change).await else { return };
                body(&world).await;
                world.end().await;
            }
        }
    )+};
}
