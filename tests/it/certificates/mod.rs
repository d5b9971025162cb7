//! The certificate office: preparing, the second officer, the sheet, the register.
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::demo::cases::{LIN, Stage};

#[actix_web::test]
async fn a_batch_is_prepared_by_one_officer_and_issued_by_another() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let case = walk.bring(LIN, Stage::ToIssue).await.unwrap().to_string();
    test.follow(&walk);
    let (first, second) = (test.signed_in("xu.qing").await, test.signed_in("luo.cheng").await);
    let (batch, none) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
    let address = format!("/certificates/batches/{batch}");

    let nothing = first.post("/certificates", &[("id", &none)]).await;
    let prepared = first.post("/certificates", &[("id", &batch), ("case", &case)]).await;
    let in_work = first.get(&address).await;
    test.work().await;
    let drawn = second.get(&address).await;
    let own = first.post(&format!("{address}/issue"), &[]).await;
    let issued = second.post(&format!("{address}/issue"), &[]).await;
    let register = first.get("/certificates/register?q=林知远").await;

    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(prepared.location.as_deref(), Some(address.as_str()), "{}", prepared.body);
    assert!(in_work.says("正在生成") && !in_work.says("sheet.pdf"));
    assert!(drawn.says("/sheet.pdf") && drawn.says("签发整批"));
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever prepared it does not issue it");
    assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.body);
    assert!(register.says("林知远") && register.says("有效"));
    let sheet = drawn.body.split("href=\"").find(|part| part.contains("sheet.pdf")).unwrap();
    let file = first.get(sheet.split('"').next().unwrap()).await;
    assert!(file.status == StatusCode::OK && file.body.starts_with("%PDF"));
}
