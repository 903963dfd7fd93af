//! What CarCarePro shares with the other APIs: accounts, orders, who is given what, and the end of all tokens.

use depannini::api::mechanic_factory;
use depannini::kernel::id::AccountId;

use super::*;

/// The same person at the native API and at Mechanic Factory.
async fn elsewhere_too(world: &World, email: &str, kind: &str, password: &str) -> (Person, Person) {
    let outside = world.anonymous();
    let body = json!({"email": email, "password": password});
    let told = outside.post("/api/auth/login/email/", body.clone()).await.expect(200);
    let native = holding(&outside, 0, &told["tokens"]["access"]);
    let factory = at(world, &mechanic_factory::FRONT);
    let told = factory.post(&format!("/{kind}/login"), body).await.expect(200);
    (native, holding(&factory, 0, &told["auth_token"]))
}

both! {
    async fn one_account_in_all_apis(world: World) {
        let nobody = at(world, &FRONT);
        let one = customer(&nobody, 1).await;
        let (native, factory) = elsewhere_too(world, "customer1@example.com", "customers", SECRET).await;
        // a token is good at its own API only
        refused(&one.with_token(native.token.as_deref()).get("/invoices").await, 401);
        refused(&one.with_token(factory.token.as_deref()).get("/invoices").await, 401);
        assert_eq!(native.with_token(one.token.as_deref()).get("/api/workshop/cart/").await.status, 401);
        assert_eq!(factory.with_token(one.token.as_deref()).get("/customers/my-tickets").await.status, 401);
        // a name, an address, a number that is changed here is changed there
        one.put("/api/v1/user/accounts", json!({"first_name": "Jane", "last_name": "Roe"})).await.expect(200);
        one.put("/api/v1/user/?user_type=customers", json!({"id": one.id, "address": "Rue Didouche"})).await.expect(200);
        assert_eq!(native.get("/api/profile/user/").await.expect(200)["user"]["name"], "Jane Roe");
        let listed = factory.get("/customers").await.expect(200);
        assert_eq!((&listed["customers"][0]["name"], &listed["customers"][0]["address"]), (&json!("Jane Roe"), &json!("Rue Didouche")));
        native.patch("/api/profile/user/", json!({"name": "Ann Lee Poe"})).await.expect(200);
        let told = one.get("/api/v1/user/accounts").await.expect(200);
        assert_eq!((&told[0]["first_name"], &told[0]["last_name"]), (&json!("Ann"), &json!("Lee Poe")));
        // who signed up there signs in here: by e-mail address or number, which is the username too
        let body = json!({"name": "John Doe", "email": "john@example.com", "phone": "555-2222", "address": "x", "password": SECRET});
        let john = at(world, &mechanic_factory::FRONT).post("/customers", body).await.made();
        let entered = enter(&nobody, "john@example.com", SECRET).await;
        assert_eq!(entered.id, john);
        enter(&nobody, "555-2222", SECRET).await;
        // a number that is taken there is taken here
        let mut taken = registration("fresh", 1, "customer");
        taken["phone_number"] = json!("5552222");
        refused(&nobody.post("/api/v1/user/registration", taken).await, 400);
        // a new password holds in all, and ends what it was not set with
        one.put("/api/v1/user/accounts", json!({"password": "Password@456"})).await.expect(200);
        assert_eq!(native.get("/api/profile/user/").await.status, 401);
        assert_eq!(factory.get("/customers/my-tickets").await.status, 401);
        let (native, factory) = elsewhere_too(world, "customer1@example.com", "customers", "Password@456").await;
        one.get("/api/v1/user/accounts").await.expect(200);
        // deleted here, deleted everywhere
        one.delete("/api/v1/user/accounts").await.is_done();
        assert_eq!(native.get("/api/profile/user/").await.status, 401);
        assert_eq!(factory.get("/customers/my-tickets").await.status, 401);
        let again = world.anonymous().post("/api/auth/login/email/", json!({"email": "customer1@example.com", "password": "Password@456"})).await;
        assert_eq!(again.status, 401);
    }

    async fn whoever_is_blocked_is_out_at_once(world: World) {
        let nobody = at(world, &FRONT);
        let one = customer(&nobody, 1).await;
        let id = AccountId::new(one.id);
        world.parts(async |parts| parts.accounts.block(id).await.unwrap()).await;
        refused(&one.get("/invoices").await, 401);
        let told = nobody.post("/api/v1/user/login", json!({"username": "customer1", "password": SECRET})).await;
        refused(&told, 403);
        world.restart().await;
        refused(&one.get("/invoices").await, 401);
    }

    async fn one_order_in_all_apis(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let (native, factory) = elsewhere_too(world, "customer1@example.com", "customers", SECRET).await;
        let (_, fitter) = elsewhere_too(world, "mechanic1@example.com", "mechanics", SECRET).await;
        let admin = world.administrator().await;
        let id = request(&one).await;
        // the same id, the same words, the day that was asked for
        let order = native.get(&format!("/api/workshop/work-orders/{id}/")).await.expect(200);
        assert_eq!((&order["customer_id"], &order["note"], &order["service_date"], &order["origin"]),
            (&json!(one.id), &json!("Brakes squeal"), &json!("2024-07-25"), &json!("carcare_pro")));
        let ticket = &factory.get("/customers/my-tickets").await.expect(200)[0];
        assert_eq!((&ticket["id"], &ticket["description"], &ticket["service_date"], &ticket["status"]),
            (&json!(id), &json!("Brakes squeal"), &json!("2024-07-25"), &json!("PENDING")));
        // a mechanic who is given it there says here how far it is
        let path = format!("/customer_service_requests/{id}");
        refused(&ann.put(&path, json!({"status": "in_progress"})).await, 403);
        fitter.post("/assignments", json!({"service_ticket_id": id, "mechanic_id": ann.id})).await.expect(201);
        assert_eq!(ann.put(&path, json!({"status": "in_progress"})).await.expect(200)["status"], "in_progress");
        assert_eq!(native.get(&format!("/api/workshop/work-orders/{id}/")).await.expect(200)["stage"], "in_progress");
        fitter.put(&format!("/service_tickets/{id}/edit"), json!({"status": "COMPLETED"})).await.expect(200);
        assert_eq!(one.get(&path).await.expect(200)["status"], "completed");
        // another day, said there, is the day here
        admin.patch(&format!("/api/workshop/work-orders/{id}/"), json!({"service_date": "2024-08-01"})).await.expect(200);
        assert_eq!(one.get(&path).await.expect(200)["requested_date"], "2024-08-01T00:00:00Z");
        // what was opened there is a request here
        let opened = factory.post("/service_tickets", json!({"description": "Oil change"})).await.expect(201)["ticket"]["id"].clone();
        let told = one.get(&format!("/customer_service_requests/{opened}")).await.expect(200);
        assert_eq!(told, json!({
            "id": opened, "customer_id": one.id, "service_description": "Oil change", "requested_date": "2026-11-21T08:00:00Z",
            "status": "pending",
        }));
        one.delete(&format!("/customer_service_requests/{opened}")).await.is_done();
        assert_eq!(native.get(&format!("/api/workshop/work-orders/{opened}/")).await.status, 404);
        assert_eq!(factory.get("/customers/my-tickets").await.expect(200).as_array().unwrap().len(), 1);
        // feedback and attendance are the same rows
        let said = one.post("/customer_feedback", json!({"customer_id": one.id, "feedback_text": "Fine", "rating": 4})).await.made();
        assert_eq!(native.get("/api/workshop/feedback/").await.ids(), [said]);
        let line = ann.post("/mechanic_attendance", json!({"mechanic_id": ann.id, "attendance_date": "2026-11-21T08:00:00Z", "status": "present"})).await.made();
        assert_eq!(admin.get(&format!("/api/workshop/attendance/{line}/")).await.expect(200)["day"], "2026-11-21");
    }

    async fn an_assistant_sees_what_a_customer_sees(world: World) {
        let nobody = at(world, &FRONT);
        let helper = world.assistant(crate::harness::Truck::LIGHT, (36.75, 3.04)).await;
        let helper = Person { id: helper.id, ..enter(&nobody, &helper.phone, PASSWORD).await };
        let id = request(&helper).await;
        assert_eq!(ids(&helper.get("/customer_service_requests").await), [id]);
        for path in ["/mechanic_attendance", "/mechanic_work_status"] {
            refused(&helper.get(path).await, 403);
        }
        refused(&helper.post("/invoices", json!({})).await, 403);
        assert_eq!(helper.get("/mechanics").await.expect(200), json!([]));
    }
}
