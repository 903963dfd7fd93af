//! The documented endpoints and no others, each with its guard, for everybody.

use depannini::api::laptop_repair::FRONT;

use super::{Store, envelope};
use crate::editions::{described, documented, elsewhere, hammered, matrix};
use crate::harness::World;

#[test]
fn the_documented_endpoints_are_mounted_and_no_others() {
    let endpoints = include_str!("../fixtures/laptop-repair/endpoints.txt");
    assert_eq!(endpoints.lines().count(), 36);
    documented(&FRONT, endpoints, &[]);
    described(&FRONT);
}

both! {
    async fn everybody_meets_their_guards(world: World) {
        let store = Store::open(world).await;
        let people = [&store.customer, &store.mechanic, &store.staff, &store.admin];
        let may = |guard: &str, who: usize| match guard {
            "Caller" => true,
            "StaffCaller" => who >= 1,
            "CounterCaller" => who >= 2,
            "AdminCaller" => who == 3,
            other => panic!("a guard without a line here: {other}"),
        };
        matrix(&FRONT, &people, &world.client().await, may, envelope).await;
        elsewhere(&FRONT, &store.nobody, envelope).await;
    }

    async fn whatever_is_sent_is_no_fault(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        hammered(&FRONT, &[&store.nobody, &store.customer, &store.mechanic, &store.staff], &[], envelope).await;
        store.staff.get(&format!("/orders/{order}")).await.expect(200);
    }
}
