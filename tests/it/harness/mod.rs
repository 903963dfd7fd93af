//! Speaks the product's language: a [`World`] with a server and people in it.

mod answer;
mod database;
mod person;
mod socket;
mod world;

pub(crate) use answer::Answer;
pub(crate) use database::Database;
pub(crate) use person::{Person, Truck};
pub(crate) use socket::Socket;
pub(crate) use world::World;

/// Runs one body on both databases, as two tests. Without `DEPANNINI_TEST_POSTGRES` the second one says that it was
/// skipped.
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($world:ident: World) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "not every body needs all of its file's imports")]
            use super::*;

            $(#[$meta])*
            async fn body($world: &World) $body

            #[actix_web::test]
            async fn sqlite() {
                let world = World::on_sqlite().await;
                body(&world).await;
                world.end().await;
            }

            #[actix_web::test]
            async fn postgres() {
                let Some(world) = World::on_postgres().await else { return };
                body(&world).await;
                world.end().await;
            }
        }
    )+};
}
