//! The words of the pages on people and organisations.
use super::texts;

texts! {
    pub PeopleText {
        title => "人员" | "People";
        lead => "系统管理员建立账户并授予单位角色；经办和监督角色由安全管理员授予。任何人都不能更改自己的。" | "The system administrator makes accounts and gives the roles of units; the security administrator gives those of the office and of oversight. Nobody changes their own.";
        search => "姓名或邮箱" | "Name or e-mail";
        filter => "查询" | "Filter";
        reset => "重置" | "Reset";
        name => "姓名" | "Name";
        email => "邮箱" | "E-mail";
        since => "建立时间" | "Since";
        state => "状态" | "State";
        active => "可用" | "Active";
        disabled => "已停用" | "Disabled";
        nobody => "没有符合条件的人员" | "Nobody fits";
        nobody_why => "请核对姓名或邮箱，或重置条件。" | "Check the name or the address, or reset the filter.";
        next => "下一页" | "Next page";
        first => "回到第一页" | "First page";
        invite => "邀请新人员" | "Invite somebody";
        invite_help => "系统发送只能使用一次的链接，本人用它设置密码。账户建立后再授予角色。" | "A link that works once is sent; with it they set a password. Give the roles afterwards.";
        send => "建立账户并发送链接" | "Make the account and send the link";
        invited => "账户已建立，链接将发送到该邮箱。" | "The account is made and the link is on its way.";
        last_sign_in => "最近登录" | "Last sign-in";
        never => "从未登录" | "never";
        own => "这是您自己的账户，请由另一人更改。" | "This is your own account: a colleague changes it.";
        roles => "角色" | "Roles";
        no_roles => "还没有角色，登录后不能办理任何事。" | "No role yet: they cannot do anything after signing in.";
        role => "角色" | "Role";
        org => "机构全称或信用代码" | "Full name or credit code of the organisation";
        org_hint => "单位、主管部门和申报人必须填写" | "Needed for units, superior authorities and applicants";
        choose => "请选择" | "Choose";
        give => "授予角色" | "Give the role";
        given => "角色已授予。" | "The role is given.";
        end => "结束" | "End";
        ended => "角色已结束，会话立即失效。" | "The role has ended, and the sessions with it.";
        held(from: &str) => "{from} 起" | "since {from}";
        was_held(from: &str, to: &str) => "{from} 至 {to}" | "{from} to {to}";
        disable => "停用账户" | "Disable the account";
        enable => "恢复账户" | "Enable the account";
        disabled_flash => "账户已停用，会话立即失效。" | "The account is disabled, and its sessions have ended.";
        enabled_flash => "账户已恢复。" | "The account is enabled.";
        correct => "更正邮箱" | "Correct the address";
        save => "保存" | "Save";
        corrected => "邮箱已更正。" | "The address is corrected.";
        recorded => "打开本页已被记录。" | "Opening this page is recorded.";
        orgs => "机构" | "Organisations";
        orgs_lead => "单位、主管部门和受理机构。名称和代码的每次修改都留有记录。" | "Employers, superior authorities and offices. Each change of name or code is recorded.";
        org_search => "名称或信用代码" | "Name or credit code";
        kind => "类型" | "Kind";
        employer => "用人单位" | "Employer";
        authority => "主管部门" | "Superior authority";
        bureau => "受理机构" | "Receiving office";
        issuing_body => "发证机构" | "Issuing body";
        employer_kind => "单位性质" | "Kind of employer";
        enterprise => "企业" | "Enterprise";
        public_institution => "事业单位" | "Public institution";
        other => "其他" | "Other";
        name_zh => "中文全称" | "Full name in Chinese";
        name_en => "英文名称" | "Name in English";
        credit_code => "统一社会信用代码" | "Unified social credit code";
        superior => "主管部门" | "Superior authority";
        superior_hint => "填写主管部门的全称；没有的留空" | "Its full name; leave empty if there is none";
        no_org => "没有符合条件的机构" | "No organisation fits";
        add_org => "新增机构" | "Add an organisation";
        org_saved => "机构已保存。" | "The organisation is saved.";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in PeopleText::CONSTANTS.iter().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
