//! Achievements as entries with their evidence: the form, and everybody who reads it.
use super::{at, with_case};
use crate::support::TestApp;
use zhicheng::db::application::documents;
use zhicheng::demo::cases::Stage;
use zhicheng::domain::document::DocumentKind;
use zhicheng::domain::ids::{CaseId, DocumentId};

fn document(test: &TestApp, id: CaseId, kind: DocumentKind) -> DocumentId {
    let rows = test.walk().by_system(|conn, _| Ok(documents(conn, id)?)).unwrap();
    rows.iter().find(|row| row.kind == kind).unwrap().id
}

/// A case of Lin's with documents, back with the applicant.
async fn returned() -> (TestApp, CaseId) {
    let (test, id) = with_case(Stage::Submitted).await;
    let hr = test.signed_in("he.jing").await;
    let sent =
        hr.post(&format!("/employer/cases/{id}/return"), &[("section:achievements", "请分项填写")]).await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    (test, id)
}

const WHOLE: &[(&str, &str)] = &[
    ("achievements", "概述"),
    ("achievements.0.kind", "innovation"),
    ("achievements.0.title", "深水防腐专利"),
    ("achievements.0.from", "2020-01-01"),
    ("achievements.0.to", ""),
    ("achievements.0.role", "第一发明人"),
    ("achievements.0.result", "授权并使用"),
];

async fn save(test: &TestApp, id: CaseId, fields: &[(&str, &str)], page: &str) -> crate::support::Page {
    let lin = test.signed_in("lin.zhiyuan").await;
    let version = lin.get(&at(id, "/form/achievements")).await.value_of("version").unwrap();
    let mut sent = fields.to_vec();
    sent.push(("version", &version));
    lin.post(&at(id, page), &sent).await
}

#[actix_web::test]
async fn an_entry_keeps_its_documents_and_an_incomplete_one_keeps_what_was_typed() {
    let (test, id) = returned().await;
    let proof = document(&test, id, DocumentKind::OverseasProof).to_string();
    let mut whole = WHOLE.to_vec();
    whole.push(("achievements.0.evidence", &proof));

    let saved = save(&test, id, &whole, "/form/achievements").await;
    let lacking: Vec<_> = whole.iter().copied().filter(|(name, _)| !name.ends_with("role")).collect();
    let refused = save(&test, id, &lacking, "/form/achievements").await;

    assert_eq!(saved.status, 303, "{}", saved.body);
    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "/form/achievements")).await;
    assert!(page.says("深水防腐专利") && page.says(&format!("value=\"{proof}\" checked")), "{}", page.body);
    assert_eq!(refused.status, 422);
    assert!(refused.says("请写明本人角色") && refused.says("深水防腐专利"), "{}", refused.body);
    assert!(refused.says(&format!("value=\"{proof}\" checked")), "the choice is kept");
}

#[actix_web::test]
async fn no_document_of_another_case_and_no_identity_document_proves_an_achievement() {
    let (test, id) = returned().await;
    let identity = document(&test, id, DocumentKind::Identity).to_string();
    for wrong in [identity, DocumentId::fresh().to_string(), "nonsense".to_owned()] {
        let mut whole = WHOLE.to_vec();
        whole.push(("achievements.0.evidence", &wrong));
        let refused = save(&test, id, &whole, "/form/achievements").await;
        assert!(refused.status == 422 && refused.says("请重新选择"), "{wrong}: {}", refused.body);
    }
}

#[actix_web::test]
async fn a_draft_keeps_the_summary_at_once_and_entries_when_they_are_complete() {
    let (test, id) = returned().await;
    let lacking: Vec<_> = WHOLE.iter().copied().filter(|(name, _)| !name.ends_with("title")).collect();

    let part = save(&test, id, &lacking, "/form/achievements/draft").await;
    let kept = test.signed_in("lin.zhiyuan").await.get(&at(id, "/form/achievements")).await;
    let whole = save(&test, id, WHOLE, "/form/achievements/draft").await;

    assert!(part.status == 200 && part.body.starts_with("概述已于"), "{}", part.body);
    assert!(kept.says("浮式平台防腐改造"), "the entries that were there stay");
    assert!(whole.status == 200 && whole.body.starts_with("草稿已于"), "{}", whole.body);
    let page = test.signed_in("lin.zhiyuan").await.get(&at(id, "/form/achievements")).await;
    assert!(page.says("深水防腐专利") && !page.says("浮式平台防腐改造"));
}

#[actix_web::test]
async fn an_entry_that_ends_before_it_begins_or_begins_tomorrow_is_refused_at_its_field() {
    let (test, id) = returned().await;
    for (field, day) in [("achievements.0.to", "2019-01-01"), ("achievements.0.from", "2099-01-01")] {
        let wrong: Vec<_> =
            WHOLE.iter().map(|(name, text)| (*name, if *name == field { day } else { *text })).collect();
        let refused = save(&test, id, &wrong, "/form/achievements").await;
        assert!(refused.status == 422 && refused.says(&format!("id=\"{field}-error\"")), "{}", refused.body);
    }
}

#[actix_web::test]
async fn the_unit_and_the_office_read_each_entry_with_its_document_beside_it() {
    let (test, id) = with_case(Stage::Filed).await;
    let proof = format!("/documents/{}", document(&test, id, DocumentKind::WorkProof));

    for (person, page) in [("he.jing", "/employer/cases/"), ("zhou.min", "/reviewer/cases/")] {
        let page = test.signed_in(person).await.get(&format!("{page}{id}")).await;
        let (_, after) = page.body.split_once("牺牲阳极布置方法").unwrap();
        let row = after.split("</div>").next().unwrap();
        assert!(row.contains(&proof) && row.contains("第一发明人"), "{person}: {row}");
    }
}

#[actix_web::test]
async fn the_panel_reads_each_entry_with_its_document_beside_it() {
    let (test, id) = with_case(Stage::Voting).await;
    let proof = format!("/documents/{}", document(&test, id, DocumentKind::WorkProof));
    let expert = test.signed_in(zhicheng::demo::cases::EXPERTS[0]).await;
    let session = expert.get("/expert").await.link_to("/expert/sessions/");
    let session: String = session.split('/').take(4).collect::<Vec<_>>().join("/");

    let page = expert.get(&format!("{session}/cases/{id}")).await;

    let (_, after) = page.body.split_once("牺牲阳极布置方法").unwrap_or_else(|| panic!("{}", page.body));
    assert!(after.split("</div>").next().unwrap().contains(&proof));
}

#[actix_web::test]
async fn publicised_materials_tell_the_entries_and_lead_to_no_document() {
    let (test, id) = with_case(Stage::Published).await;

    let page = test.signed_in("he.jing").await.get(&format!("/employer/cases/{id}/materials")).await;

    assert!(page.says("牺牲阳极布置方法") && !page.says("/documents/"), "{}", page.body);
}

#[actix_web::test]
async fn a_document_that_is_replaced_goes_on_proving_the_achievement() {
    let (test, id) = returned().await;
    let before = document(&test, id, DocumentKind::WorkProof).to_string();
    let lin = test.signed_in("lin.zhiyuan").await;
    let fresh = DocumentId::fresh().to_string();

    let fields =
        [("kind", "work_proof"), ("document", fresh.as_str()), ("replaces-work_proof", before.as_str())];
    let sent = lin.upload(&at(id, "/documents"), &fields, "new.pdf", b"%PDF-1.4 new".to_vec()).await;

    assert!(sent.status.is_success() || sent.status.is_redirection(), "{}", sent.body);
    let after = document(&test, id, DocumentKind::WorkProof).to_string();
    assert_ne!(before, after);
    let page = lin.get(&at(id, "/form/achievements")).await;
    assert!(page.says(&format!("value=\"{after}\" checked")), "{}", page.body);
}
