//! The words of the applicant's pages: where a case stands, what to do, how it ended.
use super::texts;
use crate::domain::case::Status;
use crate::domain::lang::Lang;

texts! {
    /// Steps, deadline, record and the next action.
    pub StandingText {
        nothing_to_do => "现在不需要您办理" | "Nothing for you to do now";
        wait_suspended => "事项已暂停，期限不再计算。恢复后会通知您。" | "The case is suspended and its clock stands still. You are told when it goes on.";
        wait_verifying => "证书正在向发证机构核实。等待期间可以先填写申报表、上传材料。" | "The certificate is being checked with its issuing body. You can fill in the form and upload documents meanwhile.";
        wait_employer => "单位正在审核您的材料和履职情况。通过后在单位内部公示不少于5个工作日。" | "Your employer is reviewing your documents and your performance of duties. Then it publicises the case for at least 5 working days.";
        wait_publicity => "单位正在内部公示。期满无异议后，由您向市级申报。" | "Your employer is publicising the case. When the window ends without objection, you file with the city.";
        wait_consent => "您的单位是事业单位，须先取得主管部门同意，由单位办理。同意后即可申报。" | "Your employer is a public institution and first needs the consent of its superior authority. You can file once it is given.";
        wait_review => "市级受理人员正在审查。需要补正的，会一次告知。" | "The city's reviewer is looking at the case. If something must be corrected, you are told once, all together.";
        wait_panel => "已受理，等待专家评议。结果会通知您。" | "The case is accepted and goes to a panel of experts. You are told the result.";
        wait_result => "评议已通过，结果正在公示。期满无异议后制发电子证书。" | "The panel has passed the case and the result is on public display. If nobody objects, your certificate follows.";
        wait_certificate => "公示期满，正在制作电子证书。" | "The publicity is over and your electronic certificate is being made.";
        ended => "事项已经结束" | "This case has ended";
        ended_help => "结果、理由和接下来可以做什么，见下方。" | "See below for the result, the reason, and what you can do about it.";
        do_consent => "同意向发证机构查询" | "Consent to the query abroad";
        do_consent_help => "证书编号、姓名和取得日期要发给境外发证机构核实。没有您的单独同意，不会发送。" | "Your certificate number, name and date of award have to be sent to the issuing body abroad. Nothing is sent without your separate consent.";
        do_consent_button => "阅读并决定" | "Read and decide";
        do_fill_in => "填写申报表，上传材料" | "Fill in the form and upload documents";
        do_fill_in_help => "可以分几次填写，顺序不限。全部完成后提交单位审核。" | "Take the sections in any order, over several sittings. When all are done, submit to your employer.";
        do_fill_in_button => "继续填写" | "Go on";
        do_put_right => "单位退回，请修改" | "Returned by your employer: put it right";
        do_put_right_help => "退回的项目和理由在下方。修改后重新提交。" | "What was returned, and why, stands below. Change it, then submit again.";
        do_submit => "核对并提交单位审核" | "Check and submit to your employer";
        do_submit_help => "各部分都已填完。提交前可以核对全部内容。" | "Every section is complete. Check all of it before it goes out.";
        do_submit_button => "核对并提交" | "Check and submit";
        do_file => "向市级申报" | "File with the city";
        do_file_help => "公示已结束。查看条件核对结果，确认后申报。" | "The publicity is over. Look at the eligibility check, then file.";
        do_file_button => "查看并申报" | "Look and file";
        do_correct => "补正材料" | "Correct your case";
        do_correct_help => "受理人员列出了需要补正的项目。全部答复后，须重新提交。" | "The reviewer has listed what to correct. Answer every item, then resubmit.";
        do_correct_button => "开始补正" | "Start correcting";
        do_download => "证书已签发" | "Your certificate is issued";
        do_download_help => "下载电子证书。任何人都可以凭证书上的核验码核实真伪。" | "Download the electronic certificate. Anybody can check it with the code printed on it.";
        do_download_button => "下载电子证书（PDF）" | "Download the certificate (PDF)";
    }
}

texts! {
    /// The overview and the page of a case.
    pub CaseText {
        my_cases => "我的申报" | "My cases";
        no_cases => "还没有申报事项" | "No case yet";
        no_cases_why => "事项由用人单位开立。请联系单位人事部门；开立后您会收到邮件。" | "Your employer opens the case. Ask its personnel office; you get an e-mail when it is there.";
        read_list => "看看哪些证书可以申报" | "See which certificates qualify";
        other_cases => "其他事项" | "Other cases";
        next => "下一步" | "Next";
        open => "查看" | "Open";
        number => "事项编号" | "Case";
        employer => "用人单位" | "Employer";
        acts_now => "现在由谁办理" | "Who acts now";
        the_clock => "期满后自动办理" | "By itself, when the time is up";
        time_left => "期限" | "Time left";
        certificate => "境外证书" | "Overseas certificate";
        issuing_body => "发证机构" | "Issuing body";
        level => "对应层级" | "Level";
        title => "对应职称" | "Title";
        post => "岗位" | "Post";
        facts => "申报事项" | "Your case";
        tasks => "申报表和材料" | "Form and documents";
        tasks_form => "申报表" | "Form";
        tasks_documents => "材料" | "Documents";
        tasks_submit => "提交" | "Submit";
        check_and_submit => "核对并提交单位审核" | "Check and submit to your employer";
        documents_done(n: usize, of: usize) => "必需材料 {n}/{of}" | "{n} of {of} required";
        to_do => "待填写" | "To do";
        to_upload => "待上传" | "To upload";
        if_any => "有则上传" | "If you have any";
        not_now => "提交后不能修改" | "Cannot be changed now";
        read_form => "查看申报表" | "Read the form";
        returned => "单位退回的项目" | "Returned by your employer";
        returned_reason => "理由" | "Reason";
        record => "办理记录" | "Record";
        verification => "证书查验" | "Verification";
        verification_number => "查验编号" | "Verification number";
        certificate_no => "证书编号" | "Certificate number";
        name_on_certificate => "证书上的姓名" | "Name on the certificate";
        awarded_on => "取得日期" | "Date of award";
        state => "状态" | "State";
        consent => "向境外提供信息" | "Data sent abroad";
        consent_given(when: &str) => "已于 {when} 单独同意" | "Separate consent given {when}";
        consent_missing => "尚未同意" | "No consent yet";
        give_consent => "阅读并决定" | "Read and decide";
        answer => "答复" | "Answer";
        answered(when: &str, channel: &str) => "{when}，{channel}" | "{when}, {channel}";
        disclaimer => "查验结果仅确认证书的真实性，不证明持证人的实际资历和能力；由此发生的劳动争议，查验平台不承担法律责任。（依据 附件2 五）" | "The result confirms only that the certificate is genuine. It says nothing about the holder's actual record or ability, and the platform bears no legal liability for labour disputes arising from it. (Anx2 5)";
        no_answer_note => "未获答复不等于证书不真实，不因此否定申报。（依据 D-22）" | "No answer does not mean that the certificate is false, and fails no case. (D-22)";
        result => "结果" | "Result";
        result_reason => "理由" | "Reason";
        result_basis => "依据" | "Basis";
        result_on => "日期" | "Date";
        result_by => "决定人" | "Decided by";
        no_reason => "办理记录中没有另写理由" | "No further reason is on record";
        what_now => "接下来可以做什么" | "What you can do";
        e_certificate => "电子证书" | "Electronic certificate";
        e_number => "证书编号" | "Certificate number";
        e_code => "核验码" | "Check code";
        e_title => "职称" | "Title";
        e_speciality => "专业" | "Speciality";
        e_awarded => "取得日期" | "Awarded";
        e_download => "下载 PDF" | "Download PDF";
        withdraw => "撤回申报" | "Withdraw";
        external => "市职称服务系统申报编号" | "Number in the city's title system";
        external_help => "市职称服务系统是另一个系统。在那里申报后，把编号登记在这里，便于核对。（依据 D-23）" | "The city's title system is a separate one. Note the number it gave you, so that the two can be matched. (D-23)";
        external_save => "登记编号" | "Note the number";
        external_saved => "编号已登记。" | "The number is noted.";
        changed_since => "公示过的内容已有变更，提交后由单位重新审核并公示。（依据 D-13）" | "Something that was publicised has changed: after resubmission your employer reviews and publicises again. (D-13)";
    }
}

/// What an applicant can do about a case that ended without a certificate.
pub fn remedy(lang: Lang, status: Status) -> Option<&'static str> {
    let (zh, en) = match status {
        Status::VerificationFailed => (
            "如认为查验结果有误，请通过单位向查验人员提出，由发证机构更正；证书有其他版本或编号的，可由单位重新开立事项。（依据 附件2 五、D-22）",
            "If you think the answer is wrong, tell the verification officer through your employer: the issuing body can correct it. With another certificate or number, your employer opens a new case. (Anx2 5, D-22)",
        ),
        Status::DeclinedByEmployer => (
            "请先与单位人事部门沟通理由。条件改变后，单位可以重新开立事项，不设间隔。（依据 §2(3)2、D-19）",
            "Talk to your employer's personnel office about the reason. When things have changed it can open a new case; there is no waiting time. (§2(3)2, D-19)",
        ),
        Status::ObjectionUpheld => (
            "请查看异议的调查结论。问题解决后可以重新申报；认为结论有误的，向作出结论的单位或市级受理部门说明。（依据 D-17、D-19）",
            "Read the finding on the objection. Once the matter is settled you can apply again; if the finding is wrong, tell whoever made it. (D-17, D-19)",
        ),
        Status::Lapsed => (
            "逾期未补正按撤回处理。备齐材料后，可由单位重新开立事项，不设间隔。（依据 D-18、D-19）",
            "A missed term counts as a withdrawal. With the documents at hand, your employer can open a new case; there is no waiting time. (D-18, D-19)",
        ),
        Status::NotAccepted => (
            "请对照理由和条款。条件具备后可以重新申报；认为有误的，请受理部门复核，经两人确认可以重启办理。（依据 §2(3)3、D-19）",
            "Compare the reason with the clause. You can apply again once you meet it; if it is wrong, ask the office to look again: two people can reopen the case. (§2(3)3, D-19)",
        ),
        Status::NotPassed => (
            "可以在补充业绩后重新申报，不设间隔；对程序有疑问的，可以申请复查，由新的会议评议。（依据 D-11、D-19）",
            "You can apply again with more achievements; there is no waiting time. If you doubt the procedure, ask for a re-check by a new session. (D-11, D-19)",
        ),
        Status::Withdrawn => (
            "需要时，单位可以重新开立事项，不设间隔。（依据 D-19）",
            "When you need it, your employer can open a new case; there is no waiting time. (D-19)",
        ),
        Status::Terminated => (
            "查验结果或劳动关系有变化，事项不能继续。情况改变后，可由单位重新开立事项。（依据 附件2、D-19）",
            "The verification or the employment no longer stands. When that has changed, your employer can open a new case. (Anx2, D-19)",
        ),
        Status::Revoked => (
            "证书不再有效。撤销的理由和依据见上方；不服的，向制证部门提出。（依据 D-11）",
            "The certificate is no longer valid. The reason stands above; if you contest it, write to the issuing office. (D-11)",
        ),
        _ => return None,
    };
    Some(lang.pick(zh, en))
}

texts! {
    /// The consent to send data abroad.
    pub ConsentText {
        title => "同意向境外发证机构提供信息" | "Consent to send data to the issuing body abroad";
        lead => "查验证书真伪，须由境外发证机构确认。这是一项单独的同意，与其他声明无关；不同意不影响您的其他权利，但无法查验，事项不能继续。" | "Only the issuing body abroad can confirm that a certificate is genuine. This consent stands by itself. Without it none of your other rights change, but the certificate cannot be checked and the case cannot go on.";
        recipient => "接收方" | "Recipient";
        what => "提供哪些信息" | "What is sent";
        what_value => "证书编号、证书上的姓名、取得日期，别无其他" | "Certificate number, name as printed, date of award; nothing else";
        purpose => "用途" | "Purpose";
        purpose_value => "仅用于确认证书真实性" | "Only to confirm that the certificate is genuine";
        who_sends => "由谁发送" | "Who sends it";
        who_sends_value => "查验人员逐件放行，并留下记录" | "A verification officer, case by case, on the record";
        until => "撤回同意" | "Taking it back";
        until_value => "答复之前可以随时在本页撤回；已经发出的信息不能收回，此后不再发送" | "On this page, at any time before the answer; what was sent cannot be called back, and nothing more is sent";
        basis => "依据 个人信息保护法 第三十八条、第三十九条；D-16" | "Personal Information Protection Law, articles 38 and 39; D-16";
        check => "我已阅读上述内容，单独同意将这些信息提供给该境外机构" | "I have read this and separately consent to sending these data to that body abroad";
        check_first => "请勾选后再确认；不同意的，直接返回即可。" | "Tick the box first; if you do not consent, simply go back.";
        confirm => "同意" | "Consent";
        back => "不同意，返回" | "Go back without consenting";
        done => "已同意。查验人员可以发送了。" | "Consent given. The verification officer can now send the query.";
        return_to_case => "返回事项" | "Back to the case";
        take_back => "撤回同意" | "Take the consent back";
        taken_back => "已撤回同意。再次同意之前，不会再发送任何信息，事项停在证书查验这一步。" | "Consent taken back. Nothing more is sent until you consent again; the case rests at the verification.";
        already(when: &str) => "您已于 {when} 同意。" | "You consented {when}.";
    }
}

texts! {
    /// Withdrawing, with its confirmation.
    pub WithdrawText {
        title => "撤回申报" | "Withdraw this case";
        object => "事项" | "Case";
        effect => "撤回后" | "Effect";
        effect_value => "事项立即结束，正在进行的公示或审查停止，单位和受理部门会收到通知。" | "The case ends at once. A publicity or review under way stops, and the employer and the office are told.";
        undo => "能否恢复" | "Can it be undone";
        undo_value => "不能由您恢复。需要时可由单位重新开立事项，不设间隔。（依据 D-19）" | "Not by you. Your employer can open a new case; there is no waiting time. (D-19)";
        reason => "撤回的原因" | "Why you withdraw";
        confirm => "确认撤回" | "Withdraw the case";
        back => "不撤回，返回" | "Go back";
        done => "事项已撤回。" | "The case is withdrawn.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_messages_hold_no_chinese_and_chinese_messages_do() {
        let sets =
            [StandingText::CONSTANTS, CaseText::CONSTANTS, ConsentText::CONSTANTS, WithdrawText::CONSTANTS];
        for (name, zh, en) in sets.into_iter().flatten().flatten() {
            assert!(!has_han(en), "{name}: {en}");
            assert!(has_han(zh), "{name}: {zh}");
            assert!(!zh.contains([',', ';', '!', '?', ':']), "{name}: {zh}");
        }
    }

    #[test]
    fn every_end_without_a_certificate_says_what_can_be_done() {
        for &status in Status::ALL {
            let is_owed = status.is_end() && status != Status::Certified;
            assert_eq!(remedy(Lang::En, status).is_some(), is_owed, "{status}");
        }
    }
}
