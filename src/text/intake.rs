//! The words for many applicants at once, and for the publicity of several cases.
use super::texts;
use crate::domain::lang::Lang;

texts! {
    /// Many applicants at once.
    pub IntakeText {
        title => "批量新开事项" | "Open several cases";
        lead(most: usize) => "每人一行，一次最多 {most} 行。先预览，再一起开立；有误的行留在框内，改好后继续。" | "One line for each person, {most} at most. Preview first, then open them together; lines with an error stay in the box until mended.";
        paste => "粘贴表格" | "Paste the rows";
        paste_hint => "从电子表格复制粘贴，列的顺序与模板相同；日期写成年-月-日，证书写清单编号（如 C12）或完整名称。" | "Copy from a spreadsheet, the columns in the order of the template. Dates as year-month-day; the certificate by its number in the list (C12) or its full name.";
        preview => "预览" | "Preview";
        again => "重新核对" | "Check again";
        upload => "或上传文件" | "Or upload a file";
        file => "选择文件" | "Choose a file";
        kinds => "XLSX、CSV（UTF-8）" | "XLSX, CSV (UTF-8)";
        read_file => "读取并预览" | "Read and preview";
        template => "下载模板（CSV）" | "Download the template (CSV)";
        name => "姓名" | "Name";
        email => "电子邮箱" | "E-mail";
        post => "现任岗位" | "Present post";
        item => "证书（清单编号）" | "Certificate (number in the list)";
        number => "证书编号" | "Certificate number";
        printed => "证书上的姓名" | "Name on the certificate";
        awarded => "取得日期" | "Date of award";
        evidence => "在本市合法工作的依据" | "Evidence of lawful work in Shanghai";
        rows => "预览" | "Preview";
        row => "行" | "Row";
        person => "申报人" | "Applicant";
        certificate => "证书" | "Certificate";
        result => "核对结果" | "Result";
        good => "可以开立" | "Can be opened";
        bad => "须更正" | "To be mended";
        to_mend => "须更正的行" | "Rows to be mended";
        to_mend_help => "直接在框内改；可以开立的行不在这里，不会丢失。" | "Change them here; the rows that can be opened are not in this box and are not lost.";
        summary(good: usize, bad: usize) => "{good} 行可以开立，{bad} 行须更正。" | "{good} can be opened, {bad} to be mended.";
        open(n: usize) => "开立 {n} 个事项并邀请申报人" | { if n == 1 { "Open 1 case and invite the applicant".into() } else { format!("Open {n} cases and invite the applicants") } };
        open_help => "每人都会收到登录邀请；查验申请同时提出。" | "Each person is invited to sign in, and each verification is requested at the same time.";
        opened(n: usize) => "已开立 {n} 个事项，登录邀请将分别发出。" | { if n == 1 { "1 case is open; its invitation goes out.".into() } else { format!("{n} cases are open; the invitations go out.") } };
        nothing => "请粘贴至少一行，或上传文件。" | "Paste at least one row, or upload a file.";
        too_many(found: usize, most: usize) => "共 {found} 行，一次最多 {most} 行。请分几次办理。" | "{found} rows; {most} at most in one go. Do it in several goes.";
        too_many_cells => "列数多于模板，请对照模板检查各列。" | "There are more columns than in the template: compare them.";
        not_listed => "现行清单C类中没有这一项。（§1）" | "Class C of the list in force has no such item. (§1)";
        not_readable => "文件读不出。请另存为 XLSX 或“CSV UTF-8”后再上传。" | "The file cannot be read. Save it as XLSX or as CSV UTF-8 and upload it again.";
        broken => "工作簿已损坏、加密或过大。请另存为新的 XLSX 后再上传。" | "The workbook is broken, protected or too large. Save it as a new XLSX and upload it again.";
        too_large => "文件超过 1 MB。请只保留要开立的行。" | "The file is larger than 1 MB: keep only the rows to be opened.";
        no_file => "请先选择文件。" | "Choose a file first.";
        one => "只开一个事项" | "Open a single case";
    }
}

impl IntakeText {
    /// The headings of the template, in its order.
    pub const fn columns(self) -> [&'static str; 8] {
        [
            self.name(),
            self.email(),
            self.post(),
            self.item(),
            self.number(),
            self.printed(),
            self.awarded(),
            self.evidence(),
        ]
    }

    /// The template: its heading alone, marked as UTF-8 for spreadsheets.
    pub fn template_file(lang: Lang) -> String {
        format!("\u{FEFF}{}\r\n", Self(lang).columns().join(","))
    }
}

texts! {
    /// The publicity of several cases in one act.
    pub TogetherText {
        title => "批量公示" | "Publicise several cases";
        lead => "逐个核对材料后，勾选两项意见都为“是”的事项，一起开始公示。有问题的，请逐个退回。（§2(3)2）" | "Having checked each one's documents, tick both findings for those that may be publicised, and start them together. Return the others one by one. (§2(3)2)";
        applicant => "申报人" | "Applicant";
        certificate => "证书" | "Certificate";
        documents => "材料齐全、真实" | "Documents complete and true";
        duty => "履职良好" | "Duties performed well";
        note => "意见的依据" | "What it rests on";
        review => "查看材料" | "See the documents";
        first => "第一页" | "First page";
        more => "下一页" | "Next page";
        none_title => "没有待审核的事项" | "Nothing to review";
        none_reason => "申报人提交后，会显示在这里。" | "Cases appear here once their applicants have submitted them.";
        choose => "请至少为一个事项勾选两项意见。（§2(3)2）" | "Tick both findings for at least one case. (§2(3)2)";
        both => "两项意见都须勾选；有一项不成立的，不能公示。（§2(3)2）" | "Both findings are needed: where one does not hold there is no publicity. (§2(3)2)";
        confirm_title(n: usize) => "确认公示 {n} 个事项" | { if n == 1 { "Confirm the publicity of 1 case".into() } else { format!("Confirm the publicity of {n} cases") } };
        start(n: usize) => "开始公示 {n} 个事项" | { if n == 1 { "Start the publicity".into() } else { format!("Start the publicity of {n} cases") } };
        both_yes => "两项意见：是" | "Both findings: yes";
        outcome_title => "批量公示结果" | "What was publicised";
        started(n: usize) => "{n} 个事项已开始公示" | { if n == 1 { "The publicity of 1 case has started".into() } else { format!("The publicity of {n} cases has started") } };
        refused(n: usize) => "{n} 个事项没有公示" | { if n == 1 { "1 case was not publicised".into() } else { format!("{n} cases were not publicised") } };
        until(day: &str) => "公示至 {day} 24:00" | "To the end of {day}";
        moved_on => "事项已不在单位审核环节。" | "The case is no longer in the unit's review.";
        sheets => "打印公示单" | "Print the sheets";
        sheets_title => "公示单" | "Publicity sheets";
        sheets_lead(n: usize) => "共 {n} 张，每张一页。" | { if n == 1 { "1 sheet.".into() } else { format!("{n} sheets, one page each.") } };
        no_sheets => "没有正在公示的事项。" | "No notice is running.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in [IntakeText::CONSTANTS, TogetherText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
