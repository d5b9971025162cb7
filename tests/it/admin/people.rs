//! Accounts, roles and organisations; who changed and who read what.
use crate::support::{Client, TestApp};
use diesel::prelude::*;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::db::schema::{audit, memberships, users};
use zhicheng::demo::cases::{LIN, Stage};

fn id_of(test: &TestApp, person: &str) -> Uuid {
    users::table
        .filter(users::email.eq(format!("{person}@demo.invalid")))
        .select(users::id)
        .first(&mut test.owner())
        .unwrap()
}

async fn act(client: &Client, person: Uuid, fields: &[(&str, &str)]) -> crate::support::Page {
    client.post(&format!("/admin/people/{person}"), fields).await
}

#[actix_web::test]
async fn an_account_is_made_once_gets_its_link_and_its_roles_from_two_people() {
    let test = TestApp::start().await;
    let (admin, security) = (test.signed_in("gao.yuan").await, test.signed_in("shi.jian").await);
    let person = Uuid::new_v4();
    let id = person.to_string();
    let new = [("id", id.as_str()), ("name", "季新"), ("email", "ji.xin@example.org")];

    for _ in 0..2 {
        assert_eq!(admin.post("/admin/people", &new).await.status, StatusCode::SEE_OTHER);
    }
    test.work().await;
    let taken = [("id", ""), ("name", "季新"), ("email", "JI.XIN@example.org")];
    let other = Uuid::new_v4().to_string();
    let twice = admin.post("/admin/people", &[("id", other.as_str()), taken[1], taken[2]]).await;
    let (a, b) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    let office = [("act", "give"), ("id", a.as_str()), ("role", "reviewer"), ("org", "市级受理科（演示）")];
    let refused = act(&admin, person, &office).await;
    let unit = [("act", "give"), ("id", b.as_str()), ("role", "employer"), ("org", "没有这个单位")];
    let nowhere = act(&admin, person, &unit).await;
    let here = [unit[0], unit[1], unit[2], ("org", "91310115MA1TEXT069")];
    let given = act(&admin, person, &here).await;
    let by_security = act(&security, person, &office).await;

    assert_eq!(test.letters().iter().filter(|letter| letter.contains("ji.xin@example.org")).count(), 1);
    assert!(twice.status == 422 && twice.says("已有账户"), "{}", twice.body);
    assert!(refused.status == 422 && refused.says("href=\"#role\""), "{}", refused.body);
    assert!(nowhere.status == 422 && nowhere.says("value=\"没有这个单位\""), "{}", nowhere.body);
    assert_eq!(
        (given.status, by_security.status),
        (StatusCode::SEE_OTHER, StatusCode::SEE_OTHER),
        "{}",
        given.body
    );
    let held: i64 = memberships::table
        .filter(memberships::user_id.eq(person))
        .count()
        .get_result(&mut test.owner())
        .unwrap();
    assert_eq!(held, 2);
}

#[actix_web::test]
async fn a_disabled_account_is_out_at_once_and_comes_back() {
    let test = TestApp::start().await;
    let (admin, reviewer) = (test.signed_in("gao.yuan").await, test.signed_in("zhou.min").await);
    let person = id_of(&test, "zhou.min");
    assert_eq!(reviewer.get("/reviewer").await.status, StatusCode::OK);

    for _ in 0..2 {
        assert_eq!(act(&admin, person, &[("act", "disable")]).await.status, StatusCode::SEE_OTHER);
    }

    assert_ne!(reviewer.get("/reviewer").await.status, StatusCode::OK);
    assert!(admin.get(&format!("/admin/people/{person}")).await.says("已停用"));
    act(&admin, person, &[("act", "enable")]).await;
    assert!(admin.get(&format!("/admin/people/{person}")).await.says("可用"));
    let acts: Vec<String> = audit::table
        .filter(audit::object_id.eq(person))
        .order(audit::id)
        .select(audit::action)
        .load(&mut test.owner())
        .unwrap();
    assert_eq!(acts.iter().filter(|act| *act == "disable_person").count(), 1, "{acts:?}");
}

#[actix_web::test]
async fn nobody_changes_themselves_and_the_three_administrations_stay_three_people() {
    let test = TestApp::start().await;
    let (admin, security) = (test.signed_in("gao.yuan").await, test.signed_in("shi.jian").await);
    let (own, auditor) = (id_of(&test, "gao.yuan"), id_of(&test, "yan.ming"));
    let id = Uuid::new_v4().to_string();

    let oneself = act(
        &admin,
        own,
        &[("act", "give"), ("id", &id), ("role", "employer"), ("org", "91310115MA1TEXT069")],
    )
    .await;
    let two_hats = act(&security, auditor, &[("act", "give"), ("id", &id), ("role", "administrator")]).await;
    let address = act(&security, auditor, &[("act", "correct"), ("email", "a@example.org")]).await;

    assert!(!oneself.status.is_success() && oneself.says("不能更改自己的账户"), "{}", oneself.body);
    assert!(!two_hats.status.is_success() && two_hats.says("系统管理员与审计管理员"), "{}", two_hats.body);
    assert_eq!(address.status, StatusCode::NOT_FOUND);
    assert!(admin.get(&format!("/admin/people/{own}")).await.says("这是您自己的账户"));
    let forged = diesel::insert_into(memberships::table).values((
        memberships::id.eq(Uuid::new_v4()),
        memberships::user_id.eq(own),
        memberships::role.eq("auditor"),
        memberships::created_at.eq(test.app.clock.now()),
    ));
    let refused = test.walk().by("gao.yuan", |conn, _| Ok(forged.execute(conn)?));
    assert!(refused.is_err(), "the database refuses it too");
}

#[actix_web::test]
async fn an_ended_role_ends_the_sessions_and_stays_on_record() {
    let test = TestApp::start().await;
    let (security, reviewer) = (test.signed_in("shi.jian").await, test.signed_in("gu.wen").await);
    let person = id_of(&test, "gu.wen");
    let role: Uuid = memberships::table
        .filter(memberships::user_id.eq(person))
        .select(memberships::id)
        .first(&mut test.owner())
        .unwrap();

    let ended = act(&security, person, &[("act", "end"), ("id", &role.to_string())]).await;
    let of_another =
        act(&security, id_of(&test, "su.ran"), &[("act", "end"), ("id", &role.to_string())]).await;

    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
    assert_eq!(of_another.status, StatusCode::NOT_FOUND);
    assert_ne!(reviewer.get("/reviewer").await.status, StatusCode::OK);
    assert!(security.get(&format!("/admin/people/{person}")).await.says("受理审核人员"));
}

#[actix_web::test]
async fn an_organisation_has_a_true_credit_code_and_a_superior_that_there_is() {
    let test = TestApp::start().await;
    let admin = test.signed_in("gao.yuan").await;
    let place = format!("/admin/organisations/{}", Uuid::new_v4());
    let fields = |code, superior| {
        [
            ("kind", "employer"),
            ("employer_kind", "public_institution"),
            ("name_zh", "上海示例检测中心"),
            ("credit_code", code),
            ("superior", superior),
        ]
    };

    let wrong = admin.post(&place, &fields("12310000425001237R", "上海示例主管局")).await;
    let of_another = admin.post(&place, &fields("12310000425001236R", "上海示例主管局")).await;
    let nobody = admin.post(&place, &fields("91310000MA1K35XN0K", "没有这个局")).await;

    assert!(
        wrong.status == 422
            && wrong.says("value=\"上海示例检测中心\"")
            && wrong.says("href=\"#credit_code\""),
        "{}",
        wrong.body
    );
    assert!(of_another.status == 422 && of_another.says("已属于另一机构"), "{}", of_another.body);
    assert!(nobody.status == 422 && nobody.says("href=\"#superior\""), "{}", nobody.body);
    let list = admin.get("/admin/organisations?q=研究院").await;
    let one = admin.get(&list.link_to("/admin/organisations/")).await;
    assert!(list.says("上海示例研究院") && !list.says("海洋装备"));
    assert_eq!(one.status, StatusCode::OK);
    assert_eq!(
        test.signed_in("shi.jian").await.get("/admin/organisations").await.status,
        StatusCode::NOT_FOUND
    );
}

#[actix_web::test]
async fn who_read_and_who_changed_are_one_filter_each() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Filed).await.unwrap();
    test.follow(&walk);
    test.signed_in("zhou.min").await.get(&format!("/reviewer/cases/{id}")).await;
    let auditor = test.signed_in("yan.ming").await;
    let number = "RD-2026-000001";

    let read = auditor.get(&format!("/audit?object={number}&kind=read")).await;
    let changed = auditor.get(&format!("/audit?object={number}&kind=changed")).await;
    let before = auditor.get(&format!("/audit?object={number}&kind=read&to=2026-03-02")).await;
    let after = auditor.get(&format!("/audit?object={number}&kind=read&from=2026-03-10&to=2026-03-10")).await;

    assert!(read.says("查看事项") && read.says("周敏") && !read.says("这件事项的变更"), "{}", read.body);
    assert!(
        changed.says("这件事项的变更") && changed.says("林知远") && !changed.says("查看事项</td>"),
        "{}",
        changed.body
    );
    assert!(!before.says("查看事项") && after.says("查看事项"), "{}", after.body);
}
