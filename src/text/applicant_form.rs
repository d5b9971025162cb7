//! The words of the applicant's form, documents, submission, filing and correction.
use super::texts;
use crate::domain::document::DocumentKind;
use crate::domain::lang::Lang;

texts! {
    /// The form, one topic a page.
    pub FormPageText {
        save => "保存并返回" | "Save and go back";
        save_add => "保存，再加一项" | "Save and add another";
        save_next => "保存，填写下一部分" | "Save and go to the next section";
        saved => "已保存。" | "Saved.";
        back => "返回事项" | "Back to the case";
        conflict => "这一部分刚在另一窗口保存过，本次没有覆盖。您填写的内容仍在下面；核对后再次保存，将以本页内容为准。" | "This section was saved from another window a moment ago, and that was not overwritten. Your text is still below; check it and save again to make it count.";
        cannot => "申报表现在不能修改。需要更正的，请联系单位或受理人员退回。" | "The form cannot be changed now. If something is wrong, ask your employer or the reviewer to return it.";
        draft_saved(at: &str) => "草稿已于 {at} 保存" | "Draft saved at {at}";
        draft_conflict => "另一窗口已修改，草稿未保存。请提交本页或重新打开。" | "Changed in another window; the draft was not saved. Save this page or open it again.";
        name => "姓名" | "Full name";
        name_hint => "与身份证件一致；将印在证书上。" | "As on your identity document; it is printed on the certificate.";
        name_latin => "姓名的拉丁字母写法" | "Name in Latin letters";
        name_latin_hint => "与护照或境外证书一致，例如 Lin Zhiyuan。" | "As on your passport or overseas certificate, for example Lin Zhiyuan.";
        speciality => "申报专业" | "Speciality";
        speciality_hint(of: &str) => "本证书对应的专业：{of}。" | "The certificate leads to: {of}.";
        speciality_missing => "请填写申报专业。" | "Enter the speciality you apply for.";
        too_long(most: usize) => "最多 {most} 个字符，请缩短。" | "{most} characters at most: shorten it.";
        missing_characters(which: &str) => "证书字体没有这些字符：{which}。请改用证件上印刷的通用写法；确需使用的，请联系单位，由制证部门处理。" | "The certificate's font lacks these characters: {which}. Use the printed form on your document, or ask your employer to settle it with the issuing office.";
        entry(n: usize) => "第 {n} 项" | "Entry {n}";
        entry_new => "新的一项" | "New entry";
        entry_new_hint => "没有要添加的，留空即可。" | "Leave it empty if there is nothing to add.";
        remove => "移除这一项" | "Remove this entry";
        most_entries => "最多20项。请先移除不需要的。" | "20 entries at most: remove one first.";
        degrees_lead => "至少填写一项。境外学历学位与境内的同样填写；双学位、辅修不自动视为第二学士学位。（依据 D-03）" | "Enter at least one. Degrees from abroad are entered like those from China; a dual degree or minor is not a second bachelor's degree by itself. (D-03)";
        degree_kind => "学历或学位" | "Degree or diploma";
        choose => "请选择" | "Choose one";
        degree_kind_missing => "请选择学历或学位的种类。" | "Choose the kind of degree or diploma.";
        institution => "授予学校" | "Institution";
        institution_missing => "请填写授予学校。" | "Enter the institution.";
        field => "所学专业" | "Field of study";
        field_missing => "请填写所学专业。" | "Enter the field of study.";
        stem => "属于理工科" | "A science or engineering field";
        degree_on => "授予日期" | "Date of award";
        date_missing => "请填写日期，例如 2010-07-01。" | "Enter a date, for example 2010-07-01.";
        date_wrong => "不是有效日期。请写成年-月-日，例如 2010-07-01。" | "Not a date. Write year-month-day, for example 2010-07-01.";
        work_lead => "只填写与申报专业相关的工作。境外工作计入相关年限，不计入在沪的1年。（依据 §2(2)、D-06）" | "Enter work that is relevant to your speciality. Work abroad counts towards the years, not towards the year in Shanghai. (§2(2), D-06)";
        work_employer => "工作单位" | "Employer";
        work_employer_missing => "请填写工作单位。" | "Enter the employer.";
        work_post => "岗位" | "Post";
        work_post_missing => "请填写岗位。" | "Enter the post.";
        work_from => "开始日期" | "First day";
        work_to => "结束日期" | "Last day";
        work_to_hint => "仍在职的，留空。" | "Leave it empty if you still work there.";
        in_shanghai => "在上海工作" | "Worked in Shanghai";
        overseas_lead => "境外经历和海外业务，有一项即可；写明时间、地点、机构和您做了什么。（依据 §2(1)4、D-24）" | "Either kind of experience is enough. Say when, where, for whom, and what you did. (§2(1)4, D-24)";
        overseas_experience => "境外学习、工作经历" | "Study or work abroad";
        overseas_business => "境内从事的海外业务" | "Overseas business done from China";
        overseas_missing => "请至少填写一项。" | "Fill in at least one of the two.";
        achievements_lead => "逐项写明业绩、创新和贡献，并选好证明材料。评议专家看到的就是这些。（依据 §2）" | "Enter your achievements, innovations and contributions one by one, each with its evidence. This is what the experts read. (§2)";
        achievements_summary => "概述" | "Summary";
        achievements_summary_hint => "逐项填写后，可以不写概述。" | "With entries below, the summary can stay empty.";
        achievement_kind => "类别" | "Kind";
        achievement_kind_missing => "请选择类别。" | "Choose the kind.";
        achievement_title => "名称" | "Title";
        achievement_title_missing => "请填写名称，如项目、专利或标准的名称。" | "Enter a title, such as that of the project, patent or standard.";
        achievement_to_hint => "仍在进行的，留空。" | "Leave it empty if it still goes on.";
        achievement_role => "本人角色" | "Your own part";
        achievement_role_hint => "写您本人做了什么，不写团队。" | "What you did yourself, not the team.";
        achievement_role_missing => "请写明本人角色。" | "Say what your own part was.";
        achievement_result => "结果" | "Result";
        achievement_result_missing => "请写明结果。" | "Say what came of it.";
        evidence => "证明材料" | "Evidence";
        evidence_hint => "从已上传的材料中选择，可选多份；专家会在旁边看到。" | "Choose from the documents you uploaded; the experts see them beside the entry.";
        evidence_none => "还没有可选的材料。先保存，到“材料”上传后再来选择。" | "No document to choose from yet. Save, upload it under “Documents”, then come back.";
        evidence_wrong => "所选材料不存在，请重新选择。" | "That document does not exist: choose again.";
        draft_in_part(at: &str) => "概述已于 {at} 保存；各项填完整后才会保存" | "Summary saved at {at}; entries are saved once they are complete";
        achievements => "业绩、创新与贡献" | "Achievements, innovation and contribution";
        declarations_lead => "由您本人声明，逐项勾选。（依据 §2(1)1 至 3）" | "You declare these yourself, one by one. (§2(1)1 to 3)";
        law_abiding => "我遵守中华人民共和国宪法和法律法规" | "I abide by the constitution and the laws of the People's Republic of China";
        ethics => "我具有良好的职业道德和敬业精神" | "I keep good professional ethics and am devoted to my work";
        duty => "我按要求履行岗位职责" | "I perform the duties of my post as required";
        truth => "我声明：所填内容和所交材料真实、准确；如有虚假，愿承担相应责任" | "I declare that what I entered and handed in is true and accurate, and answer for it if it is not";
        truth_hint => "此后修改申报表的，须重新声明。" | "If you change the form afterwards, you declare it again.";
        declare_all => "尚未勾选全部声明，已保存；提交前须全部勾选。" | "Saved, but not every box is ticked: all are needed before you submit.";
    }
}

texts! {
    /// Documents and their uploading.
    pub DocumentText {
        title => "上传材料" | "Documents";
        lead => "选好文件后立即上传，逐份保存。格式按文件内容判断，改扩展名无效。" | "A file is sent as soon as it is chosen, each by itself. The format is told by content; renaming does not help.";
        required => "必需" | "Required";
        optional => "选交" | "Optional";
        there => "已上传" | "Uploaded";
        missing => "待上传" | "To upload";
        choose => "选择文件" | "Choose a file";
        upload => "上传" | "Upload";
        place => "放在哪里" | "Where it goes";
        add => "新增一份" | "Add as another file";
        replace(name: &str) => "替换：{name}" | "Replace: {name}";
        none => "没有文件" | "No file";
        not_now => "这类材料现在不能上传或更改。" | "This kind of document cannot be uploaded or changed now.";
        uploaded => "文件已上传。" | "The file is uploaded.";
        removed => "文件已移除。" | "The file is removed.";
        choose_first => "请先选择文件。" | "Choose a file first.";
        wrong_type => "这个文件不是 PDF、JPEG 或 PNG。请另存为其中一种再上传；Word 文件请导出为 PDF。" | "This file is not PDF, JPEG or PNG. Save it as one of these; export a Word file as PDF.";
        too_large => "文件超过 20 MB。请降低扫描分辨率，或拆分成几份。" | "The file is larger than 20 MB. Scan it at a lower resolution, or split it.";
        empty => "文件是空的。请检查后重新选择。" | "The file is empty. Check it and choose again.";
        cut_off => "上传中断，文件没有保存。请重新选择。" | "The upload was cut off and nothing was kept. Choose the file again.";
        view(name: &str) => "材料：{name}" | "Document: {name}";
        kind => "种类" | "Kind";
        size => "大小" | "Size";
        sent => "上传时间" | "Uploaded";
        digest => "SHA-256" | "SHA-256";
        read_is_recorded => "打开文件会留下查阅记录。" | "Opening the file is recorded.";
        download => "下载" | "Download";
        back => "返回" | "Back";
        content(name: &str) => "文件内容：{name}" | "Contents of {name}";
        replaced => "这份材料已被替换或移除，仅供查阅记录。" | "This document was replaced or removed; it is kept for the record.";
    }
}

/// Why a document is asked for, and what will do.
pub fn why(lang: Lang, kind: DocumentKind) -> &'static str {
    let (zh, en) = match kind {
        DocumentKind::Identity => (
            "核对姓名与国籍：身份证、护照或外国人永久居留身份证的信息页。（依据 §2(1)）",
            "To match your name and nationality: the data page of your ID card, passport or permanent residence card. (§2(1))",
        ),
        DocumentKind::LawfulWork => (
            "证明您在本市合法工作：劳动合同、社保记录，或工作许可。（依据 §2(1)）",
            "To show that you work lawfully in Shanghai: a contract, a social insurance record or a work permit. (§2(1))",
        ),
        DocumentKind::Degree => (
            "每项所填学历学位的证书；境外的可附认证。（依据 §2(2)）",
            "The certificate of each degree you entered; for one from abroad, its evaluation if you have it. (§2(2))",
        ),
        DocumentKind::Certificate => (
            "清单C类证书的正本，编号和姓名清晰。（依据 §2(1)、附件1）",
            "The class C certificate itself, with number and name legible. (§2(1), Anx1)",
        ),
        DocumentKind::WorkProof => (
            "证明相关工作年限，其中在沪满1年：单位证明、合同或社保记录。（依据 §2(2)）",
            "For your years of relevant work, one of them in Shanghai: employer's letters, contracts or insurance records. (§2(2))",
        ),
        DocumentKind::OverseasProof => (
            "境外学习、工作的证明，或海外业务的合同、项目文件，有一项即可。（依据 §2(1)4、D-24）",
            "Proof of study or work abroad, or contracts and papers of overseas business; one kind is enough. (§2(1)4, D-24)",
        ),
        DocumentKind::Achievements => (
            "支持业绩陈述的材料：奖项、专利、论文首页、项目验收。（依据 §2(2)）",
            "What supports your statement: awards, patents, first pages of papers, acceptance of projects. (§2(2))",
        ),
        DocumentKind::DisplayProof => (
            "公示张贴的照片或网页截图，能看清内容和日期。（依据 §2(3)2）",
            "A photograph or screen picture of the notice, with its contents and date legible. (§2(3)2)",
        ),
    };
    lang.pick(zh, en)
}

texts! {
    /// Checking and submitting to the employer; filing with the city; correcting.
    pub SubmitText {
        title => "核对并提交" | "Check and submit";
        lead => "请逐项核对。确认提交后，单位才能看到并开始审核；审核期间不能修改，单位可以退回。" | "Check each answer. Your employer sees it only when you submit; you cannot change it during the review, but the employer can return it.";
        blocking => "提交前还要完成" | "To complete before you submit";
        nothing_blocks => "各部分都已完成，可以提交。" | "Everything is complete: you can submit.";
        submit => "提交单位审核" | "Submit to your employer";
        submitted => "已提交。单位审核后会通知您。" | "Submitted. You are told when your employer has reviewed it.";
        cannot => "事项现在不能提交单位审核。" | "The case cannot be submitted to the employer now.";
        verdict => "条件核对" | "Eligibility check";
        verdict_note => "按今天所填内容逐条计算，仅供参考，由人作出决定。" | "Computed clause by clause from what stands in the form today. It advises; people decide.";
        clause => "条款" | "Clause";
        requirement => "要求" | "Requirement";
        outcome => "结果" | "Result";
        met => "符合" | "Met";
        not_met => "未满足" | "Not met";
        needs_person => "由人确认" | "A person confirms";
        no_verdict => "现在不能核对" | "No check possible now";
        as_of(day: &str, rules: &str) => "截至 {day}；规则 {rules}" | "As of {day}; rules {rules}";
        file_title => "向市级申报" | "File with the city";
        file_lead => "申报后，清单版本、规则和今天的核对结果一并固定，由市级受理人员审查。" | "When you file, the list version, the rules and today's check are sealed with the case, and the city's reviewer takes over.";
        file_next => "申报之后" | "What happens next";
        file_next_1 => "市级受理人员审查；需要补正的，一次告知，并给出期限。" | "The city's reviewer looks at it; anything to correct is told once, with a term.";
        file_next_2 => "受理后由专家评议。" | "Once accepted, a panel of experts decides.";
        file_next_3 => "通过后公示结果；无异议的，制发电子证书。" | "If it passes, the result is publicised; without objection, the certificate follows.";
        file_next_4 => "评议之前您都可以撤回。" | "You can withdraw until the panel begins.";
        unmet => "未满足的条款" | "Clauses not met";
        acknowledge(n: usize) => "我已知悉有 {n} 项条款未满足，仍然申报" | { if n == 1 { "I know that 1 clause is not met and file nevertheless".into() } else { format!("I know that {n} clauses are not met and file nevertheless") } };
        file => "确认申报" | "File the case";
        filed => "已申报。受理人员审查后会通知您。" | "Filed. You are told when the reviewer has looked at it.";
        warnings => "请注意" | "Take note";
        correct_title => "补正" | "Correction";
        correct_lead => "请逐项答复，并到相应部分修改或上传。全部改好后，须在本页重新提交。" | "Answer each item, and change or upload what it is about. When all is done, resubmit on this page.";
        correct_number(n: i32) => "第 {n} 次补正通知" | "Correction notice {n}";
        correct_reason => "受理人员的意见" | "What the reviewer says";
        correct_answer => "您的答复" | "Your answer";
        correct_answer_hint => "写明改了什么、补了什么。" | "Say what you changed or added.";
        correct_answer_missing => "请答复这一项。" | "Answer this item.";
        correct_where => "在哪里修改" | "Where to change it";
        correct_all => "全部部分和材料" | "All sections and documents";
        resubmit => "全部答复，重新提交" | "Resubmit with all answers";
        resubmitted => "已重新提交。" | "Resubmitted.";
        return_to_case => "返回事项" | "Back to the case";
        no_correction => "没有等待答复的补正通知。" | "No correction notice waits for an answer.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_messages_hold_no_chinese_and_chinese_messages_do() {
        for (name, zh, en) in [FormPageText::CONSTANTS, SubmitText::CONSTANTS].into_iter().flatten().flatten()
        {
            assert!(!has_han(en), "{name}: {en}");
            assert!(has_han(zh), "{name}: {zh}");
        }
        for (name, _, en) in DocumentText::CONSTANTS.iter().flatten() {
            assert!(!has_han(en), "{name}: {en}");
        }
    }

    #[test]
    fn every_kind_of_document_says_why_with_its_clause() {
        for &kind in DocumentKind::ALL {
            assert!(why(Lang::Zh, kind).contains("依据") && why(Lang::En, kind).contains('§'), "{kind}");
            assert!(!has_han(why(Lang::En, kind)));
        }
    }
}
