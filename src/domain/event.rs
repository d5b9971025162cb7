//! What each event says to whom: what happened, what to do next, by when. No personal data: number, step, the way to the page.
//! An administrator may word them anew (`/admin/templates`); these are what the program is delivered with.
use super::case::Effect;
use super::message::{Audience, Wording};
use Audience::*;

/// One event as one audience hears it.
#[derive(Debug)]
pub struct Event {
    /// The move, or what happened beside one.
    pub name: &'static str,
    pub to: Audience,
    /// Notices on which rights depend go by e-mail at once, whatever the reader chose.
    pub is_legal: bool,
    /// The page to act on; `{id}` is the case, `{verification}` its verification.
    pub place: &'static str,
    subject: [&'static str; 2],
    body: [&'static str; 2],
}

impl Event {
    /// `request_correction.applicant`: what the versions of the wording are kept under.
    pub fn key(&self) -> String {
        format!("{}.{}", self.name, self.to)
    }

    pub fn builtin(&self) -> Wording {
        let [subject_zh, subject_en] = self.subject.map(str::to_owned);
        let [body_zh, body_en] = self.body.map(str::to_owned);
        Wording { subject_zh, subject_en, body_zh, body_en }
    }

    /// The placeholders that the texts may use.
    pub fn known(&self) -> &'static [&'static str] {
        match self.name {
            "feedback" => &["text", "contact"],
            "hand_over" | "passed_on" => &["cases"],
            "cover_asked" | "cover_declined" | "cover_over" => &["from", "until"],
            _ => &["case", "due", "status"],
        }
    }
}

/// Whom an effect of a move tells.
pub const fn audience(effect: Effect) -> Audience {
    match effect {
        Effect::NotifyApplicant | Effect::DeliverCertificate => Applicant,
        Effect::NotifyEmployer => Employer,
        Effect::NotifySuperiorAuthority => SuperiorAuthority,
        Effect::NotifyVerificationOfficer => VerificationOfficer,
        Effect::NotifyReviewer => Reviewer,
        Effect::NotifySecretary => Secretary,
        Effect::NotifyCertificateOfficer => CertificateOfficer,
    }
}

/// What an event says to these people; none where it says nothing to them.
pub fn event(name: &str, to: Audience) -> Option<&'static Event> {
    EVENTS.iter().find(|event| event.name == name && event.to == to)
}

/// The event behind a key.
pub fn by_key(key: &str) -> Option<&'static Event> {
    let (name, to) = key.split_once('.')?;
    event(name, Audience::parse(to)?)
}

macro_rules! events {
    ($($name:literal $to:ident $legal:literal $place:literal, $zh:literal | $en:literal, $body_zh:literal | $body_en:literal;)+) => {
        &[$(Event { name: $name, to: $to, is_legal: $legal, place: $place, subject: [$zh, $en], body: [$body_zh, $body_en] }),+]
    };
}

/// Every event, in the order of the procedure. `true`: a legal notice.
pub static EVENTS: &[Event] = events! {
    "open" Applicant false "/applicant/cases/{id}/consent", "事项 {case}：请同意查验证书" | "Case {case}: consent to the check of your certificate", "单位为您开立了认定事项。请同意把证书信息送发证机构查验；您同意之后查验才能开始。" | "Your employer opened a recognition case for you. Consent to the check of your certificate with its issuing body: nothing is asked before you do.";
    "open" VerificationOfficer false "/verification/{verification}", "事项 {case}：新的查验" | "Case {case}: a new verification", "有一份证书待查验。申报人同意后，请受理并送发证机构。" | "A certificate waits to be verified. Once its holder has consented, accept it and ask the issuing body.";
    "confirm_verification" Applicant false "/applicant/cases/{id}", "事项 {case}：证书查验通过，请填写材料" | "Case {case}: certificate verified, prepare your papers", "发证机构确认证书属实。请填写申报材料、上传文件，然后提交单位审核。" | "The issuing body confirmed the certificate. Fill in your papers, upload the documents and submit them to your employer.";
    "confirm_verification" Employer false "/employer/cases/{id}", "事项 {case}：证书查验通过" | "Case {case}: certificate verified", "申报人正在准备材料。材料提交后，请单位审核；现在不用办理。" | "The applicant is preparing the papers. You review them once they are submitted; nothing to do now.";
    "fail_verification" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：证书查验未通过" | "Case {case}: the certificate was not confirmed", "发证机构没有确认这份证书，事项终结。如果认为有误，请与单位联系并提供证明，可以申请重启。" | "The issuing body did not confirm the certificate, and the case has ended. If you think this is wrong, give your employer the evidence: the case can be reopened.";
    "fail_verification" Employer false "/employer/cases/{id}", "事项 {case}：证书查验未通过" | "Case {case}: the certificate was not confirmed", "发证机构没有确认这份证书，事项终结。请告知申报人；有新的证明时可以申请重启。" | "The issuing body did not confirm the certificate, and the case has ended. Speak with the applicant; with new evidence it can be reopened.";
    "submit_to_employer" Employer false "/employer/cases/{id}", "事项 {case}：请审核材料" | "Case {case}: review the papers", "申报人提交了材料。请核对材料和履职情况，然后开始公示，或者写明原因退回。" | "The applicant submitted the papers. Check them and the performance of duties, then start the publicity, or return them with reasons.";
    "return_to_applicant" Applicant false "/applicant/cases/{id}", "事项 {case}：单位退回了材料" | "Case {case}: your employer returned the papers", "请看每一项退回的原因，修改后重新提交单位。" | "Read the reason given for each item, change it, and submit again to your employer.";
    "decline_by_employer" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：单位审核未通过" | "Case {case}: declined by your employer", "单位没有同意申报，原因见事项页面。如有异议，请先向单位提出；单位可以重启审核。" | "Your employer did not support the application; the reason is on the case page. If you disagree, speak with your employer, who can reopen the review.";
    "publish" Applicant false "/applicant/cases/{id}", "事项 {case}：单位内部公示开始" | "Case {case}: publicity inside your employer began", "公示期到{due}。公示期间没有成立的异议，就可以申报；现在不用办理。" | "It runs until {due}. Without an upheld objection you can file afterwards; nothing to do now.";
    "restart_publicity" Applicant false "/applicant/cases/{id}", "事项 {case}：重新公示" | "Case {case}: the publicity started again", "单位重新开始了公示，公示期到{due}。原因见事项页面；现在不用办理。" | "Your employer started the publicity again; it runs until {due}. The reason is on the case page; nothing to do now.";
    "close_publicity" Applicant false "/applicant/cases/{id}/file", "事项 {case}：公示结束，请申报" | "Case {case}: publicity over, file now", "单位公示期满，没有成立的异议。请查看条件结论并提交市级申报；事业单位须先取得主管部门同意。" | "The publicity ended without an upheld objection. Read the verdict and file with the city; in a public institution the superior authority consents first.";
    "close_publicity" Employer false "/employer/cases/{id}", "事项 {case}：公示结束" | "Case {case}: publicity over", "公示期满，没有成立的异议。事业单位请先请主管部门同意；之后由申报人申报。" | "The publicity ended without an upheld objection. A public institution now asks its superior authority; then the applicant files.";
    "close_publicity" SuperiorAuthority false "/superior", "事项 {case}：所属单位将请您同意" | "Case {case}: a unit of yours will ask for consent", "所属事业单位的公示已结束。单位提出请求后，请在列表中答复；现在不用办理。" | "The publicity in a unit of yours is over. Answer in the list once the unit asks; nothing to do now.";
    "end_on_objection" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：异议成立，事项终结" | "Case {case}: ended on an upheld objection", "公示期间的异议经调查成立，事项终结，结论见事项页面。如有新的证明，请向单位提出重启。" | "An objection was looked into and upheld, and the case has ended; the finding is on the case page. With new evidence, ask your employer to reopen it.";
    "end_on_objection" Employer false "/employer/cases/{id}", "事项 {case}：异议成立，事项终结" | "Case {case}: ended on an upheld objection", "调查结论已经记录，事项终结。申报人提出新的证明时，单位可以重启审核。" | "The finding is recorded and the case has ended. If the applicant brings new evidence, you can reopen the review.";
    "objection" Employer false "/employer/cases/{id}", "事项 {case}：收到异议" | "Case {case}: an objection was lodged", "公示期内收到一件异议。请登记调查，并写明结论；异议了结之前，公示不能结束（§2(3)）。" | "An objection came in during the publicity. Look into it and record the finding; the publicity cannot end while it is open (§2(3)).";
    "objection" Reviewer false "/reviewer/cases/{id}", "事项 {case}：收到对结果的异议" | "Case {case}: an objection to the result", "结果公示期内收到一件异议。请调查，并写明结论；异议了结之前，公示不能结束（§2(3)）。" | "An objection came in during the publicity of the result. Look into it and record the finding; the publicity cannot end while it is open (§2(3)).";
    "ask_consent" SuperiorAuthority false "/superior/cases/{id}", "事项 {case}：请答复是否同意申报" | "Case {case}: consent is asked of you", "所属事业单位请求同意申报。请查看材料，答复同意或不同意；没有同意，申报人不能申报。" | "A unit of yours asks for consent to the filing. Look at the papers and answer; without consent the applicant cannot file.";
    "consent_given" Employer false "/employer/cases/{id}", "事项 {case}：主管部门同意申报" | "Case {case}: the superior authority consented", "主管部门已同意。由申报人提交市级申报；单位现在不用办理。" | "The superior authority consented. The applicant files next; nothing for you to do.";
    "consent_given" Applicant false "/applicant/cases/{id}/file", "事项 {case}：主管部门同意，请申报" | "Case {case}: consent given, file now", "主管部门已同意。请查看条件结论并提交市级申报。" | "The superior authority consented. Read the verdict and file with the city.";
    "consent_refused" Employer false "/employer/cases/{id}", "事项 {case}：主管部门不同意申报" | "Case {case}: the superior authority refused", "原因见事项页面。请与主管部门沟通，解决后可以再次请求。" | "The reason is on the case page. Settle it with the authority; you can ask again.";
    "consent_refused" Applicant false "/applicant/cases/{id}", "事项 {case}：主管部门不同意申报" | "Case {case}: the superior authority refused", "原因见事项页面。请与单位联系；单位可以再次请求主管部门同意。" | "The reason is on the case page. Speak with your employer, who can ask again.";
    "file" Reviewer false "/reviewer/cases/{id}", "事项 {case}：新的申报" | "Case {case}: a new filing", "请在{due}前逐项审核，受理或者通知补正。" | "Check every item by {due}, then accept it or ask for corrections.";
    "file" Employer false "/employer/cases/{id}", "事项 {case}：已申报" | "Case {case}: filed", "申报人已提交市级申报，由市级审核；单位现在不用办理。" | "The applicant filed with the city, which reviews it; nothing for you to do.";
    "request_correction" Applicant true "/applicant/cases/{id}/correction", "事项 {case}：请补正材料" | "Case {case}: put your papers right", "请在{due}前按通知逐项补正，全部改好后重新提交。逾期不会自动终止：由受理人员确认。" | "Answer every item of the notice by {due} and submit again. Nothing ends by itself when the day passes: a reviewer decides.";
    "request_correction" Employer false "/employer/cases/{id}", "事项 {case}：申报人需要补正" | "Case {case}: the applicant has to put papers right", "申报人须在{due}前补正。需要单位出具材料的，请及时提供。" | "The applicant has to do so by {due}. Please provide in time what only you can issue.";
    "resubmit" Reviewer false "/reviewer/cases/{id}", "事项 {case}：补正已提交" | "Case {case}: corrections submitted", "申报人已逐项答复。请在{due}前继续审核。" | "The applicant answered every item. Go on with the review by {due}.";
    "resubmit_changed" Employer false "/employer/cases/{id}", "事项 {case}：补正改动了公示内容，请重新审核" | "Case {case}: corrections changed what was publicised", "改动涉及公示过的内容，须重新审核和公示（D-13）。请审核后重新开始公示。" | "What was publicised has changed, so it is reviewed and publicised anew (D-13). Review it and start the publicity again.";
    "resubmit_changed" Reviewer false "/reviewer/cases/{id}", "事项 {case}：补正后重新公示" | "Case {case}: back to the employer for new publicity", "补正改动了公示过的内容，事项回到单位重新公示。重新申报后再审核；现在不用办理。" | "The corrections changed what was publicised, so the case went back to the employer. Review it when it is filed again; nothing to do now.";
    "lapse" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：逾期未补正，事项终结" | "Case {case}: lapsed", "补正期限已过，受理人员确认终结。有正当理由的，请与市级受理联系，可以申请重启。" | "The time for corrections passed and a reviewer confirmed that the case has lapsed. With a good reason, ask the city office to reopen it.";
    "lapse" Employer false "/employer/cases/{id}", "事项 {case}：逾期未补正，事项终结" | "Case {case}: lapsed", "补正期限已过，受理人员确认终结。请告知申报人；有正当理由的可以申请重启。" | "The time for corrections passed and a reviewer confirmed it. Speak with the applicant; with a good reason it can be reopened.";
    "accept" Applicant false "/applicant/cases/{id}", "事项 {case}：已受理" | "Case {case}: accepted", "材料符合要求，下一步由专家评议；现在不用办理。" | "Your papers are in order. Experts review the case next; nothing to do now.";
    "accept" Employer false "/employer/cases/{id}", "事项 {case}：已受理" | "Case {case}: accepted", "下一步由专家评议；单位现在不用办理。" | "Experts review the case next; nothing for you to do.";
    "accept" Secretary false "/secretary", "事项 {case}：待编入评议会议" | "Case {case}: to be put before a panel", "事项已受理。请编入同系列的评议会议。" | "The case is accepted. Put it on the agenda of a panel of its series.";
    "not_accept" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：不予受理" | "Case {case}: not accepted", "原因和依据见事项页面。如有异议，请向市级受理提出，可以申请重启。" | "The reason and the clause are on the case page. If you disagree, write to the city office: the case can be reopened.";
    "not_accept" Employer false "/employer/cases/{id}", "事项 {case}：不予受理" | "Case {case}: not accepted", "原因和依据见事项页面。请告知申报人。" | "The reason and the clause are on the case page. Speak with the applicant.";
    "assign_to_session" Applicant false "/applicant/cases/{id}", "事项 {case}：已编入评议会议" | "Case {case}: before a panel", "专家将评议您的材料；现在不用办理，结果会通知您。" | "Experts will review your papers; nothing to do now, you will be told the result.";
    "adjourn" Applicant false "/applicant/cases/{id}", "事项 {case}：评议延期" | "Case {case}: the review is adjourned", "这次会议没有表决，将编入下一次会议；现在不用办理。" | "The panel did not vote; the case goes before the next one. Nothing to do now.";
    "pass" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：评议通过，结果公示" | "Case {case}: passed, the result is publicised", "专家评议通过。结果公示期满、没有成立的异议，就制作证书；现在不用办理。" | "The experts passed your case. The certificate follows when the publicity of the result ends without an upheld objection; nothing to do now.";
    "pass" Employer false "/employer/cases/{id}", "事项 {case}：评议通过，结果公示" | "Case {case}: passed, the result is publicised", "结果公示期满、没有成立的异议，就制作证书；单位现在不用办理。" | "The certificate follows when the publicity of the result ends without an upheld objection; nothing for you to do.";
    "fail" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：评议未通过" | "Case {case}: not passed", "专家评议未通过，理由见事项页面。如认为程序有误，请向市级受理申请复核。" | "The experts did not pass your case; the reasons are on the case page. If you think the procedure was at fault, ask the city office for a check.";
    "fail" Employer false "/employer/cases/{id}", "事项 {case}：评议未通过" | "Case {case}: not passed", "理由见事项页面。请告知申报人。" | "The reasons are on the case page. Speak with the applicant.";
    "close_result_publicity" CertificateOfficer false "/certificates", "事项 {case}：待制证" | "Case {case}: waits for its certificate", "结果公示期满，没有成立的异议。请编批制证，由另一人签发。" | "The result's publicity ended without an upheld objection. Prepare the certificate in a batch; a colleague issues it.";
    "end_on_result_objection" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：结果异议成立，事项终结" | "Case {case}: ended on an objection to the result", "对结果的异议经调查成立，事项终结，结论见事项页面。如有新的证明，请向市级受理提出重启。" | "An objection to the result was looked into and upheld, and the case has ended; the finding is on the case page. With new evidence, ask the city office to reopen it.";
    "end_on_result_objection" Employer false "/employer/cases/{id}", "事项 {case}：结果异议成立，事项终结" | "Case {case}: ended on an objection to the result", "结论见事项页面。请告知申报人。" | "The finding is on the case page. Speak with the applicant.";
    "issue" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：职称证书已签发" | "Case {case}: your title certificate is issued", "请在事项页面下载电子证书。任何人都可以用证书上的二维码核验。" | "Download the electronic certificate from the case page. Anybody can check it with the code printed on it.";
    "issue" Employer false "/employer/cases/{id}", "事项 {case}：职称证书已签发" | "Case {case}: the title certificate is issued", "可以在事项页面查看证书并核验。事项办结。" | "You can see and check the certificate on the case page. The case is complete.";
    "revocation_notice" Applicant true "/applicant/cases/{id}/revocation", "事项 {case}：拟撤销证书，请答复" | "Case {case}: intended revocation, please reply", "原因见通知。请在{due}前书面答复；没有考虑您的答复之前，不会作出决定。" | "The reason is in the notice. Reply in writing by {due}; nothing is decided before your reply is considered.";
    "revocation_reply" CertificateOfficer false "/certificates/revocations", "事项 {case}：持证人已答复" | "Case {case}: the holder replied", "请在撤销列表中查看答复，由第二人决定。" | "Read the reply in the list of revocations; a second officer decides.";
    "revocation_dropped" Applicant false "/applicant/cases/{id}", "事项 {case}：不撤销证书" | "Case {case}: the certificate stands", "撤销没有通过，证书仍然有效；不用办理。" | "The revocation was not confirmed and your certificate remains valid; nothing to do.";
    "revoke" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：证书已撤销" | "Case {case}: your certificate is revoked", "决定和原因见事项页面。如有异议，可以依法申请复议或诉讼。" | "The decision and its reasons are on the case page. If you disagree you may apply for review or sue as the law provides.";
    "revoke" Employer false "/employer/cases/{id}", "事项 {case}：证书已撤销" | "Case {case}: the certificate is revoked", "决定见事项页面。请停止使用该证书。" | "The decision is on the case page. Please stop relying on the certificate.";
    "withdraw" Applicant false "/applicant/cases/{id}", "事项 {case}：已撤回" | "Case {case}: withdrawn", "事项已撤回，不再办理。需要时可以由单位重新开立。" | "The case is withdrawn and closed. Your employer can open a new one when needed.";
    "withdraw" Employer false "/employer/cases/{id}", "事项 {case}：已撤回" | "Case {case}: withdrawn", "事项已撤回，不再办理。需要时请重新开立。" | "The case is withdrawn and closed. Open a new one when needed.";
    "withdraw" Reviewer false "/reviewer/cases/{id}", "事项 {case}：申报人已撤回" | "Case {case}: withdrawn by the applicant", "事项已撤回，不再审核。" | "The case is withdrawn; there is nothing left to review.";
    "terminate" Applicant true "/applicant/cases/{id}/decision", "事项 {case}：已终止" | "Case {case}: terminated", "申报的依据已不存在，原因见事项页面。如认为有误，请与单位或市级受理联系，可以申请重启。" | "What the case rested on fell away; the reason is on the case page. If you think this is wrong, speak with your employer or the city office: it can be reopened.";
    "terminate" Employer false "/employer/cases/{id}", "事项 {case}：已终止" | "Case {case}: terminated", "申报的依据已不存在，原因见事项页面。情况有误的，请更正并申请重启。" | "What the case rested on fell away; the reason is on the case page. If it is wrong, correct it and ask to reopen.";
    "suspend" Applicant false "/applicant/cases/{id}", "事项 {case}：暂停办理" | "Case {case}: suspended", "期限停止计算，原因见事项页面；恢复时会通知您。" | "The clock stands still; the reason is on the case page. You will be told when it goes on.";
    "suspend" Employer false "/employer/cases/{id}", "事项 {case}：暂停办理" | "Case {case}: suspended", "期限停止计算，原因见事项页面；恢复时会通知单位。" | "The clock stands still; the reason is on the case page. You will be told when it goes on.";
    "resume" Applicant false "/applicant/cases/{id}", "事项 {case}：恢复办理" | "Case {case}: resumed", "事项现为“{status}”，期限继续计算。请到事项页面查看由谁办理、何时截止。" | "The case is “{status}” and its clock runs again. The case page says who acts and by when.";
    "resume" Employer false "/employer/cases/{id}", "事项 {case}：恢复办理" | "Case {case}: resumed", "事项现为“{status}”，期限继续计算。请到事项页面查看由谁办理、何时截止。" | "The case is “{status}” and its clock runs again. The case page says who acts and by when.";
    "reopen_review" Applicant false "/applicant/cases/{id}", "事项 {case}：已重启" | "Case {case}: reopened", "事项现为“{status}”。请到事项页面查看由谁办理、何时截止。" | "The case is “{status}” again. The case page says who acts and by when.";
    "reopen_review" Employer false "/employer/cases/{id}", "事项 {case}：已重启" | "Case {case}: reopened", "事项现为“{status}”。请到事项页面查看由谁办理、何时截止。" | "The case is “{status}” again. The case page says who acts and by when.";
    "reopen_employer_review" Applicant false "/applicant/cases/{id}", "事项 {case}：重启单位审核" | "Case {case}: reopened for your employer", "单位将重新审核；现在不用办理。" | "Your employer reviews the case again; nothing to do now.";
    "reopen_employer_review" Employer false "/employer/cases/{id}", "事项 {case}：请重新审核" | "Case {case}: review it again", "事项已重启，回到单位审核。请重新核对，然后开始公示，或者写明原因退回。" | "The case is reopened and back with you. Review it again, then start the publicity, or return it with reasons.";
    "reopen_panel" Applicant false "/applicant/cases/{id}", "事项 {case}：将重新评议" | "Case {case}: to be reviewed again", "复核已获准，将编入新的评议会议；现在不用办理。" | "A check was granted: the case goes before a new panel. Nothing to do now.";
    "reopen_panel" Employer false "/employer/cases/{id}", "事项 {case}：将重新评议" | "Case {case}: to be reviewed again", "复核已获准，将编入新的评议会议；单位现在不用办理。" | "A check was granted: the case goes before a new panel. Nothing for you to do.";
    "reopen_panel" Secretary false "/secretary", "事项 {case}：待重新评议" | "Case {case}: to be put before a panel again", "复核已获准。请编入新的评议会议。" | "A check was granted. Put the case on the agenda of a new panel.";
    "employment_ended" Applicant false "/applicant/cases/{id}", "事项 {case}：单位报告劳动关系已结束" | "Case {case}: your employer reported the end of your employment", "受理人员将核实，事项可能终止。如果情况不符，请立即与单位联系更正。" | "A reviewer will look into it, and the case may be terminated. If this is wrong, speak with your employer at once.";
    "employment_goes_on" Applicant false "/applicant/cases/{id}", "事项 {case}：单位更正，劳动关系继续" | "Case {case}: your employment goes on", "单位更正了报告，事项照常办理；不用办理。" | "Your employer corrected the report and the case goes on as before; nothing to do.";
    "remind_correction" Applicant false "/applicant/cases/{id}/correction", "提醒：事项 {case} 补正即将到期" | "Reminder: corrections to case {case} are due", "请在{due}前改好并重新提交。逾期不会自动终止：由受理人员确认。" | "Submit them by {due}. Nothing ends by itself when the day passes: a reviewer decides.";
    "remind_review" Reviewer false "/reviewer/cases/{id}", "提醒：事项 {case} 审核即将到期" | "Reminder: the review of case {case} is due", "请在{due}前受理或者通知补正。" | "Accept it or ask for corrections by {due}.";
    "remind_proof" Employer false "/employer/cases/{id}", "提醒：事项 {case} 请登记张贴情况" | "Reminder: record the display of case {case}", "公示期到{due}，还没有登记张贴情况；没有登记，公示不能结束（D-14）。" | "The publicity runs until {due} and its display is not recorded yet; without it the publicity cannot end (D-14).";
    "remind_revocation" Applicant false "/applicant/cases/{id}/revocation", "提醒：事项 {case} 撤销答复即将到期" | "Reminder: your reply on case {case} is due", "请在{due}前书面答复拟撤销证书的通知。" | "Reply in writing to the notice of an intended revocation by {due}.";
    "hand_over" Reviewer false "/reviewer?owner=mine", "有事项转交给您" | "Cases were handed over to you", "同事把以下事项转交给您：{cases}。由谁转交、理由，见事项的办理记录。" | "A colleague handed these cases over to you: {cases}. Who did it and why stands in the record of each.";
    "hand_over" Employer false "/employer?officer=me", "有事项转交给您" | "Cases were handed over to you", "以下事项现由您经办：{cases}。由谁转交、理由，见事项的办理记录。" | "You are in charge of these cases now: {cases}. Who handed them over and why stands in the record of each.";
    "passed_on" Reviewer false "/reviewer?owner=mine", "您经办的事项已由同事转出" | "Cases of yours were passed on", "同事把您经办的以下事项转给了他人，或退回待领：{cases}。去向和理由，见事项的办理记录。" | "A colleague passed on these cases of yours, or gave them back: {cases}. Where they went and why stands in the record of each.";
    "cover_asked" Reviewer false "/reviewer/absences", "请您代办同事的事项" | "You are asked to cover a colleague", "{from}至{until}，一位同事缺勤，请您代办其事项。这段时间，这些事项会列在“我经办的”里。不便代办的，可以在缺勤代办页说明不接受。" | "A colleague is away from {from} to {until} and asks you to cover. During that time their cases are listed among yours. You can decline on the page of absences.";
    "cover_declined" Reviewer false "/reviewer/absences", "同事不能代办" | "Your cover declined", "{from}至{until}的缺勤，您请的同事不能代办。请另请一位同事。" | "The colleague whom you asked to cover from {from} to {until} declined. Ask another one.";
    "cover_over" Reviewer false "/reviewer/absences", "代办已结束" | "The cover has ended", "{from}至{until}的代办已由缺勤的同事提前结束。" | "The cover from {from} to {until} was ended early by the colleague who was away.";
    "feedback" Administrator false "/messages", "收到问题反馈" | "Feedback received", "{text}\n\n联系方式：{contact}" | "{text}\n\nContact: {contact}";
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::case::Action;
    use crate::domain::case::flow::FLOW;
    use crate::domain::lang::has_han;
    use crate::domain::message::objection_to;

    #[test]
    fn every_move_says_something_of_its_own_to_everyone_it_tells() {
        for row in FLOW {
            for effect in row.effects {
                let (name, to) = (row.action.as_str(), audience(*effect));
                assert!(event(name, to).is_some(), "{name} says nothing to {to}");
            }
        }
    }

    #[test]
    fn a_decision_is_a_legal_notice_that_leads_to_its_letter() {
        for action in Action::ALL.iter().filter(|action| action.decides()) {
            let told = event(action.as_str(), Applicant).unwrap();
            assert!(told.is_legal && told.place.ends_with("/decision"), "{action}");
        }
    }

    #[test]
    fn every_wording_could_have_been_typed_by_an_administrator() {
        for event in EVENTS {
            let (words, known) = (event.builtin(), event.known());
            for text in [&words.subject_zh, &words.body_zh, &words.subject_en, &words.body_en] {
                assert_eq!(objection_to(text, text, known, 1000), None, "{}", event.key());
            }
            assert!(has_han(&words.subject_zh) && has_han(&words.body_zh), "{}", event.key());
            assert!(!has_han(&words.subject_en) && !has_han(&words.body_en), "{}", event.key());
            assert_eq!(by_key(&event.key()).map(Event::key), Some(event.key()));
        }
    }

    #[test]
    fn both_languages_name_the_case_and_the_same_deadline() {
        for event in EVENTS.iter().filter(|event| event.known().contains(&"case")) {
            let words = event.builtin();
            assert!(
                words.subject_zh.contains("{case}") && words.subject_en.contains("{case}"),
                "{}",
                event.key()
            );
            assert_eq!(words.body_zh.contains("{due}"), words.body_en.contains("{due}"), "{}", event.key());
        }
    }
}
