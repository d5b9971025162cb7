//! Why the procedure says no: one row per reason, with its clause and a sentence in each language.
use super::{Action, Status, flow};
use crate::domain::actor::Role;
use crate::domain::clause::Clause;
use crate::domain::four_eyes::FourEyes;
use crate::domain::lang::{Bilingual, Lang, Say};
use chrono::NaiveDate;

/// Declares an enum of sentences: `Variant { fields } cites clause, "zh", "en";`. Fields are said in the language.
macro_rules! sentences {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($variant:ident { $($field:ident: $kind:ty),* } cites $clause:expr, $zh:literal, $en:literal;)+
    }) => {
        $(#[$meta])*
        pub enum $name { $($variant { $($field: $kind),* },)+ }

        impl $name {
            /// The clause or decision it comes from.
            pub fn clause(&self) -> Clause {
                match self { $(Self::$variant { $($field),* } => { $(let _ = $field;)* $clause })+ }
            }

            /// What is wrong and what to do next, without the citation.
            pub fn sentence(&self, lang: Lang) -> String {
                match self {$(
                    Self::$variant { $($field),* } => {
                        $(let $field = $field.say(lang); let _ = &$field;)*
                        match lang { Lang::Zh => format!($zh), Lang::En => format!($en) }
                    }
                )+}
            }

            /// What is wrong and what to do next, with the clause it rests on.
            pub fn text(&self, lang: Lang) -> String {
                let (sentence, clause) = (self.sentence(lang), self.clause().paragraph());
                match lang {
                    Lang::Zh => format!("{sentence}（依据 {clause}）"),
                    Lang::En => format!("{sentence} ({clause})"),
                }
            }
        }
    };
}
pub(super) use sentences;

sentences! {
/// Why a move is refused, worded for the person at the button.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.text(Lang::En))]
pub enum Refusal {
    NotOpened { action: Action } cites flow::first_clause(*action),
        "事项尚未开立，不能“{action}”。请先由用人单位开立事项。",
        "There is no case yet, so “{action}” is not possible: the employer opens one first.";
    AlreadyOpened { status: Status } cites flow::first_clause(Action::Open),
        "事项已经开立，现为“{status}”。请在原事项中继续办理。",
        "This case is already open ({status}): go on with it.";
    WrongStatus { status: Status, action: Action, possible_in: Vec<Status> } cites flow::first_clause(*action),
        "事项现为“{status}”，不能“{action}”；该操作适用于：{possible_in}。请刷新页面，查看现在可以办理的操作。",
        "The case is now “{status}”, so “{action}” is not possible; it belongs to: {possible_in}. Reload the page to see what can be done now.";
    NotYourRole { action: Action, role: Role, done_by: Vec<Role> } cites flow::first_clause(*action),
        "“{action}”由{done_by}办理，您当前的身份是{role}。请切换身份，或联系有权办理的人员。",
        "“{action}” is done by: {done_by}. You are acting as: {role}. Switch your role, or ask one of them.";
    NotTheApplicant {} cites Clause::P11,
        "本事项的申报人不是您。请由申报人本人登录办理。",
        "You are not the applicant of this case: the applicant has to sign in and do this.";
    SamePerson { pair: FourEyes, clause: Clause } cites *clause,
        "须由两人分别办理：{pair}。请由另一人办理。",
        "Two people are needed for {pair}: ask a colleague to do this.";
    SecondPersonNeeded { action: Action } cites flow::first_clause(*action),
        "“{action}”须由两人办理：请先提出，再由另一人确认。",
        "“{action}” takes two people: propose it, and another person confirms.";
    NoSecondPersonNeeded { action: Action } cites flow::first_clause(*action),
        "“{action}”无需他人确认，请直接办理。",
        "“{action}” needs no second person: do it directly.";
    Suspended {} cites Clause::D17,
        "事项已暂停办理。请先恢复办理。",
        "The case is suspended: resume it first.";
    NotSuspended {} cites Clause::D17,
        "事项没有暂停，无需恢复。",
        "The case is not suspended, so there is nothing to resume: go on with it.";

    ItemNotInClassC {} cites Clause::L3,
        "该证书不在现行清单的C类中。请从C类中选择证书。",
        "This certificate is not in class C of the list in force: choose a class C item.";
    EmploymentEvidenceMissing {} cites Clause::B0,
        "缺少申报人在本市、本单位合法工作的证明。请上传劳动合同、社保记录或工作许可。",
        "Evidence that the applicant works lawfully in Shanghai for this employer is missing: upload a contract, a social insurance record or a work permit.";
    VerificationNotLinked {} cites Clause::P1,
        "尚未关联证书查验。请关联已有的查验结果，或同时提出查验申请。",
        "No verification is linked: link a result, or request a verification with the case.";
    VerificationPending {} cites Clause::P1,
        "证书查验尚无结果。请等待发证机构答复。",
        "The verification has no result yet: wait for the issuing body's answer.";
    VerificationNotAskable {} cites Clause::P7,
        "查验申请未被受理或已退回。请按意见补充后重新提出，或关联另一查验。",
        "The verification request was refused or sent back: complete it and ask again, or link another one.";
    VerificationUnanswered {} cites Clause::D22,
        "发证机构没有答复，这不等于证书不真实。请催询、重新发送或通过其他渠道查询。",
        "The issuing body has not answered, which does not mean that the certificate is false: remind it, ask again, or use another channel.";
    VerificationNotAuthentic {} cites Clause::P6,
        "发证机构答复证书不真实。如认为有误，请申请更正查验结果。",
        "The issuing body answered that the certificate is not authentic: if that is wrong, ask for a corrected result.";
    VerificationHasNotFailed {} cites Clause::D22,
        "没有“不真实”的查验结果，不能确认查验未通过。请等待发证机构答复。",
        "There is no result “not authentic”, so the verification cannot be failed: wait for the issuing body's answer.";
    VerificationNoLongerStands {} cites Clause::P2,
        "本事项依据的查验结果不再是“真实”。请先处理查验结果的更正。",
        "The verification this case rests on is no longer “authentic”: settle the corrected result first.";

    SectionsMissing { sections: Vec<Bilingual> } cites Clause::P9,
        "以下部分尚未填完：{sections}。请填完后提交。",
        "These sections are not complete: {sections}. Complete them, then submit.";
    DocumentsMissing { documents: Vec<Bilingual> } cites Clause::P9,
        "缺少以下材料：{documents}。请上传后提交。",
        "These documents are missing: {documents}. Upload them, then submit.";
    TruthNotDeclared {} cites Clause::P9,
        "尚未签署材料真实性声明。请阅读并签署后提交。",
        "The declaration that everything is true is not signed: read and sign it, then submit.";
    ReasonMissing { action: Action } cites flow::first_clause(*action),
        "“{action}”须写明理由。请填写理由。",
        "“{action}” needs a reason: write it down.";
    NoItemsNamed { action: Action } cites flow::first_clause(*action),
        "“{action}”须逐项列明。请至少选择一项。",
        "“{action}” names its items one by one: choose at least one.";
    ItemReasonsMissing { action: Action, items: u32 } cites flow::first_clause(*action),
        "“{action}”须逐项写明理由，尚缺理由的项目：{items}。请补写。",
        "“{action}” needs a reason for each item; items without one: {items}. Add them.";
    ClauseMissing {} cites Clause::P11,
        "不予受理须注明依据的条款。请选择条款。",
        "A refusal to accept cites a clause of the notice: choose it.";

    FindingsMissing {} cites Clause::P9,
        "材料审核和履职情况两项意见尚未全部记录。请补记后再公示。",
        "The findings on documents and on performance of duties are not both recorded: record them before publicity.";
    FindingsAgainst {} cites Clause::P9,
        "单位审核意见为不符合，不能公示。请退回申报人，或作出审核不通过的决定。",
        "The employer's finding is negative, so there is no publicity: return the case or decline it.";
    WindowMissing {} cites Clause::P10,
        "没有公示期。请先确定公示期。",
        "There is no publicity window: set one first.";
    WindowTooShort { days: u32, least: u32 } cites Clause::P10,
        "公示期只有{days}个工作日，至少应为{least}个工作日。请延长公示期。",
        "The window counts {days} working days; the least is {least}. Choose a longer window.";
    WindowProvisional { last_day: NaiveDate } cites Clause::P10,
        "公示期暂算至{last_day}，其中涉及的年份尚无放假安排数据，不能开始公示。请管理员先载入该年度日历。",
        "The window would end on {last_day}, provisionally: it touches a year whose calendar is not loaded. Ask an administrator to load it first.";
    WindowStillOpen { last_day: NaiveDate, closes_on: NaiveDate } cites Clause::P10,
        "公示至{last_day}24:00止，{closes_on}起方可结束。请届时办理。",
        "Publicity runs to the end of {last_day} and can be closed from {closes_on}: wait until then.";
    NotAWorkingDay { closes_on: NaiveDate } cites Clause::D14,
        "今天不是工作日，公示不自动结束。系统将在{closes_on}或其后的第一个工作日办理。",
        "Today is not a working day, and publicity is not closed on one: it will be on {closes_on} or the next working day.";
    PublicityInterrupted {} cites Clause::D13,
        "公示曾中断或内容有重大变更。请重新公示满整个公示期。",
        "Publicity was interrupted or materially changed: restart it for a whole window.";
    ProofOfDisplayMissing {} cites Clause::P10,
        "尚未记录公示证明。请上传公示照片或截图。",
        "Proof of display is not recorded: add a photograph or a screen picture of the notice.";
    ObjectionsOpen { objections: u32 } cites Clause::D17,
        "未办结的异议：{objections}。请先调查并写明处理结论。",
        "Objections not settled: {objections}. Investigate them and write a finding for each.";
    ObjectionsUpheld { objections: u32 } cites Clause::P13,
        "成立的异议：{objections}。事项不能继续，请因异议成立终结。",
        "Objections upheld: {objections}. The case cannot go on: end it on the objection.";
    NoObjectionUpheld {} cites Clause::P13,
        "没有成立的异议，不能因异议终结。请先处理异议。",
        "No objection is upheld, so the case does not end on one: settle the objections first.";
    ObjectionFindingMissing {} cites Clause::D17,
        "成立的异议尚无书面结论。请写明结论后再终结。",
        "The upheld objection has no written finding: write it, then end the case.";

    SuperiorConsentMissing {} cites Clause::P14,
        "事业单位申报须先经主管部门同意。请取得同意后再申报。",
        "A public institution needs the consent of its superior authority before filing: obtain it first.";
    SuperiorConsentRefused {} cites Clause::P14,
        "主管部门不同意申报。请与单位、主管部门沟通；取得同意后再申报。",
        "The superior authority refused its consent: talk to it, and file once it consents.";
    ItemDropped {} cites Clause::D09,
        "该证书已不在现行清单的C类中。请在申报时向受理人员说明。",
        "The item is no longer in class C of the list in force: tell the reviewer when you file.";
    VerdictMissing {} cites Clause::D09,
        "尚未进行资格核对。请先完成资格核对再申报。",
        "The eligibility check was not made: make it before you file.";
    VerdictNotPinned {} cites Clause::D09,
        "资格核对结果没有记下清单、规则、日历版本和截止日期。请重新核对。",
        "The eligibility verdict is not kept with its list, rule and calendar versions and cut-off date: make the check again.";
    UnmetNotAcknowledged { clauses: u32 } cites Clause::D09,
        "未满足的条款：{clauses}。资格核对仅供参考，请确认已知悉后再申报。",
        "Clauses not met: {clauses}. The check only advises: confirm that you have read it, then file.";

    CorrectionUnanswered { items: u32 } cites Clause::D18,
        "尚未答复的补正项目：{items}。请全部答复后一次提交。",
        "Correction items not answered: {items}. Answer them all, then resubmit once.";
    PublicisedMaterialChanged {} cites Clause::D13,
        "公示过的内容有重大变更，须由单位重新审核并公示。请选择“提交补正并重新公示”。",
        "What was publicised has materially changed: choose “Resubmit for new publicity”, and the employer reviews and publicises again.";
    NothingPublicisedChanged {} cites Clause::D13,
        "公示过的内容没有变更，无需重新公示。请选择“提交补正”。",
        "Nothing that was publicised has changed: choose “Resubmit”.";
    CorrectionNoticeMissing {} cites Clause::D18,
        "没有补正通知。请先由受理审核人员通知补正。",
        "There is no correction notice: a reviewer sends one first.";
    CorrectionDeadlineAhead { deadline: NaiveDate } cites Clause::D18,
        "补正期限至{deadline}，尚未届满。请届满后再确认。",
        "The correction deadline is {deadline} and has not passed: confirm the lapse after it.";
    ChecksMissing { recorded: u32, total: u32 } cites Clause::P11,
        "审查要点共{total}项，已记录{recorded}项。请记录全部要点后受理。",
        "Checks recorded: {recorded} of {total}. Record every check before accepting.";
    ChecksUnsatisfied { checks: u32 } cites Clause::P11,
        "审查不符合的要点：{checks}。请通知补正，或不予受理。",
        "Checks not in order: {checks}. Request correction, or do not accept.";
    CorrectionOpen { items: u32 } cites Clause::D18,
        "仍有未答复的补正项目：{items}。请先办结补正。",
        "Correction items still open: {items}. Settle the correction first.";

    RoundAhead { opens_on: NaiveDate } cites Clause::D28,
        "现在不在申报批次的开放期内，{opens_on}起可以申报。请届时申报；此前各步照常办理。",
        "No round of applications is open: filing opens on {opens_on}. File then; everything before filing goes on.";
    RoundOver {} cites Clause::D28,
        "本批次已截止，尚未公布下一批次。请等待公布；此前各步照常办理。",
        "The last round of applications is over and the next is not announced yet: wait for it. Everything before filing goes on.";

    SessionMissing {} cites Clause::P12,
        "没有评议会议。请先选择会议。",
        "There is no panel session: choose one first.";
    SessionClosed {} cites Clause::P12,
        "该会议已经结束。请选择尚在进行的会议。",
        "This session is closed: choose an open one.";
    PanelTermOver {} cites Clause::D11,
        "该评议委员会任期已满。请选择任期内的会议。",
        "The panel's term is over: choose a session within its term.";
    SeriesDiffers {} cites Clause::D11,
        "会议的职称系列与本事项不同。请选择同一系列的会议。",
        "The session is for another series: choose one of the case's series.";
    SessionHasDecided {} cites Clause::D11,
        "该会议已对本事项作出决定。复查须编入新的会议。",
        "This session has already decided the case: a re-check needs a new session.";
    SessionGoesOn {} cites Clause::D11,
        "出席人数足够，会议仍可表决，不能延期。请在会议上表决。",
        "There is a quorum and the session can still vote, so there is no ground to adjourn: hold the vote.";
    VoteNotCounted {} cites Clause::P12,
        "尚未表决计票。请先表决并计票。",
        "The vote is not counted: hold the ballot, close it and count it.";
    QuorumMissing { present: u32, needed: u32 } cites Clause::D12,
        "出席{present}人，至少应有{needed}人，表决无效。请延期评议。",
        "Experts present: {present}; the quorum is {needed}. The vote does not count: adjourn the case.";
    MajorityMissing { yes: u32, needed: u32 } cites Clause::D11,
        "同意{yes}票，至少应有{needed}票，不能签署通过。请签署评议未通过。",
        "Votes in favour: {yes}; needed: {needed}. Sign “not passed” instead.";
    MajorityReached { yes: u32, needed: u32 } cites Clause::D11,
        "同意{yes}票，已达{needed}票，不能签署未通过。请签署评议通过。",
        "Votes in favour: {yes}; needed: {needed}. Sign “passed” instead.";
    TallyNotSigned {} cites Clause::D11,
        "计票结果尚未由主任委员签署。请主任委员签署。",
        "The chair has not signed the tally: the chair signs it first.";

    PdfMissing {} cites Clause::P13,
        "证书文件尚未生成并保存。请先生成证书。",
        "The certificate file is not stored: draw it first.";
    NumberMissing {} cites Clause::P13,
        "尚未取得证书编号。请先编号。",
        "No certificate number is taken: take one first.";
    HolderNotNotified {} cites Clause::D11,
        "尚未告知持证人拟撤销的理由。请先送达告知书并给予答复期限。",
        "The holder was not told of the ground for revocation: send the notice and give time to reply.";
    ReplyPeriodMissing {} cites Clause::D11,
        "告知书没有答复期限。请先确定答复期限。",
        "The notice to the holder has no reply period: set one first.";
    ReplyPeriodRuns { until: NaiveDate } cites Clause::D11,
        "持证人可在{until}前（含当日）答复，期限未满。请届满后再撤销。",
        "The holder may reply up to and including {until}: revoke after that.";
    ReplyNotConsidered {} cites Clause::D11,
        "持证人已答复。请写明如何考虑该答复，再确认撤销。",
        "The holder has replied: write down how the reply was considered, then confirm.";
    NoGroundToTerminate {} cites Clause::P7,
        "查验结果仍为真实，且劳动关系未结束，没有终止的事由。请继续办理。",
        "The verification still stands and the employment has not ended, so there is no ground to terminate: go on with the case.";
    MayNotReopen {} cites Clause::D19,
        "您没有重启已终结事项的权限。请联系有权限的人员。",
        "You may not reopen what has ended: ask somebody who holds that right.";
    LeftStatusUnknown {} cites Clause::D19,
        "没有记录事项终结前的状态，不能重启。请联系管理员核对办理记录。",
        "It is not recorded which status the case left, so it cannot return there: ask an administrator to check the record.";
    RecheckNotGranted {} cites Clause::D11,
        "复查申请尚未批准。请先办理复查申请。",
        "No re-check was granted: decide on the request for a re-check first.";
}
}

impl Say for Clause {
    fn say(&self, _: Lang) -> String {
        self.paragraph().to_owned()
    }
}
