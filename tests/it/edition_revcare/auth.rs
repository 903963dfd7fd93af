//! Signing in, the cookie, signing out.

use serde_json::json;

use super::*;

/// The refresh token of a sign-in, as the cookie that a client sends back.
fn cookie(told: &Answer) -> String {
    let set = told.header("set-cookie").unwrap();
    set.split(';').next().unwrap().to_owned()
}

async fn refresh(nobody: &Person, cookie: &str) -> Answer {
    Answer::of(nobody.call("POST", "/auth/refresh").header("cookie", cookie).send().await.unwrap()).await
}

async fn logout(person: &Person, cookie: &str) -> Answer {
    Answer::of(person.call("POST", "/auth/logout/").header("cookie", cookie).send().await.unwrap()).await
}

both! {
    async fn both_kinds_of_form_sign_in(world: World) {
        let nobody = at(world, &FRONT);
        let body = json!({"name": "Priya", "phone": "9841385379", "password": PASSWORD});
        nobody.post("/customers/", body).await.expect(200);
        let told = login(&nobody, "9841385379", "Password%40123").await;
        let body = told.expect(200);
        assert_eq!(body.as_object().unwrap().len(), 2, "{body}");
        assert_eq!(body["token_type"], "bearer");
        assert_eq!(body["access_token"].as_str().unwrap().split('.').count(), 3);
        let set = told.header("set-cookie").unwrap();
        for part in ["refresh_token=", "HttpOnly", "SameSite=Lax", "Path=/revcare/auth", "Max-Age=604800"] {
            assert!(set.contains(part), "{part} in {set}");
        }
        assert!(!set.contains("Secure"), "{set}");
        let parts = "--X\r\nContent-Disposition: form-data; name=\"username\"\r\n\r\n9841385379\r\n\
            --X\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\nPassword@123\r\n--X--\r\n";
        let told = nobody.send("POST", "/auth/login/", "multipart/form-data; boundary=X", parts).await;
        assert_eq!(told.expect(200)["token_type"], "bearer");
    }

    async fn who_does_not_know_the_password_is_401(world: World) {
        let nobody = at(world, &FRONT);
        customer(&nobody, 1).await;
        let wrong = login(&nobody, "9876500001", "not-the-password").await;
        let unknown = login(&nobody, "9876599999", "not-the-password").await;
        let odd = login(&nobody, "nobody", "not-the-password").await;
        for told in [&wrong, &unknown, &odd] {
            assert_eq!(told.status, 401, "{}", told.text);
            envelope(told);
        }
        assert_eq!((&wrong.text, &wrong.text), (&unknown.text, &odd.text));
        for form in ["", "username=9876500001", "password=x", "username=&password=", "username=%00&password=x"] {
            let told = nobody.send("POST", "/auth/login", "application/x-www-form-urlencoded", form).await;
            assert_eq!(told.status, 422, "{form}: {}", told.text);
            envelope(&told);
        }
        let told = nobody.send("POST", "/auth/login", "text/plain", "username=9876500001").await;
        assert_eq!(told.status, 422, "{}", told.text);
    }

    async fn the_cookie_gets_new_access_tokens_for_a_week(world: World) {
        let nobody = at(world, &FRONT);
        let person = customer(&nobody, 1).await;
        let signed_in = login(&nobody, "9876500001", PASSWORD).await;
        let kept = cookie(&signed_in);
        let access = signed_in.expect(200)["access_token"].clone();
        world.pass_everywhere(30 * 60 - 5);
        holding(&nobody, person.id, &access).get("/customers/").await.expect(200);
        world.pass_everywhere(10);
        assert_eq!(holding(&nobody, person.id, &access).get("/customers/").await.status, 401);
        // the same cookie again and again
        for _again in 0..2 {
            let renewed = refresh(&nobody, &kept).await;
            let body = renewed.expect(200);
            assert_eq!((body.as_object().unwrap().len(), &body["token_type"]), (2, &json!("bearer")));
            holding(&nobody, person.id, &body["access_token"]).get("/customers/").await.expect(200);
        }
        world.pass_everywhere(7 * 24 * 60 * 60);
        assert_eq!(refresh(&nobody, &kept).await.status, 401);
    }

    async fn only_a_refresh_token_in_the_cookie_refreshes(world: World) {
        let nobody = at(world, &FRONT);
        let person = customer(&nobody, 1).await;
        let access = person.token.clone().unwrap();
        for held in ["a=b".to_owned(), "refresh_token=".to_owned(), "refresh_token=x".to_owned(), format!("refresh_token={access}")] {
            let told = refresh(&nobody, &held).await;
            assert_eq!(told.status, 401, "{held}: {}", told.text);
            envelope(&told);
        }
        // neither the header nor the body will do
        let kept = cookie(&login(&nobody, "9876500001", PASSWORD).await);
        let token = kept.strip_prefix("refresh_token=").unwrap();
        assert_eq!(nobody.post("/auth/refresh", json!({"refresh_token": token})).await.status, 401);
        assert_eq!(nobody.with_token(Some(token)).get("/customers/").await.status, 401);
    }

    async fn signing_out_ends_both_tokens(world: World) {
        let nobody = at(world, &FRONT);
        let other = customer(&nobody, 1).await;
        let signed_in = login(&nobody, "9876500001", PASSWORD).await;
        let kept = cookie(&signed_in);
        let person = holding(&nobody, other.id, &signed_in.expect(200)["access_token"]);
        assert_eq!(logout(&nobody, &kept).await.status, 401);
        let told = logout(&person, &kept).await;
        assert_eq!(told.expect(200), json!({"message": "Successfully logged out"}));
        let set = told.header("set-cookie").unwrap();
        assert!(set.starts_with("refresh_token=;") && set.contains("Max-Age=0"), "{set}");
        assert_eq!(person.get("/customers/").await.status, 401);
        assert_eq!(refresh(&nobody, &kept).await.status, 401);
        assert_eq!(logout(&person, &kept).await.status, 401);
        // another session goes on, and ends without a cookie
        other.get("/customers/").await.expect(200);
        other.post("/auth/logout", json!({})).await.expect(200);
        assert_eq!(other.get("/customers/").await.status, 401);
    }

    async fn wrong_passwords_of_one_number_are_limited(world: World) {
        let nobody = at(world, &FRONT);
        customer(&nobody, 1).await;
        let reader = customer(&nobody, 2).await;
        let mut tries = 1;
        let mut told = login(&nobody, "9876500001", "wrong-guess").await;
        while told.status == 401 && tries < 60 {
            told = login(&nobody, "9876500001", "wrong-guess").await;
            tries += 1;
        }
        assert_eq!(told.status, 429, "after {tries}: {}", told.text);
        envelope(&told);
        assert!(told.header("retry-after").is_some());
        enter(&nobody, "9876500002", PASSWORD).await;
        reader.get("/customers/").await.expect(200);
    }
}
