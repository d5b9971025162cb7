//! `/reviewer/hand-over`: from whom to whom and why; who may not receive; what stays where it is.
use crate::support::{Client, TestApp};
use diesel::prelude::*;
use reqwest::StatusCode;
use zhicheng::db::schema::{cases, memberships};
use zhicheng::demo::cases::{DANIEL, LIN, Stage, Subject};
use zhicheng::domain::actor::{Actor, Role};
use zhicheng::domain::ids::{CaseId, UserId};
use zhicheng::services::Error;

struct Office {
    test: TestApp,
    zhou: Client,
    gu: Client,
    gu_id: String,
    zhou_id: String,
}

async fn office(subjects: &[Subject]) -> (Office, Vec<String>) {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let mut ids = Vec::new();
    for subject in subjects {
        ids.push(walk.bring(*subject, Stage::Filed).await.unwrap().to_string());
    }
    let person = |name: &str| walk.actor(name).unwrap().user_id.to_string();
    let (zhou_id, gu_id) = (person("zhou.min"), person("gu.wen"));
    test.follow(&walk);
    let (zhou, gu) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    (Office { test, zhou, gu, gu_id, zhou_id }, ids)
}

impl Office {
    fn owner_of(&self, id: &str) -> Option<UserId> {
        let id = CaseId::parse(id).unwrap();
        cases::table.find(id).select(cases::claimed_by).first(&mut self.test.owner()).unwrap()
    }

    fn id_of(text: &str) -> Option<UserId> {
        UserId::parse(text)
    }

    /// Makes a reviewer a member of an applicant's unit too.
    fn join(&self, person: &str, case: &str, role: Role) {
        let conn = &mut self.test.owner();
        let org: uuid::Uuid =
            cases::table.find(CaseId::parse(case).unwrap()).select(cases::org_id).first(conn).unwrap();
        diesel::insert_into(memberships::table)
            .values((
                memberships::id.eq(uuid::Uuid::new_v4()),
                memberships::user_id.eq(UserId::parse(person).unwrap()),
                memberships::org_id.eq(org),
                memberships::role.eq(role),
                memberships::created_at.eq(self.test.app.clock.now()),
            ))
            .execute(conn)
            .unwrap();
    }
}

#[actix_web::test]
async fn a_case_goes_to_a_named_colleague_who_is_told_and_the_record_says_why() {
    let (office, ids) = office(&[LIN]).await;
    let (id, address) = (&ids[0], format!("/reviewer/cases/{}", ids[0]));
    office.zhou.post(&format!("{address}/claim"), &[("claim", "yes")]).await;
    let page = office.zhou.get(&format!("/reviewer/hand-over?case={id}")).await;
    let fields = [("case", id.as_str()), ("to", &office.gu_id), ("reason", "专业更熟悉")];

    let sent = office.zhou.post("/reviewer/hand-over", &fields).await;
    let again = office.zhou.post("/reviewer/hand-over", &fields).await;
    office.test.work().await;

    assert!(page.says("林知远") && page.says("顾文") && page.says("周敏（我自己）"));
    assert_eq!((sent.status, sent.location.as_deref()), (StatusCode::SEE_OTHER, Some(address.as_str())));
    assert_eq!(again.status, StatusCode::SEE_OTHER, "a second press finds the case where it should be");
    assert_eq!(office.owner_of(id), Office::id_of(&office.gu_id));
    let record = office.gu.get(&address).await;
    assert!(record.says("周敏</span> → <span lang=\"zh-CN\">顾文"), "from whom to whom");
    assert_eq!(record.body.matches("专业更熟悉").count(), 1, "recorded once");
    let told = office.gu.get("/messages").await;
    assert_eq!(told.body.matches("有事项转交给您").count(), 1, "told once");
    assert!(!told.says("专业更熟悉"), "the reason stays in the record");
    let applicant = office.test.signed_in("lin.zhiyuan").await;
    assert!(
        !applicant.get(&format!("/applicant/cases/{id}")).await.says("专业更熟悉"),
        "not for the applicant"
    );
}

#[actix_web::test]
async fn of_several_cases_those_that_cannot_go_stay_and_the_page_says_why() {
    let (office, ids) = office(&[LIN, DANIEL]).await;
    office.join(&office.gu_id, &ids[1], Role::Applicant);
    let back = "/reviewer?owner=unclaimed";
    let chosen = [("case", ids[0].as_str()), ("case", &ids[1]), ("back", back)];

    let led = office.zhou.post("/reviewer/hand-over/choose", &chosen).await;
    let page = office.zhou.get(led.location.as_deref().unwrap()).await;
    let mut fields = chosen.to_vec();
    fields.extend([("to", office.gu_id.as_str()), ("reason", "分工调整")]);
    let sent = office.zhou.post("/reviewer/hand-over", &fields).await;

    assert!(page.says("林知远") && page.says("Daniel Okafor") && page.says("2 件事项"));
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(sent.says("已转交 1 件") && sent.says("与申报人同一单位") && sent.says("分工调整"));
    assert!(!sent.says("林知远"), "what went is not there to be sent again");
    assert_eq!(office.owner_of(&ids[0]), Office::id_of(&office.gu_id));
    assert_eq!(office.owner_of(&ids[1]), None);
}

#[actix_web::test]
async fn a_tie_keeps_a_reviewer_from_taking_a_case_too_and_the_database_refuses_it_by_itself() {
    let (office, ids) = office(&[LIN]).await;
    office.join(&office.gu_id, &ids[0], Role::Employer);
    let id = CaseId::parse(&ids[0]).unwrap();
    let gu = office.test.walk().actor("zhou.min").unwrap();
    let gu = Actor { user_id: UserId::parse(&office.gu_id).unwrap(), ..gu };

    office.gu.post("/reviewer/claim", &[("case", &ids[0])]).await;
    let told = office.gu.get("/reviewer").await;
    let write = |person: UserId| {
        office
            .test
            .app
            .db
            .as_actor::<_, Error>(&gu, |conn| Ok(zhicheng::db::case::claim(conn, id, Some(person))?))
    };

    assert!(told.says("须由您回避"));
    assert!(write(gu.user_id).is_err(), "somebody with a tie");
    let lin = office.test.walk().actor("lin.zhiyuan").unwrap().user_id;
    assert!(write(lin).is_err(), "somebody who is no reviewer");
    assert_eq!(write(UserId::parse(&office.zhou_id).unwrap()).unwrap(), 1, "a colleague without a tie");
}

#[actix_web::test]
async fn a_colleague_who_is_ill_is_relieved_by_hand_over_and_is_told() {
    let (office, ids) = office(&[LIN]).await;
    let (id, address) = (&ids[0], format!("/reviewer/cases/{}", ids[0]));
    office.gu.post(&format!("{address}/claim"), &[("claim", "yes")]).await;

    let filtered = office.zhou.get(&format!("/reviewer?owner={}", office.gu_id)).await;
    let of_nobody = office.zhou.get("/reviewer?owner=unclaimed").await;
    let held = office.zhou.get(&address).await;
    let decided = office.zhou.post(&address, &accepting()).await;
    let silent = office.zhou.post("/reviewer/hand-over", &[("case", id), ("to", &office.zhou_id)]).await;
    let fields = [("case", id.as_str()), ("to", &office.zhou_id), ("reason", "同事临时请假")];
    let taken = office.zhou.post("/reviewer/hand-over", &fields).await;
    office.test.work().await;

    assert!(filtered.says("林知远") && filtered.says("name=\"case\""), "owned rows can be chosen");
    assert!(!of_nobody.says("林知远"));
    assert!(held.says("正在经办") && !held.says("value=\"accept\""), "the decision is the owner's");
    assert_eq!(decided.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(decided.says("请先转交给自己"));
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.says("请写明转交理由"));
    assert_eq!(taken.status, StatusCode::SEE_OTHER);
    assert_eq!(office.owner_of(id), Office::id_of(&office.zhou_id));
    assert!(office.gu.get("/messages").await.says("您经办的事项已由同事转出"));
    assert!(!office.zhou.get("/messages").await.says("有事项转交给您"), "nobody is told of their own act");
}

fn accepting() -> Vec<(&'static str, &'static str)> {
    let checks = zhicheng::domain::check::CheckItem::ALL.iter().map(|item| {
        let name: &'static str = Box::leak(zhicheng::services::case::check_field(*item).into_boxed_str());
        (name, "met")
    });
    checks.chain([("decision", "accept")]).collect()
}

#[actix_web::test]
async fn a_case_goes_back_to_the_pool_with_and_without_a_reason() {
    let (office, ids) = office(&[LIN]).await;
    let (id, address) = (&ids[0], format!("/reviewer/cases/{}", ids[0]));
    office.zhou.post(&format!("{address}/claim"), &[("claim", "yes")]).await;

    let others = office.gu.post("/reviewer/hand-over", &[("case", id), ("to", "pool")]).await;
    let own = office.zhou.post("/reviewer/hand-over", &[("case", id), ("to", "pool")]).await;

    assert!(others.says("请写明转交理由") && others.status == StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(own.status, StatusCode::SEE_OTHER);
    assert_eq!(office.owner_of(id), None);
    assert!(office.zhou.get(&address).await.says("退回待领"));
}

#[actix_web::test]
async fn nonsense_is_refused_and_what_was_typed_is_kept() {
    let (office, ids) = office(&[LIN]).await;
    let stranger = office.test.walk().actor("lin.zhiyuan").unwrap().user_id.to_string();
    let nobody = CaseId::fresh().to_string();

    let no_case = office.zhou.post("/reviewer/hand-over", &[("to", &office.gu_id), ("reason", "x")]).await;
    let no_reviewer = [("case", ids[0].as_str()), ("to", &stranger), ("reason", "因为休假")];
    let no_reviewer = office.zhou.post("/reviewer/hand-over", &no_reviewer).await;
    let fresh: Vec<String> = (0..51).map(|_| CaseId::fresh().to_string()).collect();
    let mut many: Vec<(&str, &str)> = fresh.iter().map(|id| ("case", id.as_str())).collect();
    many.extend([("to", office.gu_id.as_str()), ("reason", "x")]);
    let many = office.zhou.post("/reviewer/hand-over", &many).await;
    let unknown = office.zhou.get(&format!("/reviewer/hand-over?case={nobody}")).await;

    assert!(no_case.says("请先选择事项"));
    assert!(no_reviewer.says("请选择接手的同事") && no_reviewer.says("因为休假"));
    assert!(many.says("一次最多转交 50 件"));
    for page in [no_case, no_reviewer, many] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert!(unknown.status == StatusCode::OK && unknown.says("没有选择事项"));
    assert_eq!(office.owner_of(&ids[0]), None);
}

#[actix_web::test]
async fn a_case_that_has_left_the_review_stays_without_an_owner() {
    let (office, ids) = office(&[LIN]).await;
    office.test.walk().accept(CaseId::parse(&ids[0]).unwrap()).unwrap();
    let fields = [("case", ids[0].as_str()), ("to", &office.gu_id), ("reason", "太晚")];

    let late = office.zhou.post("/reviewer/hand-over", &fields).await;

    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.says("已不在受理环节") && !late.says("已转交"));
}
