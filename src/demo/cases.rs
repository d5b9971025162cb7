//! Fictional cases, brought to a stage of the procedure by calling the services as its different people:
//! nothing here can make a state that the program cannot reach. The demonstration and the tests both use it.
use super::{later, sample};
use crate::app::App;
use crate::db::employer::ConsentAnswer;
use crate::domain::actor::Actor;
use crate::domain::calendar::{Calendar, shanghai_date};
use crate::domain::case::Action;
use crate::domain::catalogue::{ItemClass, ItemRef, Series};
use crate::domain::check::CheckItem;
use crate::domain::document::DocumentKind;
use crate::domain::ids::{BatchId, CaseId, SessionId};
use crate::domain::panel::ballot::{Choice, TallySecretKey};
use crate::domain::panel::draw::{Contribution, Party};
use crate::domain::verification::{AnswerOutcome, Channel, VerificationAction};
use crate::services::case::{self, NewCase, Press};
use crate::services::{Error, Result, account, certificate, panel, reference, verification};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    Opened,
    Verified,
    Submitted,
    Published,
    ReadyToFile,
    Filed,
    Accepted,
    Assigned,
    Voting,
    Signed,
    ToIssue,
    Issued,
}

/// A walk through the procedure: it carries its own clock, which never goes back.
pub struct Walk<'a> {
    pub app: &'a App,
    pub now: DateTime<Utc>,
    pub(super) calendar: Calendar,
}

/// Whose case it is.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    pub applicant: &'static str,
    pub name: &'static str,
    pub hr: &'static str,
    /// Row of the C list.
    pub item: u16,
}

/// The applicant of the company, with an `IMarEST` certificate.
pub const LIN: Subject = Subject { applicant: "lin.zhiyuan", name: "林知远", hr: "he.jing", item: 12 };
/// The applicant of the public institution: its superior authority must consent.
pub const DANIEL: Subject =
    Subject { applicant: "daniel.okafor", name: "Daniel Okafor", hr: "zhou.lan", item: 24 };

impl<'a> Walk<'a> {
    pub fn new(app: &'a App, now: DateTime<Utc>) -> Result<Self> {
        let calendar = app.db.as_actor(&Actor::system(now), reference::calendar)?;
        Ok(Self { app, now, calendar })
    }

    /// Somebody of the demonstration, in their role.
    pub fn actor(&self, person: &str) -> Result<Actor> {
        let email = format!("{person}@demo.invalid");
        let (user_id, held) = self.app.db.as_auth::<_, Error>(|conn| {
            let user = account::find_by_email(conn, &email)?;
            Ok((user, crate::db::account::memberships_of(conn, user)?))
        })?;
        let first = held.first().ok_or(Error::NotFound)?;
        Ok(Actor { user_id, org_id: first.org_id, role: first.role, now: self.now })
    }

    /// Runs one use-case as somebody.
    pub fn by<T>(
        &self,
        person: &str,
        job: impl FnOnce(&mut crate::db::Conn, &Actor) -> Result<T>,
    ) -> Result<T> {
        let actor = self.actor(person)?;
        self.app.db.as_actor(&actor, |conn| job(conn, &actor))
    }

    /// Runs one use-case as the program itself.
    pub fn by_system<T>(&self, job: impl FnOnce(&mut crate::db::Conn, &Actor) -> Result<T>) -> Result<T> {
        let actor = Actor::system(self.now);
        self.app.db.as_actor(&actor, |conn| job(conn, &actor))
    }

    /// Lets working days pass.
    pub fn pass_days(&mut self, working_days: u32) -> Result<()> {
        let to = later(&self.calendar, self.now, working_days);
        self.now = to.ok_or_else(|| anyhow::anyhow!("the loaded calendar ends before this walk"))?;
        Ok(())
    }

    /// Opens a case and brings it to a stage.
    pub async fn bring(&mut self, subject: Subject, stage: Stage) -> Result<CaseId> {
        let id = self.open(subject)?;
        if stage >= Stage::Verified {
            self.verify(subject, id)?;
        }
        if stage >= Stage::Submitted {
            self.submit(subject, id).await?;
        }
        if stage >= Stage::Published {
            self.publish(subject, id)?;
        }
        if stage >= Stage::ReadyToFile {
            self.close_publicity(id)?;
        }
        if stage >= Stage::Filed {
            self.file(subject, id)?;
        }
        if stage >= Stage::Accepted {
            self.accept(id)?;
        }
        if stage >= Stage::Assigned {
            self.decide(id, stage)?;
        }
        if stage >= Stage::ToIssue {
            self.pass_days(6)?;
            self.by_system(|conn, actor| {
                case::advance(conn, actor, id, Action::CloseResultPublicity, &Press::default())
            })?;
        }
        if stage >= Stage::Issued {
            self.issue(id).await?;
        }
        Ok(id)
    }

    pub fn open(&self, subject: Subject) -> Result<CaseId> {
        let new = Self::application(subject);
        self.by(subject.hr, |conn, actor| case::open(conn, actor, &new))
    }

    /// What a unit enters for this applicant.
    pub fn application(subject: Subject) -> NewCase {
        NewCase {
            id: CaseId::fresh(),
            item: ItemRef::new(ItemClass::C, subject.item),
            applicant_name: subject.name.to_owned(),
            applicant_email: format!("{}@demo.invalid", subject.applicant),
            post: "总体设计工程师".to_owned(),
            certificate_no: format!("CE-{}", Uuid::new_v4().simple().to_string()[..6].to_uppercase()),
            name_on_certificate: subject.name.to_owned(),
            awarded_on: sample::date(2015, 3, 1),
            employment_evidence: "劳动合同，社会保险缴费记录".to_owned(),
        }
    }

    /// Consent, request, answer, second officer; then the program confirms.
    pub fn verify(&self, subject: Subject, id: CaseId) -> Result<()> {
        self.verify_as(subject, id, AnswerOutcome::Authentic)
    }

    pub fn verify_as(&self, subject: Subject, id: CaseId, outcome: AnswerOutcome) -> Result<()> {
        let question =
            self.by_system(|conn, actor| Ok(crate::db::case::find(conn, actor, id)?.verification_id))?;
        self.by(subject.applicant, |conn, actor| verification::consent(conn, actor, question))?;
        self.by("su.ran", |conn, actor| {
            verification::triage(conn, actor, question, VerificationAction::Accept, "")?;
            verification::send(conn, actor, question)?;
            let answer = verification::NewAnswer {
                id: Uuid::new_v4(),
                outcome,
                channel: Channel::Email,
                evidence: "发证机构注册部邮件答复".to_owned(),
            };
            verification::record_answer(conn, actor, question, &answer)
        })?;
        self.by("shen.zhu", |conn, actor| verification::review(conn, actor, question, true, ""))?;
        self.by_system(|conn, actor| verification::settle(conn, actor, question))
    }

    /// Fills in every section, puts the documents in, and submits to the employer.
    pub async fn submit(&self, subject: Subject, id: CaseId) -> Result<()> {
        self.app.files.put(sample::KEY, sample::PDF.to_vec()).await?;
        self.by(subject.applicant, |conn, actor| {
            for kind in DocumentKind::REQUIRED {
                case::add_document(conn, actor, &sample::document(id, *kind, actor))?;
            }
            let papers = crate::db::application::documents(conn, id)?;
            let proof = papers.iter().find(|row| row.kind == DocumentKind::WorkProof);
            let proof = proof.map(|row| row.id).ok_or(Error::NotFound)?;
            for (version, section) in (0..).zip(sample::sections(subject.name, proof)) {
                case::save_section(conn, actor, id, version, section)?;
            }
            case::submit(conn, actor, id)
        })?;
        Ok(())
    }

    pub fn publish(&self, subject: Subject, id: CaseId) -> Result<()> {
        let findings = case::Findings {
            documents: (true, "材料齐全，与原件一致".to_owned()),
            duty_performance: (true, "履职情况良好".to_owned()),
        };
        self.by(subject.hr, |conn, actor| {
            case::publish(conn, actor, id, &findings, "公司公告栏")?;
            case::prove_display(conn, actor, id, "当日上午张贴于公司公告栏，照片存档")
        })
    }

    pub fn close_publicity(&mut self, id: CaseId) -> Result<()> {
        self.pass_days(6)?;
        self.by_system(|conn, actor| {
            case::advance(conn, actor, id, Action::ClosePublicity, &Press::default())
        })?;
        Ok(())
    }

    /// Files; a public institution asks for consent first.
    pub fn file(&self, subject: Subject, id: CaseId) -> Result<()> {
        if subject.hr == DANIEL.hr {
            self.by(subject.hr, |conn, actor| case::ask_consent(conn, actor, id))?;
            self.by("qin.yue", |conn, actor| {
                case::answer_consent(conn, actor, id, ConsentAnswer::Given, "")
            })?;
        }
        self.by(subject.applicant, |conn, actor| case::file(conn, actor, id, true))?;
        Ok(())
    }

    pub fn accept(&self, id: CaseId) -> Result<()> {
        let all: Vec<_> = CheckItem::ALL.iter().map(|item| (*item, true, String::new())).collect();
        self.by("zhou.min", |conn, actor| {
            case::check_off(conn, actor, id, &all)?;
            case::advance(conn, actor, id, Action::Accept, &Press::default())
        })?;
        Ok(())
    }

    /// A session of its own for the case, as far as the stage asks.
    pub fn decide(&self, id: CaseId, stage: Stage) -> Result<SessionId> {
        let session = self.session()?;
        self.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, id))?;
        if stage >= Stage::Voting {
            let secret = self.open_vote(session, &[id])?;
            if stage >= Stage::Signed {
                self.vote_and_sign(session, &secret, &[(id, Choice::Yes)])?;
            }
        }
        Ok(session)
    }

    pub fn session(&self) -> Result<SessionId> {
        let (a, b) = (self.actor("fang.zheng")?.user_id, self.actor("bai.hua")?.user_id);
        let new = panel::NewSession {
            id: SessionId::fresh(),
            title: "工程系列评议会".to_owned(),
            series: Series::Engineering,
            held_on: shanghai_date(self.now),
            size: 3,
            teller_a: a,
            teller_b: b,
        };
        self.by("jiang.yifan", |conn, actor| panel::create(conn, actor, &new))
    }

    /// Pool frozen, both committed, both revealed, members drawn.
    pub fn draw(&self, session: SessionId) -> Result<()> {
        self.by("jiang.yifan", |conn, actor| panel::freeze(conn, actor, session))?;
        let people = [("jiang.yifan", Party::Secretary), ("yan.ming", Party::Auditor)];
        let numbers = people.map(|(who, party)| (who, party, Contribution::random(&mut rand::rng())));
        for (who, party, number) in &numbers {
            let commitment = number.commitment(session, *party);
            self.by(who, |conn, actor| panel::commit(conn, actor, session, &commitment))?;
        }
        let reveal = |(who, _, number): &(&str, Party, Contribution)| {
            self.by(who, |conn, actor| panel::reveal(conn, actor, session, number))
        };
        numbers.iter().rev().try_for_each(reveal)
    }

    /// Draw, declarations, papers, opinions, attendance, key, vote open.
    pub fn open_vote(&self, session: SessionId, cases: &[CaseId]) -> Result<TallySecretKey> {
        self.draw(session)?;
        for expert in EXPERTS {
            self.by(expert, |conn, actor| panel::declare(conn, actor, session, &[]))?;
        }
        self.by("jiang.yifan", |conn, actor| panel::open_papers(conn, actor, session))?;
        for expert in EXPERTS {
            self.by(expert, |conn, actor| {
                for case in cases {
                    panel::give_opinion(conn, actor, Uuid::new_v4(), session, *case, "业绩扎实，符合条件。")?;
                }
                panel::attend(conn, actor, session)
            })?;
        }
        let secret = TallySecretKey::generate(&mut rand::rng());
        self.by("jiang.yifan", |conn, actor| panel::prepare_key(conn, actor, session, &secret.public_key()))?;
        for teller in ["fang.zheng", "bai.hua"] {
            self.by(teller, |conn, actor| panel::note_share_taken(conn, actor, session))?;
        }
        self.by("jiang.yifan", |conn, actor| panel::open_vote(conn, actor, session))?;
        Ok(secret)
    }

    pub fn vote_and_sign(
        &self,
        session: SessionId,
        secret: &TallySecretKey,
        choices: &[(CaseId, Choice)],
    ) -> Result<()> {
        for expert in EXPERTS {
            self.by(expert, |conn, actor| panel::cast(conn, actor, session, choices))?;
        }
        self.by("fang.zheng", |conn, actor| panel::close(conn, actor, session, secret))?;
        self.by("bai.hua", |conn, actor| panel::confirm_recount(conn, actor, session))?;
        let chair = self.chair(session)?;
        self.by(&chair, |conn, actor| panel::sign(conn, actor, session))
    }

    /// Who has the chair's seat.
    pub fn chair(&self, session: SessionId) -> Result<String> {
        for expert in EXPERTS {
            let id = self.actor(expert)?.user_id;
            let seats = self.by(expert, |conn, _| Ok(crate::db::panel::seats(conn, session)?))?;
            if seats.iter().any(|seat| seat.is_chair && seat.expert_id == id) {
                return Ok((*expert).to_owned());
            }
        }
        Err(Error::NotFound)
    }

    pub async fn issue(&self, id: CaseId) -> Result<()> {
        let batch = BatchId::fresh();
        let (scheme, is_demo) = (&self.app.numbers, self.app.settings.is_demo);
        self.by("xu.qing", |conn, actor| certificate::prepare(conn, actor, batch, &[id], scheme, is_demo))?;
        let row = self.by_system(|conn, _| {
            let row = crate::db::certificate::of_case(conn, id)?.ok_or(Error::NotFound)?;
            Ok(row.id)
        })?;
        crate::jobs::make_certificate(self.app, row).await?;
        self.by("luo.cheng", |conn, actor| certificate::issue(conn, actor, batch))?;
        Ok(())
    }
}

/// The experts of the demonstration.
pub const EXPERTS: &[&str] = &["wu.haiyang", "tang.qi", "ma.lin"];
