//! The words of the board of results and of objections.
use super::texts;

texts! {
    pub BoardText {
        title => "结果公示" | "Results";
        lead => "专家评议通过的结果在这里公示。公示期内无异议，或者异议不成立的，制发电子证书（§2(3)5）。" | "Results of the panels are publicised here. Without objection, or with none upheld, the electronic certificate is issued (§2(3)5).";
        least => "只列出提出异议所需的内容。请勿转载、收集他人信息。" | "Only what is needed to object is shown. Do not copy or collect other people's data.";
        holder => "申报人" | "Applicant";
        unit => "用人单位" | "Employer";
        post => "岗位" | "Post";
        certificate => "持有证书" | "Certificate held";
        level => "认定层级" | "Level";
        window => "公示期" | "Publicity";
        left => "剩余" | "Left";
        span(from: &str, to: &str) => "{from}至{to}" | "{from} to {to}";
        object => "提出异议" | "Object";
        count(n: usize) => "正在公示 {n} 件" | { if n == 1 { "1 result on display".into() } else { format!("{n} results on display") } };
        none => "现在没有正在公示的结果" | "No result is on display now";
        none_help => "公示期满后，结果不再在这里显示。已经发出的证书可以核验。" | "After its publicity a result is no longer shown. Issued certificates can be checked.";
        check => "核验证书" | "Check a certificate";
        internal_rule => "单位内部的公示张贴在用人单位，公示单上印有提出异议的链接（§2(3)2）。" | "Publicity inside a unit is displayed there; its sheet carries the link for objections (§2(3)2).";
    }
}

texts! {
    pub ObjectionText {
        title => "提出异议" | "Lodge an objection";
        internal => "用人单位内部公示" | "Publicity inside the unit";
        result => "认定结果公示" | "Publicity of the result";
        notice => "公示内容" | "The notice";
        handled_unit => "由用人单位调查核实（§2(3)2）。" | "The employer looks into it (§2(3)2).";
        handled_city => "由市级受理部门调查核实（§2(3)5）。" | "The city office looks into it (§2(3)5).";
        anonymous => "可以匿名。不要求登录；即使已登录，也不记录您是谁。" | "You may stay anonymous. No account is asked for, and none is recorded even if you are signed in.";
        content => "您对什么内容有异议，依据是什么" | "What you object to, and what it rests on";
        content_hint => "写明哪一项、事实和来源，便于查证。不超过4000字。" | "Name the item, the facts and where they can be verified. At most 4000 characters.";
        contact => "联系方式" | "Contact";
        contact_hint => "电话或邮箱，只给调查人员看。不留的，不能告知您结论。" | "Telephone or e-mail, seen by the investigators only. Without it we cannot tell you the outcome.";
        check => "核对" | "Check";
        over => "公示期已满，本页不再接受异议。可以向受理部门反映。" | "The publicity has ended, so this page takes no objection any more. You can write to the office.";

        review_title => "核对后提交" | "Check, then send";
        review_help => "提交后不能撤回或修改。异议了结之前，这件公示不能结束，申报也不能往下办理（§2(3)）。" | "Once sent it cannot be withdrawn or changed. While it is open the publicity cannot end and the case cannot go on (§2(3)).";
        no_contact => "没有留联系方式" | "No contact left";
        send => "提交异议" | "Send the objection";
        back => "返回修改" | "Go back and change it";

        lodged_title => "异议已收到" | "Your objection has been received";
        receipt => "回执编号" | "Receipt number";
        keep => "请记下编号，询问进展时提供。" | "Keep the number for any question about it.";
        next => "接下来" | "What happens next";
        next_1 => "受理异议的人员已收到通知，会调查核实，并写明结论。" | "The people in charge have been told; they look into it and record a finding.";
        next_2 => "异议成立的，本次申报终止；不成立的，继续办理。" | "If it is upheld, the case ends; if not, it goes on.";
        next_3 => "留有联系方式的，会告知结论。" | "If you left a contact, you are told the outcome.";
    }
}
