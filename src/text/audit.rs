//! The names of what the audit record holds. An act without a name here is shown under its code.
use super::texts;

macro_rules! names {
    ($(#[$note:meta])* $set:ident $choose:ident { $($code:ident => $zh:literal | $en:literal;)+ }) => {
        texts! {
            $(#[$note])*
            pub $set { $($code => $zh | $en;)+ }
        }

        impl $set {
            /// The name behind a code.
            pub fn $choose(self, code: &str) -> Option<&'static str> {
                match code {
                    $(stringify!($code) => Some(self.$code()),)+
                    _ => None,
                }
            }
        }
    };
}

names! {
    /// What was done.
    AuditActText named {
        read_case => "查看事项" | "Read a case";
        read_document => "查看材料" | "Read a document";
        read_materials => "查阅公示材料" | "Read publicised materials";
        read_papers => "查阅评议材料" | "Read panel papers";
        read_certificate => "打开证书文件" | "Opened a certificate";
        export => "导出列表" | "Exported a list";
        search_cases => "检索事项" | "Searched the cases";
        read_audit => "查看审计记录" | "Read the audit record";
        check_chain => "检验办理记录" | "Checked a record";
        consent_abroad => "同意向境外提供信息" | "Consented to data going abroad";
        take_back_consent => "撤回向境外提供信息的同意" | "Took back the consent to data going abroad";
        amend_verification => "补充查验信息" | "Put a verification right";
        triage_verification => "受理查验" | "Triaged a verification";
        send_verification => "送发证机构" | "Sent a verification";
        adjourn_session => "会议延期" | "Adjourned a session";
        propose_exception => "提出例外" | "Proposed an exception";
        confirm_exception => "确认例外" | "Confirmed an exception";
        freeze_pool => "固定抽取范围" | "Froze the pool";
        commit_to_draw => "提交抽取承诺" | "Committed to a draw";
        reveal_to_draw => "公开抽取随机数" | "Revealed to a draw";
        cancel_draw => "取消抽取" | "Cancelled a draw";
        draw_panel => "抽取专家" | "Drew a panel";
        replace_member => "替换专家" | "Replaced a member";
        recuse_late => "评议中回避" | "Recused late";
        open_papers => "开放评议材料" | "Opened the papers";
        prepare_tally_key => "准备计票密钥" | "Prepared the tally key";
        open_vote => "开始表决" | "Opened the vote";
        cast_ballot => "提交密封选票" | "Cast a sealed ballot";
        close_vote => "结束表决并计票" | "Closed and counted the vote";
        prepare_batch => "制作证书批次" | "Prepared a batch";
        issue_batch => "签发证书批次" | "Issued a batch";
        load_calendar_year => "载入年度日历" | "Loaded a calendar year";
        read_person => "查看账户" | "Read an account";
        invite_person => "邀请人员" | "Invited somebody";
        change_address => "更正邮箱" | "Corrected an address";
        disable_person => "停用账户" | "Disabled an account";
        enable_person => "恢复账户" | "Enabled an account";
        give_role => "授予角色" | "Gave a role";
        end_role => "结束角色" | "Ended a role";
        give_right => "授予权限" | "Gave a right";
        take_right => "收回权限" | "Took a right back";
        add_organisation => "新增机构" | "Added an organisation";
        change_organisation => "修改机构" | "Changed an organisation";
        read_letter => "查看邮件内容" | "Read an e-mail";
        resend_letter => "重新发送邮件" | "Sent an e-mail again";
        resend_letters => "批量重发邮件" | "Sent e-mails again";
        change_wording => "修改消息模板" | "Changed a message template";
        invite_officer => "邀请单位人员" | "Invited somebody to a unit";
        end_officer => "停用单位人员" | "Ended somebody's access to a unit";
        give_mandate => "登记人事代理委托" | "Recorded an agency's mandate";
        end_mandate => "终止人事代理委托" | "Ended an agency's mandate";
        read_mandate => "查看委托书" | "Read the document of a mandate";
        mark_manager => "变更账户管理员" | "Changed the account manager's mark";
        set_policy => "设置时限与规则" | "Set a policy";
    }
}

names! {
    /// What it was done to.
    AuditObjectText of {
        case => "事项" | "case";
        document => "材料" | "document";
        verification => "查验" | "verification";
        panel_session => "评议会议" | "panel session";
        certificate => "证书" | "certificate";
        batch => "批次" | "batch";
        calendar_year => "年度日历" | "calendar year";
        policy => "规则" | "policy";
        user => "账户" | "account";
        organisation => "机构" | "organisation";
        letter => "邮件" | "e-mail";
        wording => "消息模板" | "message template";
        mandate => "人事代理委托" | "mandate";
        membership => "单位人员" | "membership";
        audit => "审计记录" | "audit record";
        list => "列表" | "list";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lang::Lang;
    use crate::text::has_han;

    #[test]
    fn a_code_finds_its_name_and_an_unknown_one_none() {
        assert_eq!(AuditActText(Lang::Zh).named("read_case"), Some("查看事项"));
        assert_eq!(AuditActText(Lang::En).named("nothing"), None);
    }

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        let sets = [AuditActText::CONSTANTS, AuditObjectText::CONSTANTS];
        for (name, zh, en) in sets.into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
