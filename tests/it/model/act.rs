//! What somebody may try, sensible or not.
use super::oracle::Oracle;
use chrono::NaiveDate;
use rand::RngExt as _;
use rand::rngs::StdRng;
use uuid::Uuid;
use zhicheng::db::employer::ConsentAnswer;
use zhicheng::db::{case as cases, certificate as certificates, notice, review};
use zhicheng::demo::cases::Walk;
use zhicheng::domain::case::Action;
use zhicheng::domain::certificate::RevocationGround;
use zhicheng::domain::check::CheckItem;
use zhicheng::domain::ids::{BatchId, CaseId, ObjectionId, ProposalId};
use zhicheng::domain::panel::ballot::Choice;
use zhicheng::domain::verification::AnswerOutcome;
use zhicheng::services::case::{self, CorrectionItem, Findings, Press};
use zhicheng::services::employment::{self, Report};
use zhicheng::services::revocation::{self, Grounds};
use zhicheng::services::{Error, Result, certificate, panel};

/// Everybody who tries things: several of an office, both units, and one with nothing to do with cases.
pub const PEOPLE: &[&str] = &[
    "he.jing",
    "chen.mo",
    "zhou.lan",
    "lin.zhiyuan",
    "daniel.okafor",
    "su.ran",
    "zhou.min",
    "gu.wen",
    "jiang.yifan",
    "wu.haiyang",
    "xu.qing",
    "luo.cheng",
    "gao.yuan",
    "yan.ming",
];

/// Moves that are nothing but a move: whoever tries, in whatever state.
pub const MOVES: &[Action] = &[
    Action::FailVerification,
    Action::SubmitToEmployer,
    Action::ReturnToApplicant,
    Action::DeclineByEmployer,
    Action::Publish,
    Action::RestartPublicity,
    Action::ClosePublicity,
    Action::EndOnObjection,
    Action::RequestCorrection,
    Action::Lapse,
    Action::Accept,
    Action::NotAccept,
    Action::CloseResultPublicity,
    Action::EndOnResultObjection,
    Action::Withdraw,
    Action::Terminate,
    Action::Suspend,
    Action::Resume,
    Action::ReopenReview,
    Action::ReopenEmployerReview,
    Action::ReopenPanel,
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The button itself, by anybody.
    Move(Action, &'static str),
    /// As the first of two people.
    Propose(Action, &'static str),
    SetAside(&'static str),
    Verify(bool),
    FillIn,
    Publish {
        in_order: bool,
    },
    Prove,
    Object(&'static str),
    /// The oldest open objection: upheld or dismissed.
    Find {
        upheld: bool,
        by: &'static str,
    },
    AskConsent,
    AnswerConsent {
        given: bool,
    },
    File,
    Check {
        in_order: bool,
    },
    Answer,
    Assign,
    AdjournSession,
    Vote {
        yes: bool,
    },
    Prepare,
    Issue(&'static str),
    ProposeRevocation,
    Reply,
    ConfirmRevocation(&'static str),
    EndEmployment,
    PassDays(u32),
}

fn one<T: Copy>(rng: &mut StdRng, of: &[T]) -> T {
    of[rng.random_range(0..of.len())]
}

/// Mostly something that the model allows, so that walks get somewhere and end in every way; else anything at all.
/// A smooth walk goes forward where it can, another one takes whatever comes.
pub fn choose(rng: &mut StdRng, oracle: &Oracle, today: NaiveDate, is_smooth: bool) -> Act {
    let of = |fits: &dyn Fn(&Act) -> bool| -> Vec<Act> {
        everything().into_iter().filter(|act| oracle.may_be_tried(act) && fits(act)).collect()
    };
    let may_pass = today < NaiveDate::from_ymd_opt(2026, 10, 15).unwrap();
    let some = match rng.random_range(0..100) {
        0..55 if is_smooth => of(&|act| oracle.leads_on(act)),
        0..55 => {
            of(&|act| oracle.allows(act) && !matches!(act, Act::Move(Action::Withdraw | Action::Suspend, _)))
        }
        55..63 => of(&|act| oracle.allows(act)),
        63..80 if may_pass => return Act::PassDays(rng.random_range(1..12)),
        _ => of(&|_| true),
    };
    if some.is_empty() { one(rng, &of(&|_| true)) } else { one(rng, &some) }
}

fn everything() -> Vec<Act> {
    let mut all = vec![
        Act::Verify(true),
        Act::Verify(true),
        Act::Verify(false),
        Act::FillIn,
        Act::Prove,
        Act::AskConsent,
        Act::File,
        Act::Answer,
        Act::Assign,
        Act::AdjournSession,
        Act::Prepare,
        Act::ProposeRevocation,
        Act::Reply,
        Act::EndEmployment,
    ];
    // An upheld objection is rare among hundreds of moves, and so is what follows from it.
    all.extend([Act::Find { upheld: true, by: "he.jing" }; 4]);
    all.extend([Act::Move(Action::EndOnObjection, "he.jing"); 20]);
    for flag in [true, false] {
        all.extend([
            Act::Publish { in_order: flag },
            Act::AnswerConsent { given: flag },
            Act::Check { in_order: flag },
            Act::Vote { yes: flag },
        ]);
        all.extend(["he.jing", "zhou.lan", "gu.wen"].map(|by| Act::Find { upheld: flag, by }));
    }
    all.extend(["he.jing", "zhou.lan", "zhou.min", "su.ran"].map(Act::Object));
    all.extend(["xu.qing", "luo.cheng", "zhou.min"].map(Act::Issue));
    all.extend(["xu.qing", "luo.cheng", "gu.wen"].map(Act::ConfirmRevocation));
    for person in PEOPLE {
        all.push(Act::SetAside(person));
        for action in MOVES {
            all.extend([Act::Move(*action, person), Act::Propose(*action, person)]);
        }
    }
    all
}

/// Everything that any button asks for, so that only the state and the person decide.
fn press() -> Press {
    Press {
        clause: Some("E-4".into()),
        items: vec![CorrectionItem { item: "学位".into(), reason: "缺学位证书".into() }],
        place: "公司公告栏".into(),
        recheck_is_granted: true,
        ..Press::because("按规定办理")
    }
}

/// "No" is told in words, or is the database's own to a role that acts on no case; a broken program is not an answer.
pub fn is_a_plain_answer(done: &Result<()>, story: &str) {
    let is_plain = match done {
        Ok(()) | Err(Error::Refused(_) | Error::Conflict | Error::NotFound | Error::Invalid(_)) => true,
        Err(other) => other.to_string().starts_with("permission denied"),
    };
    assert!(is_plain, "{story}\nanswered {done:?}");
}

impl Act {
    pub async fn perform(&self, walk: &mut Walk<'_>, id: CaseId, oracle: &Oracle) -> Result<()> {
        let (hr, applicant) = (oracle.subject.hr, oracle.subject.applicant);
        match *self {
            Self::Move(action, person) => {
                walk.by(person, |conn, actor| case::advance(conn, actor, id, action, &press()).map(drop))
            }
            Self::Propose(action, person) => walk.by(person, |conn, actor| {
                case::propose(conn, actor, ProposalId::fresh(), id, action, &press())
            }),
            Self::SetAside(person) => set_aside(walk, id, person),
            Self::Verify(is_authentic) => {
                let outcome =
                    if is_authentic { AnswerOutcome::Authentic } else { AnswerOutcome::NotAuthentic };
                walk.verify_as(oracle.subject, id, outcome)
            }
            Self::FillIn => walk.submit(oracle.subject, id).await,
            Self::Publish { in_order } => walk.by(hr, |conn, actor| {
                let findings = Findings {
                    documents: (in_order, "与原件核对".into()),
                    duty_performance: (true, "履职情况良好".into()),
                };
                case::publish(conn, actor, id, &findings, "公司公告栏").map(drop)
            }),
            Self::Prove => walk.by(hr, |conn, actor| case::prove_display(conn, actor, id, "已张贴")),
            Self::Object(person) => walk.by(person, |conn, actor| {
                case::register_objection(conn, actor, ObjectionId::fresh(), id, "业绩与事实不符")
            }),
            Self::Find { upheld, by } => find(walk, id, upheld, by),
            Self::AskConsent => walk.by(hr, |conn, actor| case::ask_consent(conn, actor, id)),
            Self::AnswerConsent { given } => walk.by("qin.yue", |conn, actor| {
                let answer = if given { ConsentAnswer::Given } else { ConsentAnswer::Refused };
                case::answer_consent(conn, actor, id, answer, "经研究")
            }),
            Self::File => walk.by(applicant, |conn, actor| case::file(conn, actor, id, true).map(drop)),
            Self::Check { in_order } => walk.by("zhou.min", |conn, actor| {
                let all: Vec<_> =
                    CheckItem::ALL.iter().map(|item| (*item, in_order, "看过".into())).collect();
                case::check_off(conn, actor, id, &all)
            }),
            Self::Answer => answer(walk, id, applicant),
            Self::Assign | Self::AdjournSession | Self::Vote { .. } => self.sit(walk, id),
            _ => self.certify(walk, id, oracle),
        }
    }

    /// What the panel does; each case has a session of its own.
    fn sit(&self, walk: &Walk<'_>, id: CaseId) -> Result<()> {
        if let Self::Assign = self {
            let session = walk.session()?;
            return walk.by("jiang.yifan", |conn, actor| panel::assign(conn, actor, session, id));
        }
        let sessions = walk.by_system(|conn, _| Ok(zhicheng::db::panel::sessions_of(conn, id)?))?;
        let on = sessions.iter().find(|(_, removed_at)| removed_at.is_none());
        let session = on.ok_or(Error::NotFound)?.0.id;
        if let Self::Vote { yes } = *self {
            let choice = if yes { Choice::Yes } else { Choice::No };
            let secret = walk.open_vote(session, &[id])?;
            return walk.vote_and_sign(session, &secret, &[(id, choice)]);
        }
        walk.by("jiang.yifan", |conn, actor| panel::adjourn(conn, actor, session, id, "专家临时缺席"))
    }

    fn certify(&self, walk: &mut Walk<'_>, id: CaseId, oracle: &Oracle) -> Result<()> {
        let row = walk.by_system(|conn, _| Ok(certificates::of_case(conn, id)?))?;
        let found = || row.as_ref().ok_or(Error::NotFound);
        let proposal = || {
            let open = walk.by_system(|conn, _| Ok(review::open_proposals(conn, id)?))?;
            open.iter().find(|open| open.action == Action::Revoke).map(|open| open.id).ok_or(Error::NotFound)
        };
        match *self {
            Self::Prepare => {
                let scheme = &walk.app.numbers;
                walk.by("xu.qing", |conn, actor| {
                    certificate::prepare(conn, actor, BatchId::fresh(), &[id], scheme, true).map(drop)
                })
            }
            Self::Issue(person) => {
                let batch = found()?.batch_id;
                walk.by(person, |conn, actor| certificate::issue(conn, actor, batch).map(drop))
            }
            Self::ProposeRevocation => {
                let (of, ground) = (found()?.id, Some(RevocationGround::FalseMaterial));
                let grounds = Grounds { ground, reason: "学历证明不实".to_owned() };
                walk.by("xu.qing", |conn, actor| {
                    revocation::propose(conn, actor, ProposalId::fresh(), of, &grounds)
                })
            }
            Self::Reply => walk.by(oracle.subject.applicant, |conn, actor| {
                revocation::reply(conn, actor, id, "所附证明属实")
            }),
            Self::ConfirmRevocation(person) => {
                let open = proposal()?;
                walk.by(person, |conn, actor| revocation::confirm(conn, actor, open, "答复不能成立"))
            }
            Self::EndEmployment => walk.by(oracle.subject.hr, |conn, actor| {
                let (id_of, ended_on) = (Uuid::new_v4(), Some(zhicheng::services::reference::today(actor)));
                let report = Report { id: id_of, has_ended: true, ended_on, note: "合同期满".into() };
                employment::report(conn, actor, id, &report)
            }),
            Self::PassDays(days) => walk.pass_days(days),
            _ => unreachable!("every act is performed somewhere"),
        }
    }
}

fn set_aside(walk: &Walk<'_>, id: CaseId, person: &str) -> Result<()> {
    let open = walk.by_system(|conn, _| Ok(review::open_proposals(conn, id)?))?;
    let first = open.iter().find(|open| open.proposed_by.is_some()).ok_or(Error::NotFound)?.id;
    walk.by(person, |conn, actor| case::set_aside(conn, actor, first, "理由不足").map(drop))
}

fn find(walk: &Walk<'_>, id: CaseId, is_upheld: bool, person: &str) -> Result<()> {
    let all = walk.by_system(|conn, _| Ok(notice::objections(conn, id)?))?;
    let open = all.iter().filter(|(_, row)| row.state.is_open()).min_by_key(|(_, row)| row.lodged_at);
    let open = open.ok_or(Error::NotFound)?.1.id;
    walk.by(person, |conn, actor| case::decide_objection(conn, actor, open, is_upheld, "经调查").map(drop))
}

fn answer(walk: &Walk<'_>, id: CaseId, applicant: &str) -> Result<()> {
    let notices = walk.by_system(|conn, _| Ok(review::corrections(conn, id)?))?;
    let items = notices.first().map(|(_, items)| items.as_slice()).unwrap_or_default();
    let answers: Vec<_> = items.iter().map(|item| (item.id, "已补充".to_owned())).collect();
    walk.by(applicant, |conn, actor| case::answer_correction(conn, actor, id, &answers).map(drop))
}

/// The case as it is stored.
pub fn stored(walk: &Walk<'_>, id: CaseId) -> cases::CaseRow {
    walk.by_system(|conn, actor| Ok(cases::find(conn, actor, id)?)).unwrap()
}
