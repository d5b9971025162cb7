//! Taking a certificate back: never by one person, never unheard, and the public learns nothing about the person.
use super::{refusal, status};
use crate::support::TestApp;
use reqwest::StatusCode;
use uuid::Uuid;
use zhicheng::cites;
use zhicheng::db::certificate as certificates;
use zhicheng::demo::cases::{LIN, Stage, Walk};
use zhicheng::domain::case::Status;
use zhicheng::domain::certificate::RevocationGround;
use zhicheng::domain::clause::Clause;
use zhicheng::domain::ids::{CaseId, CertificateId, ProposalId};
use zhicheng::services::revocation::{self, Grounds};
use zhicheng::services::{Error, Result};

fn certificate(walk: &Walk<'_>, id: CaseId) -> certificates::CertificateRow {
    walk.by_system(|conn, _| Ok(certificates::of_case(conn, id)?.unwrap())).unwrap()
}

fn grounds() -> Grounds {
    let ground = Some(RevocationGround::FalseMaterial);
    Grounds { ground, reason: "林知远提交的学位证书经核查系伪造".into() }
}

fn propose(walk: &Walk<'_>, id: CaseId) -> ProposalId {
    let (proposal, of) = (ProposalId::fresh(), certificate(walk, id).id);
    walk.by("xu.qing", |conn, actor| revocation::propose(conn, actor, proposal, of, &grounds())).unwrap();
    proposal
}

fn confirm(walk: &Walk<'_>, person: &str, id: ProposalId, considered: &str) -> Result<()> {
    walk.by(person, |conn, actor| revocation::confirm(conn, actor, id, considered))
}

#[actix_web::test]
async fn a_certificate_is_revoked_by_a_second_officer_after_the_reply_period() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    let proposal = propose(&walk, id);

    assert!(refusal(confirm(&walk, "luo.cheng", proposal, "")).contains("may reply up to and including"));
    walk.pass_days(10).unwrap();
    assert!(
        refusal(confirm(&walk, "luo.cheng", proposal, "")).contains("may reply"),
        "the last day is the holder's"
    );
    walk.pass_days(1).unwrap();
    assert!(refusal(confirm(&walk, "xu.qing", proposal, "")).contains("colleague"));
    confirm(&walk, "luo.cheng", proposal, "").unwrap();
    assert!(matches!(confirm(&walk, "luo.cheng", proposal, ""), Err(Error::Conflict)));

    assert_eq!(status(&walk, id), Status::Revoked);
    test.follow(&walk);
    let code = certificate(&walk, id).public_code;
    for (lang, words) in [("zh-CN", "申报材料不实"), ("en", "Untrue material was filed")] {
        let page = test.visitor().get(&format!("/c/{code}?lang={lang}")).await;
        assert!(page.says(words), "{}", page.body);
        assert!(!page.says("林知远") && !page.says("伪造"), "the public learns nothing about the person");
    }
}

#[actix_web::test]
async fn a_reply_ends_the_wait_and_has_to_be_considered_in_writing() {
    cites!(Clause::D11);
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    let proposal = propose(&walk, id);
    let reply = |words: &str| walk.by("lin.zhiyuan", |conn, actor| revocation::reply(conn, actor, id, words));

    assert!(matches!(reply(" "), Err(Error::Invalid(_))));
    reply("学位由学校重新认证，见附函").unwrap();
    reply("学位由学校重新认证，见附函").unwrap();
    assert!(matches!(reply("另一份答复"), Err(Error::Conflict)), "what was replied is kept");
    assert!(matches!(confirm(&walk, "luo.cheng", proposal, " "), Err(Error::Invalid(_))));
    confirm(&walk, "luo.cheng", proposal, "附函经核实不是学校出具").unwrap();

    assert_eq!(status(&walk, id), Status::Revoked);
    let entries = walk.by_system(|conn, _| Ok(zhicheng::db::timeline::of_case(conn, id)?)).unwrap();
    assert_eq!(entries.last().unwrap().detail["considered"], "附函经核实不是学校出具");
}

#[actix_web::test]
async fn a_revocation_without_a_ground_or_a_reason_is_not_proposed() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    let of = certificate(&walk, id).id;

    for grounds in [Grounds { ground: None, ..grounds() }, Grounds { reason: "  ".into(), ..grounds() }] {
        let done = walk
            .by("xu.qing", |conn, actor| revocation::propose(conn, actor, ProposalId::fresh(), of, &grounds));
        assert!(matches!(done, Err(Error::Invalid(_))));
    }
}

#[actix_web::test]
async fn a_period_that_the_calendar_cannot_count_to_its_end_does_not_begin() {
    cites!(Clause::D11);
    let test = TestApp::start_at("2026-11-02T01:00:00Z").await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    walk.now = "2026-12-28T02:00:00Z".parse().unwrap();
    let of = certificate(&walk, id).id;

    let done = walk
        .by("xu.qing", |conn, actor| revocation::propose(conn, actor, ProposalId::fresh(), of, &grounds()));

    assert!(refusal(done).contains("calendar is not loaded"));
}

#[actix_web::test]
async fn a_second_press_proposes_nothing_more_and_a_colleague_cannot_propose_the_same() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    let of = certificate(&walk, id).id;
    let again = |person: &str, proposal: ProposalId| {
        walk.by(person, |conn, actor| revocation::propose(conn, actor, proposal, of, &grounds()))
    };
    let proposal = propose(&walk, id);

    again("xu.qing", proposal).unwrap();
    assert!(matches!(again("luo.cheng", ProposalId::fresh()), Err(Error::Conflict)));
    let waiting = walk.by("xu.qing", |conn, _| revocation::waiting(conn)).unwrap();
    assert_eq!(waiting.len(), 1);
}

#[actix_web::test]
async fn only_the_holder_reads_and_answers_the_notice() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    let address = format!("/applicant/cases/{id}/revocation");
    test.follow(&walk);
    let (holder, other) = (test.signed_in("lin.zhiyuan").await, test.signed_in("daniel.okafor").await);

    assert_eq!(holder.get(&address).await.status, StatusCode::NOT_FOUND, "there is no notice yet");
    let proposal = propose(&walk, id);
    assert!(holder.get("/applicant").await.says("拟撤销"));
    assert!(holder.get(&address).await.says("经核查系伪造"));
    for (client, path) in
        [(&other, address.clone()), (&holder, format!("/certificates/revocations/{proposal}"))]
    {
        assert_eq!(client.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(client.post(&path, &[("content", "x")]).await.status, StatusCode::NOT_FOUND);
    }
    let unit = walk.by("he.jing", |conn, actor| revocation::hearing(conn, actor, id));
    assert!(unit.is_err(), "the unit does not read the notice");
    assert_eq!(holder.post(&address, &[("content", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(holder.post(&address, &[("content", "请核对原件")]).await.status, StatusCode::SEE_OTHER);
    assert!(holder.get(&address).await.says("请核对原件"));
}

#[actix_web::test]
async fn the_pages_preview_the_public_words_keep_what_was_typed_and_leave_a_certificate_in_force() {
    let test = TestApp::start().await;
    let mut walk = test.walk();
    let id = walk.bring(LIN, Stage::Issued).await.unwrap();
    test.follow(&walk);
    let of: CertificateId = certificate(&walk, id).id;
    let (first, second) = (test.signed_in("xu.qing").await, test.signed_in("luo.cheng").await);
    let address = format!("/certificates/register/{of}/revoke");
    let proposal = Uuid::new_v4().to_string();
    let fields = |ground: &'static str, act: &'static str| {
        [
            ("id", proposal.clone()),
            ("ground", ground.into()),
            ("reason", "材料系伪造".to_owned()),
            ("act", act.into()),
        ]
    };
    let press = async |fields: [(&'static str, String); 4]| {
        let borrowed: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        first.post(&address, &borrowed).await
    };

    assert!(first.get(&format!("/certificates/register/{of}")).await.says("/revoke"));
    let refused = press(fields("", "preview")).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.says("材料系伪造"));
    let preview = press(fields("false_material", "preview")).await;
    assert!(
        preview.status == StatusCode::OK && preview.says("申报材料不实") && preview.says("提出并告知持证人")
    );
    let sent = press(fields("false_material", "send")).await;
    let page = format!("/certificates/revocations/{proposal}");
    assert_eq!(sent.location.as_deref(), Some(page.as_str()), "{}", sent.body);
    assert!(second.get(&page).await.says("答复或期满后方可确认"));
    assert_eq!(second.post(&page, &[("act", "confirm")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(second.post(&page, &[("act", "leave")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let left = second.post(&page, &[("act", "leave"), ("reason", "原件核对无误")]).await;
    assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
    assert_eq!(status(&walk, id), Status::Certified);
}
