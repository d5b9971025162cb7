//! `/reviewer/absences`: who covers whom, from when to when; what the cover sees and does; how it ends.
use crate::support::{Client, TestApp};
use reqwest::StatusCode;
use zhicheng::demo::cases::{LIN, Stage};
use zhicheng::domain::calendar::shanghai_date;
use zhicheng::domain::check::CheckItem;

struct Office {
    test: TestApp,
    zhou: Client,
    gu: Client,
    case: String,
    zhou_id: String,
    gu_id: String,
}

/// One filed case, which 周敏 has.
async fn office() -> Office {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let case = walk.bring(LIN, Stage::Filed).await.unwrap().to_string();
    let person = |name: &str| walk.actor(name).unwrap().user_id.to_string();
    let (zhou_id, gu_id) = (person("zhou.min"), person("gu.wen"));
    test.follow(&walk);
    let (zhou, gu) = (test.signed_in("zhou.min").await, test.signed_in("gu.wen").await);
    zhou.post(&format!("/reviewer/cases/{case}/claim"), &[("claim", "yes")]).await;
    Office { test, zhou, gu, case, zhou_id, gu_id }
}

impl Office {
    fn day(&self, later: u64) -> String {
        (shanghai_date(self.test.app.clock.now()) + chrono::Days::new(later)).to_string()
    }

    /// 周敏 is away from today for so many days more, and 顾文 covers.
    async fn away(&self, from: u64, until: u64) -> crate::support::Page {
        let (from, until) = (self.day(from), self.day(until));
        let fields = [("from", from.as_str()), ("until", &until), ("cover", &self.gu_id)];
        self.zhou.post("/reviewer/absences", &fields).await
    }

    async fn sees_it(&self) -> bool {
        self.gu.get("/reviewer?owner=mine").await.says("林知远")
    }

    async fn act(&self, client: &Client, verb: &str) -> StatusCode {
        let page = self.zhou.get("/reviewer/absences").await;
        let id = page.body.split("/reviewer/absences/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        client.post(&format!("/reviewer/absences/{id}/{verb}"), &[]).await.status
    }
}

fn accepting() -> Vec<(String, String)> {
    let checks =
        CheckItem::ALL.iter().map(|item| (zhicheng::services::case::check_field(*item), "met".to_owned()));
    checks.chain([("decision".to_owned(), "accept".to_owned())]).collect()
}

#[actix_web::test]
async fn the_cover_sees_the_cases_acts_in_them_and_the_record_says_for_whom() {
    let office = office().await;
    let before = office.sees_it().await;
    let announced = office.away(0, 4).await;
    office.test.work().await;

    let mine = office.gu.get("/reviewer?owner=mine").await;
    let told = office.gu.get("/messages").await;
    let address = format!("/reviewer/cases/{}", office.case);
    let page = office.gu.get(&address).await;
    let fields = accepting();
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let accepted = office.gu.post(&address, &fields).await;
    let record = office.zhou.get(&address).await;

    assert!(!before);
    assert_eq!(announced.status, StatusCode::SEE_OTHER);
    assert!(mine.says("林知远") && mine.says("（代办）"));
    assert!(told.says("请您代办同事的事项"));
    assert!(page.says("缺勤，由您代办") && page.says("value=\"accept\""));
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    assert!(record.says("（代 <span lang=\"zh-CN\">周敏</span>）"), "who acted and for whom");
}

#[actix_web::test]
async fn a_cover_begins_and_ends_by_its_days() {
    let office = office().await;
    office.away(3, 5).await;
    let mut walk = office.test.walk();

    let too_early = office.sees_it().await;
    walk.now += chrono::Duration::days(4);
    office.test.follow(&walk);
    let within = office.sees_it().await;
    walk.now += chrono::Duration::days(2);
    office.test.follow(&walk);
    let after = office.sees_it().await;

    assert!(!too_early && within && !after);
}

#[actix_web::test]
async fn nobody_is_made_to_cover() {
    let office = office().await;
    office.away(0, 4).await;

    let stranger = office.act(&office.zhou, "decline").await;
    let declined = office.act(&office.gu, "decline").await;
    office.test.work().await;

    assert_eq!((stranger, declined), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
    assert!(!office.sees_it().await);
    assert!(office.zhou.get("/messages").await.says("同事不能代办"));
    assert!(office.zhou.get("/reviewer/absences").await.says("未接受"));
    assert_eq!(office.away(0, 4).await.status, StatusCode::SEE_OTHER, "somebody else can be asked");
}

#[actix_web::test]
async fn whoever_comes_back_early_ends_it_by_hand() {
    let office = office().await;
    office.away(0, 4).await;

    let stranger = office.act(&office.gu, "end").await;
    let ended = office.act(&office.zhou, "end").await;

    assert_eq!((stranger, ended), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
    assert!(!office.sees_it().await);
}

#[actix_web::test]
async fn what_is_handed_to_somebody_away_is_told_to_the_cover_too() {
    let office = office().await;
    office.zhou.post(&format!("/reviewer/cases/{}/claim", office.case), &[("claim", "no")]).await;
    office.away(0, 4).await;
    let fields = [("case", office.case.as_str()), ("to", &office.zhou_id), ("reason", "原由其经办")];

    let page = office.gu.get(&format!("/reviewer/hand-over?case={}", office.case)).await;
    office.gu.post("/reviewer/hand-over", &fields).await;
    office.test.work().await;

    assert!(page.says("缺勤至"), "the list of colleagues says who is away");
    for client in [&office.zhou, &office.gu] {
        assert!(client.get("/messages").await.says("有事项转交给您"));
    }
}

#[actix_web::test]
async fn an_absence_needs_days_ahead_and_a_colleague_who_is_there() {
    let office = office().await;
    let (today, later, past) = (office.day(0), office.day(9), "2026-01-05".to_owned());
    let send = async |client: &Client, from: &str, until: &str, cover: &str| {
        client.post("/reviewer/absences", &[("from", from), ("until", until), ("cover", cover)]).await
    };

    let in_the_past = send(&office.zhou, &past, &later, &office.gu_id).await;
    let backwards = send(&office.zhou, &later, &today, &office.gu_id).await;
    let oneself = send(&office.zhou, &today, &later, &office.zhou_id).await;
    let nonsense = send(&office.zhou, "morgen", "", "nobody").await;
    office.away(0, 9).await;
    let twice = office.away(5, 12).await;
    let away_too = send(&office.gu, &today, &later, &office.zhou_id).await;

    for (page, words) in [
        (in_the_past, "不早于今天"),
        (backwards, "不早于开始日期"),
        (oneself, "请选择代办的同事"),
        (nonsense, "请填写最后一天"),
        (twice, "已有一次缺勤安排"),
        (away_too, "该同事这段时间也缺勤"),
    ] {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says(words), "{words}");
    }
}
