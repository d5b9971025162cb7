//! The words of the certificate office, of administration and of oversight.
use super::texts;

texts! {
    /// Preparing and issuing certificates, and the register.
    pub CertificateText {
        title => "待制证" | "To issue";
        lead => "结果公示期满且没有成立的异议的事项。已勾选一批（最多50件），由另一人核对并签发。（依据 §2(3)5）" | "Cases whose result publicity is over without an upheld objection. One batch (at most 50) is ticked; a second officer checks and issues it. (§2(3)5)";
        waiting => "等待制证的事项" | "Cases that wait for a certificate";
        applicant => "申报人·单位" | "Applicant and unit";
        certificate => "境外证书" | "Overseas certificate";
        profession => "对应职称" | "Title";
        no_title => "系列未定（D-27），不能制证" | "Series not decided (D-27): cannot be prepared";
        choose(number: &str) => "选择 {number}" | "Choose {number}";
        prepare => "制作所选" | "Prepare the selected";
        nothing => "没有等待制证的事项" | "No case waits for a certificate";
        nothing_why => "结果公示期满、无异议的事项会出现在这里。" | "A case appears here when the publicity of its result is over.";
        batches => "待签发的批次" | "Batches to issue";
        batch(number: &str) => "批次 {number}" | "Batch {number}";
        batch_head => "批次" | "Batch";
        prepared_by => "制作人" | "Prepared by";
        prepared_at => "制作时间" | "Prepared";
        issued_by => "签发人" | "Issued by";
        issued_at => "签发时间" | "Issued";
        sheets => "份数" | "Sheets";
        drawn(done: i64, all: i64) => "{done}/{all} 份已生成" | "{done} of {all} drawn";
        progress(done: usize, all: usize) => "已生成 {done}/{all} 份" | "{done} of {all} files made";
        look_again => "查看最新进度" | "See how far it is";
        draw_failed(n: usize) => "{n} 份没有生成，会自动重试，也可以现在重试。" | { if n == 1 { "1 file could not be made. It is tried again by itself; you can also try now.".into() } else { format!("{n} files could not be made. They are tried again by themselves; you can also try now.") } };
        retry => "现在重试" | "Try now";
        redrawn(n: usize) => "正在重新生成 {n} 份。" | { if n == 1 { "1 file is made again.".into() } else { format!("{n} files are made again.") } };
        ready => "可签发" | "Ready";
        in_work => "正在生成" | "Being drawn";
        in_work_help => "证书文件正在生成，通常几秒钟。请稍后刷新本页。" | "The files are being drawn, which takes some seconds. Reload this page.";
        prepared_flash(number: &str) => "{number} 已制作，正在生成文件；由另一人核对签发。" | "{number} is prepared and its files are being drawn; a colleague checks and issues it.";
        choose_first => "请至少选择一件。" | "Choose at least one case.";
        check_sheets => "逐份核对证书内容，再签发整批。" | "Check every sheet, then issue the whole batch.";
        number => "证书编号" | "Number";
        holder => "持证人" | "Holder";
        title_awarded => "职称" | "Title";
        level => "层级" | "Level";
        speciality => "专业" | "Speciality";
        awarded_on => "取得日期" | "Awarded";
        basis => "依据的境外证书" | "Overseas certificate it rests on";
        file => "文件" | "File";
        open_sheet => "打开证书" | "Open the sheet";
        digest => "文件 SHA-256" | "SHA-256 of the file";
        public_code => "核验码" | "Check code";
        status => "状态" | "Status";
        own => "这一批由您制作，须由另一人签发。" | "You prepared this batch, so a colleague issues it.";
        go_issue => "签发整批" | "Issue the whole batch";
        issue_title(number: &str) => "签发 {number}" | "Issue {number}";
        issue_effect(n: usize) => "签发 {n} 份证书：编号生效，可公开核验，通知申报人和单位。" | { if n == 1 { "1 certificate is issued: its number counts, anybody can check it, the applicant and the unit are told.".into() } else { format!("{n} certificates are issued: their numbers count, anybody can check them, applicants and units are told.") } };
        effect => "办理后" | "Effect";
        no_undo => "签发后不能撤回；有误的只能更正或撤销，留有记录。" | "This cannot be undone: a mistake can only be corrected or revoked, and stays on record.";
        confirm => "确认签发" | "Issue";
        back => "返回批次" | "Back to the batch";
        issued_flash(n: usize) => "已签发 {n} 份证书。" | { if n == 1 { "1 certificate is issued.".into() } else { format!("{n} certificates are issued.") } };
        register => "证书库" | "Register";
        search => "编号或姓名" | "Number or name";
        filter => "查询" | "Filter";
        reset => "重置" | "Reset";
        none_found => "没有符合条件的证书" | "No certificate fits";
        none_found_why => "请核对编号或姓名，或重置条件。" | "Check the number or the name, or reset the filter.";
        next => "下一页" | "Next page";
        first => "回到第一页" | "First page";
        case => "事项" | "Case";
        reason => "原因" | "Reason";
        demo => "演示证书，不具有法律效力" | "Demonstration certificate without legal effect";
        revoke => "拟撤销证书" | "Revoke it";
        not_made => "文件尚未生成，请稍后再试。" | "The file is not drawn yet: try again in a moment.";
    }
}

texts! {
    /// Calendar years, policy data, the worker's queue.
    pub AdminText {
        calendar => "工作日历" | "Working calendar";
        calendar_lead => "每年的放假和调休安排决定所有期限。载入后立即用于新的期限；已经公布的期限不变。" | "The yearly holiday notice decides every deadline. A loaded year counts for new deadlines at once; a deadline already announced stays.";
        year => "年份" | "Year";
        working_days => "工作日" | "Working days";
        source => "来源" | "Source";
        digest => "摘要" | "Digest";
        loaded_at => "载入时间" | "Loaded";
        loaded_by => "载入人" | "Loaded by";
        shipped => "随程序提供" | "part of the program";
        in_force => "现行" | "In force";
        replaced => "已替换" | "Replaced";
        load => "载入年度文件" | "Load a year";
        content => "年度文件（TOML）" | "Year file (TOML)";
        content_hint => "把文件内容粘贴到这里。先检查并预览影响，确认后才载入。" | "Paste the file here. It is checked and its effect shown first; nothing is loaded before you confirm.";
        preview => "检查并预览" | "Check and preview";
        preview_title(year: i32) => "预览：{year} 年" | "Preview: {year}";
        facts => "文件内容" | "The file";
        notice_title => "通知" | "Notice";
        published_on => "发布日期" | "Published";
        holidays => "放假" | "Days off";
        make_up => "调休上班日" | "Make-up workdays";
        effect => "对正在进行的期限的影响" | "Effect on deadlines that run now";
        effect_none => "没有影响：正在进行的公示、受理和补正期限按新日历计算，截止日相同。" | "None: every publicity, review and correction that runs now would end on the same day.";
        effect_why => "这些期限的截止日已经告知，不会改变。公示如按新日历应更晚结束，请用人单位考虑重新公示。" | "Their last days were told to people and do not change. Where a publicity would end later, the employer should consider starting it again.";
        deadline => "期限" | "Deadline";
        how_many => "事项数" | "Cases";
        file => "年度文件" | "File of a year";
        or_file => "或上传文件" | "Or upload the file";
        read_file => "读取并预览影响" | "Read it and show the effect";
        no_file => "请先选择年度文件，再读取。" | "Choose the file of a year first, then read it.";
        too_large => "文件超过 64 KB，不是一年的日历。" | "The file is over 64 KB: not the calendar of a year.";
        not_text => "文件不是 UTF-8 文本。请用 UTF-8 另存后再上传。" | "The file is not UTF-8 text: save it as UTF-8 and upload it again.";
        started => "开始日" | "Begins";
        ends => "截止日" | "Ends";
        would_end => "按新日历" | "Under this year";
        replaces(digest: &str) => "将替换现行文件（摘要 {digest}）" | "It replaces the file in force (digest {digest})";
        same => "与现行文件内容相同，载入不会改变什么。" | "It is the same as the file in force: loading it changes nothing.";
        confirm => "确认载入" | "Load it";
        confirm_means => "载入后不能删除；有误的，载入更正后的文件。" | "A loaded file cannot be removed: load a corrected one if it is wrong.";
        back => "返回修改" | "Back to the file";
        loaded(year: i32) => "{year} 年日历已载入。" | "The calendar of {year} is loaded.";
        policies => "时限与规则" | "Policy data";
        policies_lead => "通知没有写明的数字，连同来源记在这里。修改即新增一个值，从指定日期起生效；旧值保留。" | "Numbers that the notice leaves open, each with its source. A change adds a value that counts from a given day; the old one stays on record.";
        policy => "项目" | "Policy";
        value => "数值" | "Value";
        valid_from => "生效日期" | "Valid from";
        set_at => "设置时间" | "Set";
        set_by => "设置人" | "Set by";
        now => "现行" | "In force";
        ahead => "待生效" | "To come";
        past => "以前" | "Past";
        add => "新增一个值" | "Add a value";
        value_hint => "整数；比例写作 2/3" | "A whole number; a part as 2/3";
        source_hint => "文件名称、文号，或谁在何时决定" | "The document and its number, or who decided it and when";
        save => "保存" | "Save";
        saved => "已保存，从生效日期起使用。" | "Saved; it counts from its first day.";
        internal_publicity_days => "单位内部公示（工作日）" | "Internal publicity (working days)";
        result_publicity_days => "结果公示（工作日）" | "Publicity of the result (working days)";
        acceptance_days => "受理审查（工作日）" | "Review of a filing (working days)";
        correction_days => "补正（工作日）" | "Corrections (working days)";
        panel_size => "评议人数" | "Members of a panel";
        panel_opinions => "每件最少书面意见" | "Least written opinions a case";
        revocation_reply_days => "撤销证书前的答复期（工作日）" | "Reply before a revocation (working days)";
        panel_quorum => "评议到会比例" | "Quorum of a panel";
        panel_majority => "评议通过比例" | "Majority of a panel";
        panel_recused_seat => "回避专家的席位计入总数（1是，0否）" | "A recused expert's seat stays in the total (1 yes, 0 no)";
        reminder_first_days => "第一次到期提醒（提前工作日）" | "First reminder (working days before)";
        reminder_last_days => "最后一次到期提醒（提前工作日）" | "Last reminder (working days before)";
        panel_cases => "每次会议最多事项" | "Most cases of a session";
        jobs => "作业与队列" | "Jobs";
        jobs_lead => "通知、邮件和制证由后台办理；失败的自动重试，间隔逐次加倍，最长一天。" | "Messages, e-mails and certificate files are made in the background; what fails is tried again, each time after twice as long, at most a day.";
        waiting => "等待" | "Waiting";
        failing => "失败待重试" | "Failed, to be tried again";
        done => "已完成" | "Done";
        job => "作业" | "Job";
        created_at => "提出时间" | "Promised";
        attempts => "已试" | "Tried";
        times(n: i32) => "{n} 次" | { if n == 1 { "once".into() } else { format!("{n} times") } };
        next_try => "下次" | "Next try";
        finished_at => "完成时间" | "Finished";
        error => "错误" | "Error";
        no_jobs => "这里没有作业" | "No job here";
        no_jobs_why => "没有这种状态的作业。" | "No job is in this state.";
        older => "更早的" | "Older";
        newest => "回到最新" | "Newest";
        notify_case => "通知事项进展" | "Tell people about a case";
        send_link => "发送一次性链接" | "Send a one-time link";
        send_email => "发送邮件" | "Send an e-mail";
        settle_verification => "处理查验结果" | "Follow up a verification";
        signal_termination => "提示劳动关系结束" | "Point out an ended employment";
        make_certificate => "生成证书文件" | "Draw a certificate";
        tell_of_objection => "告知收到异议" | "Tell of an objection";
        tell_of_hand_over => "告知事项转交" | "Tell of a hand-over";
        tell_of_cover => "告知代办安排" | "Tell of a cover";
        pass_feedback => "转送问题反馈" | "Pass feedback on";
    }
}

texts! {
    /// Who looked at what; whether a record is whole.
    pub AuditText {
        role => "角色" | "Role";
        title => "审计记录" | "Audit record";
        lead => "谁在什么时候看了什么、改了什么。只增不改；查看本页也会被记录。" | "Who looked at or changed what, and when. Entries are only added; looking at this page is recorded too.";
        object => "对象编号或事项编号" | "Id of an object, or number of a case";
        object_id => "对象编号" | "Id of an object";
        person => "姓名或邮箱" | "Name or e-mail";
        kind => "种类" | "Kind";
        all => "查看和变更" | "Read and changed";
        read => "谁查看过" | "Who read it";
        changed => "谁变更过" | "Who changed it";
        from => "从" | "From";
        to => "到" | "To";
        moves => "这件事项的变更" | "Changes to this case";
        filter => "查询" | "Filter";
        reset => "重置" | "Reset";
        at => "时间" | "Time";
        who => "人员" | "Person";
        what => "操作" | "Act";
        on => "对象" | "Object";
        detail => "内容" | "Detail";
        system => "系统" | "System";
        public => "公众" | "Public";
        nothing => "没有符合条件的记录" | "No entry fits";
        nothing_why => "请核对编号或姓名，或重置条件。" | "Check the id or the name, or reset the filter.";
        older => "更早的" | "Older";
        newest => "回到最新" | "Newest";
        check_chain => "检验办理记录" | "Check the record of the case";
        chain_title(number: &str) => "办理记录检验：{number}" | "Record of {number}";
        chain_whole(n: usize) => "记录完整：{n} 条都与前一条相连，没有改动。" | { if n == 1 { "The record is whole: its only entry is unchanged.".into() } else { format!("The record is whole: each of the {n} entries follows from the one before it, unchanged.") } };
        chain_broken(n: i32) => "记录在第 {n} 条断开：该条或之前的内容被改动、删除或插入。请保全数据库并报告安全管理员。" | "The record breaks at entry {n}: it, or one before it, was changed, removed or put in. Secure the database and tell the security administrator.";
        entry => "序号" | "Entry";
        hash => "校验值" | "Hash";
        record => "办理记录" | "Record";
        back => "返回审计记录" | "Back to the audit record";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        let sets = [CertificateText::CONSTANTS, AdminText::CONSTANTS, AuditText::CONSTANTS];
        for (name, zh, en) in sets.into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
