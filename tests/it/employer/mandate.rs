//! An agency that acts for a unit: within its mandate, and not a day or an act beyond it.
use crate::support::{Client, Page, TestApp};
use diesel::prelude::*;
use zhicheng::db::mandate::Scope;
use zhicheng::db::schema::{
    audit, cases, consents, employer_findings, mandates, notices, objections, verifications,
};
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Walk};
use zhicheng::domain::actor::Actor;
use zhicheng::domain::ids::{CaseId, MandateId};
use zhicheng::domain::verification::VerificationAction;
use zhicheng::services::{Error, case, verification};

const MANDATES: &str = "/employer/mandates";
const CODE: &str = "91310106MA1TEXT08E";
const PDF: &[u8] = b"%PDF-1.4\n%%EOF\n";

fn at(id: MandateId, page: &str) -> String {
    format!("/agency/units/{id}{page}")
}

/// The agency's officer, as if they acted for the company: what the door would be told if the program made a mistake.
fn pretending(walk: &Walk<'_>) -> Actor {
    Actor { org_id: walk.actor("he.jing").unwrap().org_id, ..walk.actor("qian.cheng").unwrap() }
}

async fn record(client: &Client, fields: &[(&str, &str)], name: &str, bytes: &[u8]) -> Page {
    client.upload(MANDATES, fields, name, bytes.to_vec()).await
}

fn form(id: &str) -> Vec<(&str, &str)> {
    let days = [("starts_on", "2026-03-02"), ("ends_on", "2027-03-01")];
    [vec![("id", id), ("agency_code", CODE), ("open", "yes")], days.to_vec()].concat()
}

#[actix_web::test]
async fn the_account_manager_records_a_mandate_once_with_its_document_and_both_sides_read_it() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let id = uuid::Uuid::new_v4().to_string();

    let first = record(&client, &form(&id), "委托书.pdf", PDF).await;
    let again = record(&client, &form(&id), "委托书.pdf", PDF).await;

    assert_eq!((first.status.as_u16(), again.status.as_u16()), (303, 303), "{}", again.body);
    let rows: i64 = mandates::table.count().get_result(&mut test.owner()).unwrap();
    assert_eq!(rows, 1);
    let paper = format!("/mandates/{id}/document");
    assert!(client.get(MANDATES).await.says("上海示例人才服务有限公司"));
    assert_eq!(client.get(&paper).await.status, 200);
    assert_eq!(test.signed_in("qian.cheng").await.get(&paper).await.status, 200);
    assert_eq!(test.signed_in("zhou.lan").await.get(&paper).await.status, 404);
    let read: i64 =
        audit::table.filter(audit::action.eq("read_mandate")).count().get_result(&mut test.owner()).unwrap();
    assert_eq!(read, 2, "each opening is recorded");
}

#[actix_web::test]
async fn a_mandate_that_cannot_be_is_refused_at_its_fields_and_keeps_what_was_typed() {
    let test = TestApp::start().await;
    let client = test.signed_in("he.jing").await;
    let id = uuid::Uuid::new_v4().to_string();

    let empty = record(&client, &[("id", &id), ("agency_code", "91310115MA1TEXT069")], "a.pdf", PDF).await;
    let no_file = record(&client, &form(&id), "a.txt", b"text").await;
    let others = test.signed_in("chen.mo").await;
    let not_manager = record(&others, &form(&id), "a.pdf", PDF).await;

    assert!(
        empty.status == 422 && empty.says("没有登记过此代码") && empty.says("value=\"91310115MA1TEXT069\"")
    );
    for field in ["starts_on", "scope"] {
        assert!(empty.says(&format!("href=\"#{field}\"")), "{field}: {}", empty.body);
    }
    assert!(no_file.status == 422 && no_file.says("委托书须为") && no_file.says("value=\"2027-03-01\""));
    assert!(not_manager.status == 422 && not_manager.says("只有本单位的账户管理员"));
}

#[actix_web::test]
async fn the_agency_opens_a_case_for_the_unit_and_everything_says_for_whom() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let mandate = walk.give_mandate(0, 300, &[Scope::Open]).await.unwrap();
    let client = test.signed_in("qian.cheng").await;

    let id = CaseId::fresh().to_string();
    let fields = [
        ("id", id.as_str()),
        ("item", "C13"),
        ("applicant_name", "林知远"),
        ("applicant_email", "lin.zhiyuan@demo.invalid"),
        ("post", "工程师"),
        ("certificate_no", "CE-77"),
        ("name_on_certificate", "Lin Zhiyuan"),
        ("awarded_on", "2015-03-01"),
        ("employment_evidence", "劳动合同"),
    ];
    let form = client.get(&at(mandate, "/cases/new")).await;
    let opened = client.post(&at(mandate, "/cases/new"), &fields).await;
    let again = client.post(&at(mandate, "/cases/new"), &fields).await;

    let page = at(mandate, &format!("/cases/{id}"));
    assert!(
        form.says("上海示例人才服务有限公司</span>代<span lang=\"zh-CN\">上海示例海洋装备有限公司"),
        "{}",
        form.body
    );
    assert_eq!(opened.location.as_deref(), Some(page.as_str()), "{}", opened.body);
    assert_eq!(again.status, 303);
    assert!(client.get(&page).await.says("钱程（上海示例人才服务有限公司代上海示例海洋装备有限公司）"));
    let unit = test.signed_in("he.jing").await.get(&format!("/employer/cases/{id}")).await;
    assert!(
        unit.says("钱程（上海示例人才服务有限公司代") && unit.says("何静"),
        "the account manager is in charge"
    );
    assert!(client.get(&at(mandate, "")).await.says("林知远"));
}

#[actix_web::test]
async fn without_a_mandate_or_before_or_after_it_there_is_no_such_unit() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let ended = walk.give_mandate(0, 300, Scope::ALL).await.unwrap();
    let case = walk.open_under(ended, LIN).unwrap();
    walk.by("he.jing", |conn, actor| zhicheng::services::mandate::end(conn, actor, ended, "合作结束"))
        .unwrap();
    let future = walk.give_mandate(30, 300, Scope::ALL).await.unwrap();
    let client = test.signed_in("qian.cheng").await;

    for mandate in [ended, future, MandateId::fresh()] {
        for page in [String::new(), "/cases/new".to_owned(), format!("/cases/{case}")] {
            assert_eq!(client.get(&at(mandate, &page)).await.status, 404, "{mandate}{page}");
        }
        assert_eq!(client.post(&at(mandate, "/cases/new"), &[]).await.status, 404);
    }
    let list = client.get("/agency").await;
    assert!(list.says("合作结束") && list.says("未开始"), "why, and from when: {}", list.body);
    walk.pass_days(30).unwrap();
    test.follow(&walk);
    assert_eq!(client.get(&at(future, "")).await.status, 200, "its first day has come");
}

#[actix_web::test]
async fn the_database_shows_an_agency_nothing_without_a_mandate_in_force() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let mandate = walk.give_mandate(0, 300, Scope::ALL).await.unwrap();
    let case = walk.open_under(mandate, LIN).unwrap();
    let own = walk.open(LIN).unwrap();
    let agency = pretending(&walk);
    let seen = |actor: &Actor| {
        test.app
            .db
            .as_actor::<_, Error>(actor, |conn| {
                let seen: Vec<CaseId> = cases::table.select(cases::id).load(conn)?;
                Ok((seen, verifications::table.count().get_result::<i64>(conn)?))
            })
            .unwrap()
    };
    let open = |actor: &Actor| {
        let new = Walk::application(DANIEL);
        test.app.db.as_actor(actor, |conn| case::open(conn, actor, &new))
    };

    assert_eq!(seen(&agency), (vec![case], 1), "the cases that it opened, and no other of the unit: {own}");
    let elsewhere = Actor { org_id: walk.actor("zhou.lan").unwrap().org_id, ..agency };
    let too_late = Actor { now: agency.now + chrono::Duration::days(301), ..agency };
    let too_early = Actor { now: agency.now - chrono::Duration::days(1), ..agency };
    for stranger in [elsewhere, too_late, too_early] {
        assert_eq!(seen(&stranger), (vec![], 0));
        assert!(matches!(open(&stranger), Err(Error::Refused(_))));
    }
    walk.by("he.jing", |conn, actor| zhicheng::services::mandate::end(conn, actor, mandate, "合作结束"))
        .unwrap();
    assert_eq!(seen(&agency), (vec![], 0), "at once");
}

#[actix_web::test]
async fn the_database_refuses_an_agency_what_is_the_units_own() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    walk.give_mandate(0, 300, &[Scope::Amend]).await.unwrap();
    let own = walk.bring(LIN, Stage::Submitted).await.unwrap();
    let agency = Actor { now: walk.now, ..pretending(&walk) };

    macro_rules! is_denied {
        ($($table:ident),+) => {$(
            let read = test.app.db.as_actor::<_, Error>(&agency, |conn| Ok($table::table.count().get_result::<i64>(conn)?));
            assert!(read.unwrap_err().to_string().contains("permission denied"), stringify!($table));
        )+};
    }
    is_denied!(notices, employer_findings, objections, consents);
    let findings =
        case::Findings { documents: (true, String::new()), duty_performance: (true, String::new()) };
    let published =
        test.app.db.as_actor(&agency, |conn| case::publish(conn, &agency, own, &findings, "公告栏"));
    assert!(matches!(published, Err(Error::NotFound)));
    let outside = test.app.db.as_actor(&agency, |conn| case::open(conn, &agency, &Walk::application(LIN)));
    assert!(matches!(outside, Err(Error::Refused(_))), "opening is outside this mandate");
    let person = test.app.db.as_actor::<_, Error>(&agency, |conn| {
        let id = zhicheng::domain::ids::UserId::fresh();
        Ok(zhicheng::db::account::ensure(conn, id, "x@example.com", "某人", agency.now)?)
    });
    assert!(person.unwrap_err().to_string().contains("only a unit, its agency"));
}

#[actix_web::test]
async fn what_the_mandate_does_not_cover_is_refused_with_the_reason() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let mandate = walk.give_mandate(0, 300, &[Scope::Open]).await.unwrap();
    let id = walk.open_under(mandate, LIN).unwrap();
    let question =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.verification_id)).unwrap();
    walk.by("su.ran", |conn, actor| {
        verification::triage(conn, actor, question, VerificationAction::Return, "编号不完整")
    })
    .unwrap();
    let client = test.signed_in("qian.cheng").await;

    let form = client.get(&at(mandate, &format!("/cases/{id}/verification"))).await;
    let sent = client
        .post(
            &at(mandate, &format!("/cases/{id}/verification")),
            &[("certificate_no", "CE-1"), ("name_on_certificate", "Lin"), ("awarded_on", "2015-03-01")],
        )
        .await;

    assert!(form.status == 409 && form.says("单位的委托不包括"), "{}", form.body);
    assert!(sent.status == 422 && sent.says("单位的委托不包括"), "{}", sent.body);
    for page in ["", "/review", "/publicity", "/objections"] {
        assert_eq!(client.get(&format!("/employer/cases/{id}{page}")).await.status, 404);
    }
}

#[actix_web::test]
async fn a_returned_verification_is_put_right_within_the_mandate() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let mandate = walk.give_mandate(0, 300, Scope::ALL).await.unwrap();
    let id = walk.open_under(mandate, LIN).unwrap();
    let question =
        walk.by_system(|conn, actor| Ok(zhicheng::db::case::find(conn, actor, id)?.verification_id)).unwrap();
    walk.by("su.ran", |conn, actor| {
        verification::triage(conn, actor, question, VerificationAction::Return, "编号不完整")
    })
    .unwrap();
    let client = test.signed_in("qian.cheng").await;
    let page = at(mandate, &format!("/cases/{id}/verification"));
    let fields = [("certificate_no", "CE-1"), ("name_on_certificate", "Lin"), ("awarded_on", "2015-03-01")];

    let sent = client.post(&page, &fields).await;
    let again = client.post(&page, &fields).await;

    assert_eq!(sent.status, 303, "{}", sent.body);
    assert!(again.status == 422 && again.says("查验申请现在不能修改"));
    assert!(client.get(&at(mandate, &format!("/cases/{id}"))).await.says("查验信息"));
}

#[actix_web::test]
async fn a_mandate_ends_in_two_clicks_with_a_reason_and_two_never_run_at_once() {
    let test = TestApp::start().await;
    let walk = test.walk();
    let mandate = walk.give_mandate(0, 300, Scope::ALL).await.unwrap();
    let second = walk.give_mandate(10, 20, Scope::ALL).await;
    let manager = test.signed_in("he.jing").await;
    let page = format!("{MANDATES}/{mandate}/end");

    let other = test.signed_in("zhou.lan").await.post(&page, &[("reason", "x")]).await;
    let colleague = test.signed_in("chen.mo").await.post(&page, &[("reason", "x")]).await;
    let silent = manager.post(&page, &[("reason", " ")]).await;
    let ended = manager.post(&page, &[("reason", "合作结束")]).await;
    let again = manager.post(&page, &[("reason", "别的原因")]).await;

    assert!(matches!(second, Err(Error::Invalid(_))));
    assert_eq!((other.status.as_u16(), colleague.status.as_u16()), (404, 422));
    assert!(silent.status == 422 && silent.says("href=\"#reason\""));
    assert_eq!((ended.status.as_u16(), again.status.as_u16()), (303, 303));
    assert!(manager.get(MANDATES).await.says("合作结束"));
    let detail: serde_json::Value = audit::table
        .filter(audit::action.eq("end_mandate"))
        .select(audit::detail)
        .get_result(&mut test.owner())
        .unwrap();
    assert!(detail["before"]["ended_at"].is_null() && detail["after"]["end_reason"] == "合作结束");
}
