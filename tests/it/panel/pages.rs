//! What the pages of secretary and experts show, refuse and keep.
use super::{with_agenda, with_open_papers, with_open_vote};
use crate::support::TestApp;
use zhicheng::demo::cases::EXPERTS;
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::services::panel;

#[actix_web::test]
async fn a_session_that_is_refused_keeps_what_was_typed() {
    let test = TestApp::start().await;
    let secretary = test.signed_in("jiang.yifan").await;
    let form = secretary.get("/secretary/sessions/new").await;
    let id = form.value_of("id").unwrap();

    let page = secretary
        .post(
            "/secretary/sessions/new",
            &[
                ("id", &id),
                ("title", "第七次评议会"),
                ("series", "engineering"),
                ("held_on", "2026-03-09"),
                ("size", "4"),
                ("teller_a", ""),
                ("teller_b", ""),
            ],
        )
        .await;

    assert_eq!(page.status, 422);
    assert!(page.says("第七次评议会") && page.says("2026-03-09") && page.says("value=\"4\""));
    assert!(page.says("href=\"#teller_a\""));
    assert_eq!(page.value_of("id"), Some(id));
}

#[actix_web::test]
async fn the_same_form_sent_twice_sets_up_one_session() {
    let test = TestApp::start().await;
    let secretary = test.signed_in("jiang.yifan").await;
    let form = secretary.get("/secretary/sessions/new").await;
    let id = form.value_of("id").unwrap();
    let walk = test.walk();
    let (a, b) = (walk.actor("fang.zheng").unwrap().user_id, walk.actor("bai.hua").unwrap().user_id);
    let fields = [
        ("id", id.as_str()),
        ("title", "第七次评议会"),
        ("series", "engineering"),
        ("held_on", "2026-03-09"),
        ("size", "3"),
        ("teller_a", &a.to_string()),
        ("teller_b", &b.to_string()),
    ];

    let first = secretary.post("/secretary/sessions/new", &fields).await;
    let second = secretary.post("/secretary/sessions/new", &fields).await;

    assert_eq!((first.status.as_u16(), first.location), (303, second.location));
    let sessions = walk.by("jiang.yifan", |conn, _| panel::all(conn)).unwrap();
    assert_eq!(sessions.len(), 1);
}

#[actix_web::test]
async fn the_vote_is_refused_on_its_own_page_with_what_is_missing() {
    let test = TestApp::start().await;
    let (_, session, _) = with_open_papers(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;

    let page = secretary.post(&format!("/secretary/sessions/{session}/vote"), &[]).await;

    assert_eq!(page.status, 422);
    assert!(page.says("两名计票人尚未都领取密钥份额") && page.says("到会0人"));
}

#[actix_web::test]
async fn a_case_is_adjourned_with_a_reason_and_not_without() {
    let test = TestApp::start().await;
    let (walk, session, case) = with_agenda(&test).await;
    let secretary = test.signed_in("jiang.yifan").await;
    let address = format!("/secretary/sessions/{session}/cases/{case}/adjourn");

    let without = secretary.post(&address, &[("reason", " ")]).await;
    let with = secretary.post(&address, &[("reason", "申报人请求延期")]).await;

    assert_eq!((without.status.as_u16(), with.status.as_u16()), (422, 303));
    let waiting = walk.by("jiang.yifan", |conn, actor| panel::waiting(conn, actor, None)).unwrap();
    assert!(waiting.iter().any(|row| row.case.id == case));
}

#[actix_web::test]
async fn a_tie_without_a_reason_is_asked_for_again_with_its_tick_kept() {
    let test = TestApp::start().await;
    let (walk, session, case) = with_agenda(&test).await;
    walk.draw(session).unwrap();
    let expert = test.signed_in("tang.qi").await;
    let address = format!("/expert/sessions/{session}/declare");

    let refused = expert.post(&address, &[("tie", &case.to_string())]).await;
    let reason = format!("reason-{case}");
    let done = expert.post(&address, &[("tie", &case.to_string()), (&reason, "师生关系")]).await;

    assert_eq!((refused.status.as_u16(), done.status.as_u16()), (422, 303));
    assert!(refused.says(&format!("value=\"{case}\" checked")) && refused.says("请写明回避的原因"));
}

#[actix_web::test]
async fn an_expert_who_withdrew_finds_no_papers_and_the_others_find_no_identity_document() {
    let test = TestApp::start().await;
    let (walk, session, case) = with_open_papers(&test).await;
    walk.by("ma.lin", |conn, actor| panel::recuse(conn, actor, session, case, "曾为同事")).unwrap();
    let address = format!("/expert/sessions/{session}/cases/{case}");

    let withdrawn = test.signed_in("ma.lin").await.get(&address).await;
    let reader = test.signed_in("tang.qi").await.get(&address).await;

    assert_eq!((withdrawn.status.as_u16(), reader.status.as_u16()), (404, 200));
    assert!(reader.says("境外职业资格证书") && !reader.says("身份证件"));
}

#[actix_web::test]
async fn a_vote_is_checked_cast_and_found_again_by_its_number() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    let expert = test.signed_in("tang.qi").await;
    let (address, choice) = (format!("/expert/sessions/{session}"), format!("choice-{case}"));

    let empty = expert.post(&format!("{address}/vote/check"), &[]).await;
    let check = expert.post(&format!("{address}/vote/check"), &[(&choice, "no")]).await;
    let receipt = expert.post(&format!("{address}/vote/cast"), &[(&choice, "no")]).await;

    assert_eq!((empty.status.as_u16(), check.status.as_u16(), receipt.status.as_u16()), (422, 200, 200));
    assert!(check.says("value=\"no\" data-remember") && check.says("投出选票"));
    assert!(!receipt.says("不同意"), "the receipt names no choice");
    let start = receipt.body.find("<dd class=\"mono\"").unwrap();
    let text = &receipt.body[start..];
    let number = &text[text.find('>').unwrap() + 1..text.find("</dd>").unwrap()];
    for other in EXPERTS.iter().filter(|name| **name != "tang.qi") {
        walk.by(other, |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)])).unwrap();
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    let found = expert.post(&format!("{address}/ballots"), &[("number", number)]).await;
    assert!(found.says("计为“不同意”"), "{}", found.body);
}

#[actix_web::test]
async fn only_the_chair_signs_and_the_minutes_name_no_vote() {
    let test = TestApp::start().await;
    let (walk, session, case, secret) = with_open_vote(&test).await;
    for expert in EXPERTS {
        walk.by(expert, |conn, actor| panel::cast(conn, actor, session, &[(case, Choice::Yes)])).unwrap();
    }
    walk.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, &secret)).unwrap();
    walk.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session)).unwrap();
    let chair = walk.chair(session).unwrap();
    let address = format!("/expert/sessions/{session}/sign");

    for expert in EXPERTS {
        let page = test.signed_in(expert).await.post(&address, &[]).await;
        assert_eq!(page.status == 303, *expert == chair, "{expert}");
    }

    let minutes =
        test.signed_in("jiang.yifan").await.get(&format!("/secretary/sessions/{session}/minutes")).await;
    assert!(minutes.says("通过") && minutes.says("同意3票") && minutes.says("签署"));
    assert!(minutes.says("复点") && minutes.says("方正") && minutes.says("白桦"), "both tellers are named");
    let published =
        walk.by("jiang.yifan", |conn, _| Ok(zhicheng::db::panel::published(conn, session)?)).unwrap();
    assert!(published.iter().all(|line| !minutes.says(&line.nonce)));
}
