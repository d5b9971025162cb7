//! The words of the page frame and of the parts that every page is built from.
use super::texts;

texts! {
    /// Header, navigation, demonstration banner and footer.
    pub ShellText {
        product => "境外职业资格证书认可服务" | "Overseas Certificate Recognition";
        tagline => "上海·证书查验与职称考核认定" | "Shanghai · verification and professional titles";
        skip_to_content => "跳到主要内容" | "Skip to main content";
        main_navigation => "主导航" | "Main navigation";
        account_navigation => "账户与语言" | "Account and language";
        you_are_here => "当前位置" | "You are here";
        footer_navigation => "网站信息" | "About this site";
        items_waiting(n: u32) => "{n} 件待办" | { if n == 1 { "1 item waiting".into() } else { format!("{n} items waiting") } };
        sign_in => "登录" | "Sign in";
        sign_out => "退出" | "Sign out";
        switch_role => "切换角色" | "Switch role";
        acting_as(role: &str) => "当前角色：{role}" | "Acting as: {role}";
        large_type => "大字版" | "Larger text";
        usual_type => "标准字号" | "Usual text size";
        demo_region => "演示说明" | "About this demonstration";
        demo_notice => "演示系统：内容均为虚构，不具有法律效力。" | "Demonstration: all content is fictional, without legal effect.";
        demo_clock(now: &str) => "演示时间 {now}" | "Clock {now}";
        advance_days(n: u32) => "前进 {n} 个工作日" | { format!("+{}", if n == 1 { "1 working day".into() } else { format!("{n} working days") }) };
        choose_person => "换一位演示人物" | "Switch person";
        help => "办事指南" | "Guides";
        accessibility => "无障碍说明" | "Accessibility";
        privacy => "个人信息保护" | "Privacy";
        report_problem => "问题反馈" | "Report a problem";
        page_generated(when: &str) => "页面生成于 {when}" | "Page generated {when}";
        error_prefix => "错误：" | "Error: ";
        notice_done => "已完成" | "Done";
        notice_information => "提示" | "Note";
        notice_warning => "请注意" | "Take care";
        notice_problem => "出错了" | "Problem";
    }
}

texts! {
    /// Forms, uploads and lists of files.
    pub FormText {
        error_heading => "请先改正以下问题" | "Correct the following first";
        error_at_field => "错误：" | "Error: ";
        optional => "（选填）" | " (optional)";
        choose_one => "请选择" | "Choose one";
        accepted_files(kinds: &str, size: &str) => "可上传 {kinds}，每个文件不超过 {size}。" | "Accepted: {kinds}, up to {size} each.";
        saving => "正在保存…" | "Saving…";
        saved => "草稿已保存" | "Draft saved";
        save_failed => "草稿没有保存：连接中断或登录已过期。内容仍在本页，请勿关闭；可在另一标签页登录后继续填写。" | "The draft was not saved: the connection was lost or your session ended. Your text is still on this page, so keep it open; sign in from another tab, then go on typing.";
        uploading => "正在上传" | "Uploading";
        upload_failed => "上传没有成功，请重新选择文件。" | "The upload did not succeed. Choose the file again.";
        file_waiting => "等待上传" | "Waiting";
        file_stored => "已上传" | "Uploaded";
        file_failed => "未上传" | "Not uploaded";
        percent_done(n: u8) => "已传 {n}%" | "{n}% sent";
        remove => "移除" | "Remove";
        key_switch => "使用按键：1 同意，2 不同意，3 弃权，J 下一件，K 上一件" | "Use keys: 1 yes, 2 no, 3 abstain, J next case, K the one before";
    }
}

texts! {
    /// Steps, deadlines, records and tasks.
    pub ProgressText {
        step_of(procedure: &str, n: usize, total: usize) => "{procedure}：第 {n} 步，共 {total} 步" | "{procedure}: step {n} of {total}";
        done => "已完成" | "Done";
        current => "正在办理" | "In progress";
        not_started => "未开始" | "Not started";
        stopped => "已停止" | "Stopped";
        unit_of_days(n: u32) => "个工作日" | { if n == 1 { "working day left".into() } else { "working days left".into() } };
        days_used(used: u32, total: u32) => "共 {total} 个工作日，已用 {used} 个" | { format!("{used} of {total} working {} used", if total == 1 { "day" } else { "days" }) };
        days_cells(used: u32, total: u32, left: u32) => "共 {total} 个工作日，已用 {used} 个，剩 {left} 个" | "{total} working days: {used} used, {left} left";
        how_counted => "这个期限怎样算" | "How this deadline is counted";
        provisional => "跨入尚未发布的年度日历，日期为暂定。" | "The count enters a year whose calendar is not published yet: this date is provisional.";
        task_done => "已完成" | "Completed";
        cannot_start => "尚不能开始" | "Cannot start yet";
    }
}

texts! {
    /// Lists, tables, summaries and calendars.
    pub ListText {
        pages => "分页" | "Pages";
        previous => "上一页" | "Previous";
        next => "下一页" | "Next";
        page_number(n: u32) => "第 {n} 页" | "Page {n}";
        range(from: u64, to: u64, total: u64) => "第 {from} 至 {to} 件，共 {total} 件" | "{from} to {to} of {total}";
        export => "导出" | "Export";
        export_bound(rows: usize) => "当前条件下的全部，至多 {rows} 行；导出会被记录" | "All that the filters show, at most {rows} rows; exports are recorded";
        remove_filter => "，移除此条件" | ", remove this filter";
        change => "修改" | "Change";
        not_provided => "未填写" | "Not provided";
        sorted_up => "，升序" | ", ascending";
        sorted_down => "，降序" | ", descending";
        unit => "件" | "";
        day_start => "起算日，不计入" | "starts here, not counted";
        day_counted(n: u32) => "第 {n} 个工作日" | "working day {n}";
        day_last(n: u32) => "第 {n} 个工作日，24:00 截止" | "working day {n}, ends at 24:00";
        day_skipped(why: &str) => "不计入：{why}" | "not counted: {why}";
        legend_start => "起算日" | "Start";
        legend_counted => "计入" | "Counted";
        legend_skipped => "不计入" | "Not counted";
        legend_last => "截止日" | "Last day";
        tally(yes: u32, no: u32, abstained: u32, unusable: u32, needed: u32) => "同意 {yes} 票，不同意 {no} 票，弃权 {abstained} 票，无效 {unusable} 票；须有 {needed} 票同意" | "{yes} in favour, {no} against, {abstained} abstained, {unusable} unusable; {needed} in favour needed";
    }
}

texts! {
    /// The public answer to "is this certificate genuine?".
    pub VerdictText {
        checked_at => "核验时间" | "Checked";
        valid => "证书有效" | "Certificate valid";
        valid_means => "与发证记录一致，未被更正、中止或撤销。" | "It agrees with the record of issue and has not been corrected, suspended or revoked.";
        corrected => "证书已更正" | "Certificate corrected";
        corrected_means => "证书有效，但部分内容已更正。以本页所列内容为准，旧版文件不再使用。" | "It is valid, but some of its contents were corrected. Rely on this page; the earlier file is no longer used.";
        suspended => "证书暂停使用" | "Certificate suspended";
        suspended_means => "正在复核。在恢复之前，请勿将其作为凭据。" | "It is under review. Do not rely on it until it is restored.";
        revoked => "证书已撤销" | "Certificate revoked";
        revoked_means => "此证书不再有效，持证人不得继续使用。" | "It is no longer valid and may not be used.";
        not_found => "未找到证书" | "No certificate found";
        not_found_means => "没有与所输核验码相符的记录。请对照证书重新输入；这不等于证书已被撤销。" | "No record matches the code that you entered. Compare it with the certificate and try again. This does not mean that a certificate was revoked.";
        unavailable => "暂时无法核验" | "Check not possible now";
        unavailable_means => "系统暂时查不到记录，结果未知。请稍后再试。" | "The record cannot be reached for the moment, so the result is unknown. Try again later.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::text::has_han;

    fn constants() -> Vec<(&'static str, &'static str, &'static str)> {
        [
            ShellText::CONSTANTS,
            FormText::CONSTANTS,
            ProgressText::CONSTANTS,
            ListText::CONSTANTS,
            VerdictText::CONSTANTS,
        ]
        .into_iter()
        .flatten()
        .filter_map(|constant| *constant)
        .collect()
    }

    #[test]
    fn english_messages_hold_no_chinese_and_chinese_messages_do() {
        for (name, zh, en) in constants() {
            assert!(!has_han(en), "{name}: {en}");
            assert!(has_han(zh), "{name}: {zh}");
        }
    }

    #[test]
    fn chinese_sentences_use_chinese_punctuation() {
        for (name, zh, _) in constants() {
            assert!(!zh.contains([',', ';', '!', '?', '(']), "{name}: {zh}");
        }
    }

    #[test]
    fn the_five_answers_about_a_certificate_begin_with_different_words() {
        for t in Lang::ALL.map(VerdictText) {
            let mut said =
                vec![t.valid(), t.corrected(), t.suspended(), t.revoked(), t.not_found(), t.unavailable()];
            said.sort_unstable();
            said.dedup();

            assert_eq!(said.len(), 6);
        }
    }

    #[test]
    fn counts_agree_with_their_noun_in_english() {
        let t = ShellText(Lang::En);

        assert_eq!(
            (t.items_waiting(1), t.items_waiting(2)),
            ("1 item waiting".into(), "2 items waiting".into())
        );
        assert_eq!(t.advance_days(1), "+1 working day");
        assert_eq!(ProgressText(Lang::En).days_used(1, 1), "1 of 1 working day used");
    }
}
