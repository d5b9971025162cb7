//! The words of a unit's case: what to do next, its review, publicity and objections.
use super::texts;

texts! {
    /// The page of a case: what to do next, and the consent of the superior authority.
    pub NextText {
        home => "工作台" | "Workbench";
        actions => "其他操作" | "Other actions";
        review_title => "请审核申报材料" | "Review the application";
        review_help => "核对材料、记录两项意见，然后开始公示；有问题的，退回申报人。（§2(3)2）" | "Check the documents, record both findings, then start publicity; return the case where something is missing. (§2(3)2)";
        review => "开始审核" | "Review";
        publicity_title => "正在公示" | "Publicity is running";
        publicity_help => "打印公示单、记录公示证明、处理异议。期满后的第一个工作日系统自动结束公示。（§2(3)2）" | "Print the sheet, record its display, handle objections. The system closes the window on the first working day after it. (§2(3)2)";
        publicity_act_title => "公示需要处理" | "Publicity needs you";
        publicity_act_help => "有异议尚未办结，或公示证明尚未记录。办结前不能结束公示。（§2(3)2，D-17）" | "An objection is open, or the display is not recorded. Publicity cannot be closed before that. (§2(3)2, D-17)";
        publicity => "查看公示" | "See the publicity";
        upheld_title => "异议成立" | "An objection is upheld";
        upheld_help => "事项不能继续，请因异议成立终结。（§2(3)5）" | "The case cannot go on: end it on the objection. (§2(3)5)";
        end => "终结事项" | "End the case";
        waiting_title(who: &str) => "由{who}办理" | "Waiting for: {who}";
        waiting_help => "现在不需要本单位办理。状态变化时会给您发消息。" | "Nothing to do for the unit now. You get a message when this changes.";
        consent_needed => "本单位是事业单位，申报前须经主管部门同意。请尽早征求意见。（§2(3)）" | "As a public institution, the unit needs the consent of its superior authority before filing. Ask for it early. (§2(3))";
        ended_title => "事项已结束" | "The case has ended";
        ended_help => "全部记录保留在本页。" | "The whole record stays on this page.";
        proposal_title(action: &str) => "待确认：{action}" | "To be confirmed: {action}";
        proposal_confirm_help => "请核对理由，确认或不采纳。提出人：" | "Read the reason, then confirm it or set it aside. Proposed by: ";
        proposal_mine_help => "您提出的，须由本单位另一人确认；也可以收回。" | "You proposed it: another person of the unit has to confirm. You can also take it back.";
        proposal_open => "查看并处理" | "Read and decide";
        consent => "主管部门意见" | "Superior authority";
        consent_ask_help => "事业单位须在申报前取得主管部门同意。（§2(3)）" | "A public institution needs its superior authority's consent before filing. (§2(3))";
        consent_again_help => "主管部门不同意。沟通后可再次征求意见。（§2(3)）" | "The superior authority refused. After talking to it you can ask again. (§2(3))";
        consent_ask => "征求主管部门意见" | "Ask for consent";
        consent_asked(when: &str) => "已于{when}征求意见，等待答复。" | "Asked on {when}; waiting for the answer.";
        consent_given(when: &str) => "{when}同意申报。" | "Consent given on {when}.";
        consent_refused(when: &str) => "{when}不同意：" | "Refused on {when}: ";
        consent_closed => "没有取得同意。" | "No consent was given.";
        consent_done => "已向主管部门征求意见。" | "The superior authority was asked.";
        objections(n: u32) => "异议（{n}）" | "Objections ({n})";
        materials => "公示材料" | "Publicised materials";
        sheet => "公示单" | "Sheet";
    }
}

texts! {
    /// The review, the return, and what can be confirmed.
    pub ReviewText {
        title => "单位审核" | "Employer review";
        comparison => "系统比对" | "System comparison";
        comparison_help => "系统按申报表核对条件，仅供参考，由您判断。" | "The system compares the form with the conditions. It advises; you decide.";
        as_of(day: &str) => "按{day}的情况" | "As of {day}";
        condition => "条件" | "Condition";
        result => "比对结果" | "Result";
        met => "符合" | "Met";
        not_met => "不符合" | "Not met";
        needs_person => "须由人确认" | "For a person";
        spared => "另一项已符合" | "Not needed: another holds";
        comparison_broken => "申报表的内容无法比对：" | "The form cannot be compared: ";
        findings => "审核意见" | "Findings";
        documents => "申报材料是否齐全、真实" | "Are the documents complete and true?";
        duty => "履职情况是否良好" | "Are the duties of the post performed well?";
        yes => "是" | "Yes";
        no => "否" | "No";
        note_documents => "材料审核说明" | "Note on the documents";
        note_duty => "履职情况说明" | "Note on the performance of duties";
        note_hint => "意见的依据，例如核对了哪些原件。" | "What the finding rests on, for example which originals you saw.";
        choose => "请选择“是”或“否”。（§2(3)2）" | "Choose yes or no. (§2(3)2)";
        against => "意见为“否”的，不能公示：请退回申报人，或不予通过。（§2(3)2）" | "With “no” there is no publicity: return the case or decline it. (§2(3)2)";
        place => "公示地点或方式" | "Where the notice is displayed";
        place_hint => "如单位公告栏、内部网站。" | "For example the notice board or the intranet.";
        place_missing => "请写明公示地点或方式。（§2(3)2）" | "Say where or how the notice is displayed. (§2(3)2)";
        next => "下一步：核对公示期" | "Next: check the window";
        window => "今天开始公示的，公示期为" | "If publicity starts today, the window is";
        window_rule => "公示期不少于5个工作日，发布当天不计。期满后的第一个工作日结束。（§2(3)2，D-14）" | "At least 5 working days, the day of posting not counted. It is closed on the first working day after. (§2(3)2, D-14)";
        provisional => "公示期跨入尚未载入日历的年份，现在不能开始公示。请管理员先载入该年度日历。" | "The window enters a year whose calendar is not loaded, so publicity cannot start. Ask the administrator to load it first.";
        otherwise => "不能公示的" | "If it cannot be publicised";
        send_back => "退回申报人" | "Return to the applicant";
        send_back_help => "需要补充或更正的，逐项写明。" | "Something is missing or wrong: name each item.";
        decline => "审核不通过" | "Decline";
        decline_help => "不符合条件且不能补充的。" | "The conditions are not met and cannot be.";
        confirm_title => "确认开始公示" | "Confirm the publicity";
        confirm_lead => "公示一经开始即在单位内部公开，须满整个公示期。发布后只能重新公示，不能取消。" | "The notice becomes public inside the unit and runs for the whole window. It can be restarted but not taken back.";
        publish => "开始公示" | "Start publicity";
        published(to: &str) => "公示已开始，至{to} 24:00止。请打印公示单并张贴。" | "Publicity has started and runs to the end of {to}. Print the sheet and put it up.";
        back_to_review => "返回修改" | "Go back and change";
        send_back_title => "退回申报人" | "Return to the applicant";
        send_back_lead => "在需要补充或更正的项目下写明原因；不需要改的留空。申报人会看到每一项的原因。（§2(3)2）" | "Write the reason under each item that has to be completed or corrected; leave the others empty. The applicant sees each reason. (§2(3)2)";
        sections => "申报表各部分" | "Sections of the form";
        papers => "申报材料" | "Documents";
        missing_paper => "未上传" | "Not uploaded";
        none_named => "请至少写明一项的原因。（§2(3)2）" | "Write the reason for at least one item. (§2(3)2)";
        send_back_button => "退回申报人" | "Return the case";
        sent_back => "已退回申报人，并附上各项原因。" | "The case was returned with the reasons.";
        cancel => "取消" | "Cancel";
    }
}

texts! {
    /// The publicity of a case inside the unit.
    pub PublicityText {
        title => "单位内部公示" | "Internal publicity";
        window => "公示期" | "Window";
        notice => "公示内容" | "The notice";
        place => "公示地点" | "Displayed at";
        published_on => "开始日期" | "Posted on";
        counted => "计入的工作日" | "Counted days";
        state => "状态" | "State";
        running => "公示中" | "Running";
        earlier => "以往的公示" | "Earlier notices";
        span(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
        none => "还没有公示。请先完成审核。" | "There is no publicity yet: finish the review first.";
        sheet => "打印公示单" | "Print the sheet";
        materials => "查看公示材料" | "Publicised materials";
        objections => "异议" | "Objections";
        restart => "重新公示" | "Restart";
        proof => "公示证明" | "Proof of display";
        proof_help => "写明张贴的时间和地点。没有公示证明，公示不能结束。（§2(3)2）" | "Say when and where the sheet was put up. Without it publicity cannot be closed. (§2(3)2)";
        proof_file => "上传公示证明（照片或扫描件）" | "Upload the proof of display (photo or scan)";
        proof_label => "张贴时间、地点" | "When and where";
        proof_save => "记录公示证明" | "Record the display";
        proof_again => "更新公示证明" | "Update it";
        proof_done => "公示证明已记录。" | "The display was recorded.";
        proof_at(when: &str) => "{when}记录" | "Recorded {when}";
        sheet_title => "公示" | "Public notice";
        sheet_lead => "下列人员拟申报职称考核认定，现按规定在单位内部公示。" | "The following person is to apply for recognition of a professional title. This notice is given inside the unit as the rules require.";
        sheet_window => "公示期" | "Notice period";
        sheet_object => "如有异议" | "To object";
        sheet_object_help => "公示期内，可以署名或匿名提出异议，写明事实和依据。扫描二维码，或打开：" | "During the notice period you can object with or without your name, saying what is wrong and what it rests on. Scan the code or open:";
        sheet_materials => "申报材料（已隐去证件号码、出生日期、联系方式和住址）可由本单位人员登录后查看：" | "People of the unit can sign in and read the filed materials, with numbers of documents, days of birth, contacts and addresses hidden:";
        sheet_person => "也可以当面或书面向单位人事部门提出。" | "You can also object in person or in writing to the personnel department.";
        sheet_unit => "单位（盖章）" | "Unit (seal)";
        sheet_print => "用浏览器的打印功能打印，A4纸。" | "Print it with your browser, on A4.";
        qr(address: &str) => "二维码，内容为网址 {address}" | "QR code of the address {address}";
        no_running => "没有正在进行的公示，不能打印公示单。" | "No notice is running, so there is no sheet to print.";
        materials_title => "公示的申报材料" | "Publicised materials";
        materials_lead => "公示期内供本单位人员查看。证件号码、出生日期、联系方式和住址已隐去；每次查看都有记录。（§2(3)2，D-15）" | "For people of the unit during the notice period. Numbers of documents, days of birth, contacts and addresses are hidden; each reading is recorded. (§2(3)2, D-15)";
        materials_documents => "已提交的证明材料" | "Documents handed in";
        object => "提出异议" | "Object";
    }
}

texts! {
    /// Objections.
    pub ObjectionText {
        title => "异议" | "Objections";
        lead => "公示期间的异议由单位调查处理，写明结论。有异议未办结的，公示不能结束。（§2(3)2，D-17）" | "The unit investigates objections made during publicity and writes a finding for each. Publicity is not closed over an open one. (§2(3)2, D-17)";
        none_title => "没有异议" | "No objections";
        none_reason => "通过公示单上的链接提出的异议会显示在这里。" | "Objections made through the link on the sheet appear here.";
        content => "异议内容" | "Objection";
        state => "状态" | "State";
        lodged => "提出时间" | "Lodged";
        anonymous => "未留联系方式" | "No contact left";
        contact => "联系方式" | "Contact";
        register => "登记当面或书面提出的异议" | "Register one made in person or by letter";
        register_label => "异议内容和依据" | "What is objected to, and on what ground";
        register_button => "登记异议" | "Register";
        registered => "异议已登记。" | "The objection was registered.";
        content_missing => "请写明异议内容。" | "Write down what is objected to.";
        one => "处理异议" | "Handle the objection";
        investigate => "受理并开始调查" | "Take it up";
        investigate_help => "受理后记录在案，公示期继续。" | "It is recorded; the window runs on.";
        investigating => "异议已受理，请调查后写明结论。" | "The objection is under investigation. Write the finding when you have it.";
        decide => "调查结论" | "Finding";
        dismiss => "异议不成立" | "Dismiss";
        dismiss_help => "事项继续。" | "The case goes on.";
        uphold => "异议成立" | "Uphold";
        uphold_help => "事项不能继续，接着终结。" | "The case cannot go on, and is ended next.";
        finding => "结论和依据" | "Finding and its grounds";
        finding_missing => "请写明调查结论和依据。（D-17）" | "Write down the finding and what it rests on. (D-17)";
        choose => "请选择结论。" | "Choose one.";
        next => "下一步：确认" | "Next: confirm";
        confirm_title => "确认异议处理结论" | "Confirm the finding";
        confirm_lead => "结论写入记录后不能修改。" | "Once written, the finding cannot be changed.";
        confirm => "确认结论" | "Confirm";
        decided => "结论已记录。" | "The finding was recorded.";
        outcome => "结论" | "Outcome";
    }
}

texts! {
    /// Acts with a page of their own: what each does and whether it can be undone.
    pub ActText {
        reason => "理由" | "Reason";
        reason_missing => "请写明理由。" | "Give the reason.";
        effect => "办理后" | "What happens";
        cannot_undo => "此操作不能撤销。" | "This cannot be undone.";
        cancel => "取消" | "Cancel";
        withdraw => "撤回事项" | "Withdraw the case";
        withdraw_effect => "事项终结，申报人会收到通知；材料和记录保留。需要时须重新开立事项。（D-19）" | "The case ends and the applicant is told; the file is kept. To go on later, open a new case. (D-19)";
        decline => "审核不通过" | "Decline the application";
        decline_effect => "事项终结，理由告知申报人。（§2(3)2）" | "The case ends, and the applicant is told the reason. (§2(3)2)";
        restart => "重新公示" | "Restart publicity";
        restart_window => "重新公示的公示期" | "The new window";
        restart_effect => "现在的公示作废，从今天起重新公示满整个公示期。已提出的异议仍然有效。（D-13）" | "The present notice becomes void, and a whole new window starts today. Objections already made still stand. (D-13)";
        end => "因异议成立终结" | "End on the upheld objection";
        end_effect => "事项终结，结论告知申报人。（§2(3)5，D-17）" | "The case ends, and the applicant is told the finding. (§2(3)5, D-17)";
        reopen => "重启单位审核" | "Reopen the review";
        reopen_effect => "事项回到单位审核，须重新审核和公示。（D-17）" | "The case returns to the employer's review, and is reviewed and publicised again. (D-17)";
        two_people => "须由两人办理：您提出后，由本单位另一人确认才生效。" | "It takes two people: you propose it, and another person of the unit confirms.";
        propose(action: &str) => "提出：{action}" | "Propose: {action}";
        made(action: &str) => "已办理：{action}。" | "Done: {action}.";
        proposed => "已提出，等待本单位另一人确认。" | "Proposed. Another person of the unit has to confirm it.";
        proposal => "待确认的操作" | "Waiting for confirmation";
        proposed_by => "提出人" | "Proposed by";
        proposed_at => "提出时间" | "Proposed at";
        action => "操作" | "Action";
        confirm => "确认办理" | "Confirm";
        set_aside => "不采纳" | "Set aside";
        take_back => "收回" | "Take back";
        set_aside_reason => "不采纳的理由" | "Reason for setting it aside";
        take_back_reason => "收回的理由" | "Reason for taking it back";
        set_aside_missing => "请写明理由。" | "Give the reason.";
        set_aside_done => "未采纳，事项照旧。" | "Set aside. The case stands as it was.";
        confirm_help => "您确认后立即生效。" | "It takes effect as soon as you confirm.";
        other_person => "须由本单位另一人登录后确认。" | "Another person of the unit has to sign in and confirm.";
        none => "没有待确认的操作。" | "Nothing waits for confirmation.";
    }
}
