//! Whatever is wrong with what is sent is 400 in the document's words, and a header names the field.

use super::*;
use crate::editions::wrong;

/// What no field of this kind takes.
fn odd_texts() -> Vec<Value> {
    vec![json!(7), json!(true), json!([]), json!({}), json!("a\u{0}b"), json!("x".repeat(5000))]
}

fn odd_numbers() -> Vec<Value> {
    vec![json!("five"), json!("5"), json!(-1), json!(1e300), json!(true), json!([]), json!("")]
}

fn odd_ids() -> Vec<Value> {
    vec![json!("abc"), json!("1"), json!(0), json!(-1), json!(1.5), json!(1e300), json!(true), json!([])]
}

fn odd_words() -> Vec<Value> {
    let mut odd = odd_texts();
    odd.push(json!("asleep"));
    odd
}

/// Sends a good body with one field odd at a time, and without each field that must be there.
async fn spoiled(by: &Person, path: &str, good: &Value, fields: &[(&str, bool, Vec<Value>)]) {
    for (field, is_required, odd) in fields {
        for value in odd {
            let mut body = good.clone();
            body[*field] = value.clone();
            let told = by.post(path, body.clone()).await;
            assert_eq!(told.status, 400, "{path} {body}: {}", told.text);
            envelope(&told);
            // a blank where nothing must be said is nothing
            assert!(told.header("x-error-fields").unwrap_or_default().contains(field), "{path} {body}");
        }
        if *is_required {
            for nothing in [None, Some(Value::Null), Some(json!(""))] {
                let mut body = good.clone();
                match nothing {
                    None => drop(body.as_object_mut().unwrap().remove(*field)),
                    Some(value) => body[*field] = value,
                }
                let told = by.post(path, body.clone()).await;
                assert_eq!(told.status, 400, "{path} without {field}: {}", told.text);
                envelope(&told);
            }
        }
    }
}

fn name_fields() -> Vec<(&'static str, bool, Vec<Value>)> {
    let mut blanks = odd_texts();
    blanks.push(json!("two words"));
    let with = |more: &[&str]| {
        let mut odd = odd_texts();
        odd.extend(more.iter().map(|text| json!(text)));
        odd
    };
    vec![
        ("username", true, blanks),
        ("first_name", true, odd_texts()),
        ("last_name", true, odd_texts()),
        ("email", true, with(&["no address", "a@b"])),
        ("phone_number", true, with(&["phone", "12345", "+1234567890123456"])),
        ("password", true, with(&["a", "short12"])),
    ]
}

both! {
    async fn who_signs_up_says_everything(world: World) {
        let nobody = at(world, &FRONT);
        let mut fields = name_fields();
        spoiled(&nobody, "/api/v1/user/accounts", &registration("new", 1, "customer"), &fields).await;
        let mut kinds = odd_words();
        kinds.extend([json!("admin"), json!("assistant"), json!("Customer")]);
        fields.push(("user_type", true, kinds));
        spoiled(&nobody, "/api/v1/user/registration/", &registration("new", 1, "customer"), &fields).await;
        let login = json!({"username": "new", "password": SECRET});
        let texts = || vec![json!(7), json!(true), json!([]), json!("a\u{0}b")];
        spoiled(&nobody, "/api/v1/user/login", &login, &[("username", true, texts()), ("password", true, texts())]).await;
        // nothing of that has made anybody
        nobody.post("/api/v1/user/registration", registration("new", 1, "customer")).await.expect(201);
        let one = enter(&nobody, "new", SECRET).await;
        for (field, _, odd) in name_fields().into_iter().skip(1) {
            for value in odd {
                wrong(&one, &[("PUT", "/api/v1/user/accounts", json!({field: value}), &[400])], envelope).await;
            }
        }
    }

    async fn every_field_of_every_collection_is_looked_at(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann, admin) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await, admin(world, &nobody).await);
        let job = request(&one).await;
        let date = "2026-11-30T09:00:00Z";
        let dates = || {
            let mut odd = odd_texts();
            odd.extend(["soon", "2026-02-30", "2026-13-01T00:00:00Z", "9999-12-31T23:59:59-23:00", "25/07/2024"].map(|text| json!(text)));
            odd
        };
        spoiled(&one, "/customer_feedback", &json!({"customer_id": one.id, "feedback_text": "x", "rating": 5}), &[
            ("customer_id", true, odd_ids()),
            ("feedback_text", true, odd_texts()),
            ("rating", true, [odd_numbers(), vec![json!(0), json!(6), json!(4.5)]].concat()),
        ]).await;
        spoiled(&one, "/customer_service_requests", &json!({"customer_id": one.id, "service_description": "x", "requested_date": date}), &[
            ("customer_id", true, odd_ids()),
            ("service_description", true, odd_texts()),
            ("requested_date", false, dates()),
            ("status", false, odd_words()),
        ]).await;
        let money = || [odd_numbers(), vec![json!("dear"), json!(0.001), json!(1e18)]].concat();
        spoiled(&ann, "/invoices", &json!({"customer_id": one.id, "service_request_id": job, "amount": 1}), &[
            ("customer_id", true, odd_ids()),
            ("service_request_id", true, odd_ids()),
            ("amount", true, money()),
            ("invoice_date", false, dates()),
            ("status", false, odd_words()),
        ]).await;
        spoiled(&ann, "/service_cost_details", &json!({"service_request_id": job, "service_description": "x", "cost": 1}), &[
            ("service_request_id", true, odd_ids()),
            ("service_description", true, odd_texts()),
            ("cost", true, money()),
        ]).await;
        spoiled(&ann, "/mechanics", &json!({"account_id": ann.id, "specialization": "x", "experience_years": 1}), &[
            ("account_id", true, odd_ids()),
            ("specialization", false, odd_texts()),
            ("experience_years", false, [odd_numbers(), vec![json!(101), json!(1.5)]].concat()),
        ]).await;
        spoiled(&ann, "/mechanic_attendance", &json!({"mechanic_id": ann.id, "attendance_date": date, "status": "present"}), &[
            ("mechanic_id", true, odd_ids()),
            ("attendance_date", true, dates()),
            ("status", true, odd_words()),
        ]).await;
        spoiled(&ann, "/mechanic_work_status", &json!({"mechanic_id": ann.id, "work_status": "busy"}), &[
            ("mechanic_id", true, odd_ids()),
            ("work_status", true, odd_words()),
        ]).await;
        spoiled(&one, "/api/v1/user/?user_type=customers", &json!({"account_id": one.id}), &[
            ("account_id", true, odd_ids()),
            ("address", false, odd_texts()),
            ("city", false, odd_texts()),
            ("state", false, odd_texts()),
            ("zip_code", false, odd_texts()),
        ]).await;
        // nothing was made
        for path in ["/customer_feedback", "/invoices", "/service_cost_details", "/mechanic_attendance", "/mechanic_work_status"] {
            assert_eq!(admin.get(path).await.expect(200), json!([]), "{path}");
        }
        assert_eq!(ids(&admin.get("/customer_service_requests").await), [job]);
    }

    async fn records_that_are_not_there(world: World) {
        let nobody = at(world, &FRONT);
        let admin = admin(world, &nobody).await;
        let collections = [
            "/customer_feedback", "/customer_service_requests", "/invoices", "/mechanics", "/mechanic_attendance",
            "/mechanic_work_status", "/service_cost_details",
        ];
        for path in collections {
            for id in ["999999", "abc", "0", "-1", "9223372036854775819", "%00"] {
                for method in ["GET", "PUT", "PATCH", "DELETE"] {
                    wrong(&admin, &[(method, &format!("{path}/{id}"), json!({}), &[404])], envelope).await;
                }
            }
            for id in ["abc", "0", "-1", "1.5", "9223372036854775819"] {
                for method in ["PUT", "DELETE"] {
                    wrong(&admin, &[(method, &format!("{path}?id={id}"), json!({}), &[400])], envelope).await;
                }
            }
            for id in [json!("abc"), json!(0), json!(true), json!(null), json!(1e300)] {
                for method in ["PUT", "DELETE"] {
                    wrong(&admin, &[(method, path, json!({"id": id}), &[400])], envelope).await;
                }
            }
            wrong(&admin, &[("PUT", &format!("{path}?id=999999"), json!({}), &[404]), ("DELETE", path, json!({"id": 999_999}), &[404])], envelope).await;
        }
    }
}
