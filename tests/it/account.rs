//! Signing in, links that work once, tokens, headers.
use crate::support::TestApp;
use chrono::Duration;
use zhicheng::clients::password_hash;
use zhicheng::db::account as people;
use zhicheng::domain::account::LinkPurpose;
use zhicheng::domain::token::Token;
use zhicheng::services::{Error, account};

const PASSWORD: &str = "海上浮式装备 防腐方案 第2版";

/// Gives somebody of the demonstration a password through a link, and returns the link.
async fn with_password(test: &TestApp, person: &str) -> String {
    let now = test.app.clock.wall();
    let email = format!("{person}@demo.invalid");
    let token = test
        .app
        .db
        .as_auth::<_, Error>(|conn| {
            let user = account::find_by_email(conn, &email)?;
            account::make_link(conn, user, LinkPurpose::Invitation, now)
        })
        .unwrap();
    let link = format!("/link/{}", token.text());
    let page = test.visitor().post(&link, &[("password", PASSWORD)]).await;
    assert_eq!(page.status, 303, "{}", page.body);
    link
}

#[actix_web::test]
async fn a_person_sets_a_password_through_a_link_and_signs_in() {
    let test = TestApp::start().await;
    with_password(&test, "he.jing").await;
    let browser = test.visitor();

    let page = browser.post("/sign-in", &[("email", "He.Jing@demo.invalid "), ("password", PASSWORD)]).await;

    assert_eq!((page.status.as_u16(), page.location.as_deref()), (303, Some("/")));
    let home = browser.get("/").await;
    assert_eq!(home.location.as_deref(), Some("/employer"));
}

#[actix_web::test]
async fn a_link_works_once() {
    let test = TestApp::start().await;
    let link = with_password(&test, "he.jing").await;

    assert_eq!(test.visitor().get(&link).await.status, 409);
    let again = test.visitor().post(&link, &[("password", "另一句足够长的口令 1949")]).await;
    assert_eq!(again.status, 409);
    assert!(again.says("只能使用一次"));
}

#[actix_web::test]
async fn a_link_expires() {
    let test = TestApp::start().await;
    let now = test.app.clock.wall();
    let long_ago = now - LinkPurpose::PasswordReset.lifetime() - Duration::seconds(1);

    let works = test.app.db.as_auth::<_, Error>(|conn| {
        let user = account::find_by_email(conn, "he.jing@demo.invalid")?;
        let token = account::make_link(conn, user, LinkPurpose::PasswordReset, long_ago)?;
        account::link_works(conn, &token, now)
    });

    assert!(!works.unwrap());
}

#[actix_web::test]
async fn a_wrong_password_keeps_the_address_and_says_nothing_about_the_account() {
    let test = TestApp::start().await;
    with_password(&test, "he.jing").await;
    let browser = test.visitor();

    let wrong = browser
        .post("/sign-in", &[("email", "he.jing@demo.invalid"), ("password", "不是这一句不是这一句")])
        .await;
    let unknown = browser.post("/sign-in", &[("email", "nobody@demo.invalid"), ("password", PASSWORD)]).await;

    assert_eq!(
        (wrong.status, unknown.status),
        (reqwest::StatusCode::UNPROCESSABLE_ENTITY, reqwest::StatusCode::UNPROCESSABLE_ENTITY)
    );
    assert!(wrong.says("value=\"he.jing@demo.invalid\"") && wrong.says("邮箱或密码不正确"));
    assert!(unknown.says("邮箱或密码不正确"));
}

#[actix_web::test]
async fn guessing_is_slowed_down() {
    let test = TestApp::start().await;
    with_password(&test, "he.jing").await;
    let browser = test.visitor();
    for _ in 0..5 {
        browser
            .post("/sign-in", &[("email", "he.jing@demo.invalid"), ("password", "不是这一句不是这一句")])
            .await;
    }

    let page = browser.post("/sign-in", &[("email", "he.jing@demo.invalid"), ("password", PASSWORD)]).await;

    assert_eq!(page.status, 429);
}

#[actix_web::test]
async fn a_weak_password_is_refused_at_its_field() {
    let test = TestApp::start().await;
    let now = test.app.clock.wall();
    let token = test
        .app
        .db
        .as_auth::<_, Error>(|conn| {
            let user = account::find_by_email(conn, "he.jing@demo.invalid")?;
            account::make_link(conn, user, LinkPurpose::Invitation, now)
        })
        .unwrap();

    let page = test.visitor().post(&format!("/link/{}", token.text()), &[("password", "password1234")]).await;

    assert_eq!(page.status, 422);
    assert!(page.says("password-error"));
}

#[actix_web::test]
async fn a_session_ends_when_it_is_idle_and_when_its_person_is_disabled() {
    let test = TestApp::start().await;
    let now = test.app.clock.wall();
    let key = test
        .app
        .db
        .as_auth::<_, Error>(|conn| {
            let user = account::find_by_email(conn, "he.jing@demo.invalid")?;
            account::start_session(conn, user, now)
        })
        .unwrap();
    let open =
        |key: &Token, at| test.app.db.as_auth::<_, Error>(|conn| account::session(conn, key, at)).unwrap();

    assert!(open(&key, now + Duration::minutes(29)).is_some());
    assert!(open(&key, now + Duration::minutes(29) + Duration::minutes(31)).is_none());
    assert!(open(&Token::fresh(), now).is_none());
}

#[actix_web::test]
async fn another_site_cannot_send_a_form() {
    let test = TestApp::start().await;
    let client = reqwest::Client::new();

    let foreign = client
        .post(format!("{}/sign-in", test.address))
        .header("origin", "https://example.org")
        .body("email=a&password=b")
        .send()
        .await
        .unwrap();

    assert_eq!(foreign.status(), 403);
}

#[actix_web::test]
async fn every_answer_carries_the_security_headers() {
    let test = TestApp::start().await;
    for path in ["/", "/no-such-page", "/static/app.css", "/employer"] {
        let answer = reqwest::get(format!("{}{path}", test.address)).await.unwrap();
        let header = |name: &str| {
            answer.headers().get(name).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        assert!(header("content-security-policy").starts_with("default-src 'none'"), "{path}");
        assert!(!header("content-security-policy").contains("unsafe"), "{path}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert!(!header("content-type").is_empty(), "{path}");
    }
}

#[actix_web::test]
async fn the_address_behind_a_letter_is_not_told() {
    let test = TestApp::start().await;
    let known = test.visitor().post("/forgotten", &[("email", "he.jing@demo.invalid")]).await;
    let unknown = test.visitor().post("/forgotten", &[("email", "nobody@demo.invalid")]).await;
    test.work().await;

    assert_eq!(known.status, unknown.status);
    assert!(known.says("如果该邮箱已有账户") && unknown.says("如果该邮箱已有账户"));
    let letters = test.letters();
    assert_eq!(letters.len(), 1, "{letters:?}");
}

#[actix_web::test]
async fn a_person_switches_only_to_a_role_of_their_own() {
    let test = TestApp::start().await;
    let browser = test.signed_in("he.jing").await;
    let other = test
        .app
        .db
        .as_auth::<_, Error>(|conn| {
            let user = account::find_by_email(conn, "zhou.min@demo.invalid")?;
            Ok(people::memberships_of(conn, user)?[0].id)
        })
        .unwrap();

    let page = browser.post("/role", &[("role", &other.to_string())]).await;

    assert_eq!(page.status, 404);
}

#[actix_web::test]
async fn a_hash_is_made_with_argon2id() {
    assert!(password_hash::hash(PASSWORD.to_owned()).await.unwrap().starts_with("$argon2id$"));
}
