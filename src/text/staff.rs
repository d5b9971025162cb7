//! The words about the people of a unit, and about handing cases over.
use super::texts;

texts! {
    /// The unit's people.
    pub StaffText {
        title => "单位人员" | "The unit's people";
        lead => "在此登录办理本单位事项的人员。账户管理员可以邀请、停用人员，移交管理员。" | "Those who act for the unit here. An account manager invites people, ends their access, and hands the mark of account manager over.";
        read_only => "您可以查看；变更请联系账户管理员。" | "You can look; ask an account manager to change anything.";
        person => "姓名" | "Name";
        email => "电子邮箱" | "E-mail";
        since => "开始日期" | "Since";
        open => "经办中的事项" | "Open cases";
        acts => "办理" | "Acts";
        manager => "账户管理员" | "Account manager";
        you => "本人" | "You";
        hand_over => "转交事项" | "Hand cases over";
        end => "停用" | "End access";
        past => "已停用" | "Access ended";
        ended_on(day: &str) => "{day}停用" | "ended {day}";
        invite => "邀请人员" | "Invite somebody";
        invite_help => "一次性登录链接发到对方邮箱，14天内有效；过期的，对方可在登录页选“忘记密码”重新获取。" | "A link that works once goes to this address and is good for 14 days. Afterwards the person gets another one from “Forgotten password” on the sign-in page.";
        send => "发送邀请" | "Send the invitation";
        invited(email: &str) => "邀请将发到 {email}。" | "The invitation goes to {email}.";
        mark => "移交账户管理员" | "Hand over the account manager's mark";
        mark_to => "移交给" | "To";
        keeps => "我继续担任账户管理员" | "I remain an account manager too";
        mark_button => "移交" | "Hand over";
        marked(name: &str) => "{name}现在是账户管理员。" | "{name} is an account manager now.";
        choose => "请选择" | "Choose";
        nobody => "还没有其他人员。请先邀请一位同事。" | "There is nobody else yet: invite a colleague first.";
        mandates => "人事代理委托" | "Agencies with a mandate";
    }
}

texts! {
    /// Handing cases over, alone or because somebody leaves.
    pub HandOverText {
        one_title => "转交事项" | "Hand the case over";
        all_title => "转交全部事项" | "Hand all cases over";
        end_title => "停用人员" | "End access";
        case => "事项" | "Case";
        person => "人员" | "Person";
        from => "现经办人" | "In charge now";
        to => "接手的同事" | "Who takes over";
        count => "经办中的事项" | "Open cases";
        cases(n: i64) => "{n} 件" | { if n == 1 { "1 case".into() } else { format!("{n} cases") } };
        reason => "转交原因" | "Reason";
        reason_hint => "记入每个事项的办理记录，申报人也能看到。" | "It goes into the record of each case, where the applicant sees it too.";
        hand_help => "接手的同事收到一条消息；各事项的办理记录分别记载。" | "Whoever takes over gets one message; each case records it.";
        end_help => "此人在本单位的登录立即结束，不能再办理本单位事项；以往的办理记录保留。" | "This person is signed out of the unit at once and can no longer act for it. What they did stays on record.";
        end_own => "您将停用自己的账户，并立即退出登录。" | "You are ending your own access and will be signed out at once.";
        nothing => "此人没有经办中的事项。" | "This person is in charge of no open case.";
        hand_button(n: i64) => "转交 {n} 件事项" | { if n == 1 { "Hand 1 case over".into() } else { format!("Hand {n} cases over") } };
        end_button => "停用" | "End access";
        end_and_hand(n: i64) => "停用并转交 {n} 件事项" | { if n == 1 { "End access and hand 1 case over".into() } else { format!("End access and hand {n} cases over") } };
        cancel => "取消" | "Cancel";
        handed(n: usize, name: &str) => "已转交 {n} 件事项，由{name}经办。" | { if n == 1 { format!("1 case is handed over to {name}.") } else { format!("{n} cases are handed over to {name}.") } };
        ended(name: &str) => "{name}已停用。" | "The access of {name} has ended.";
        officer => "经办人" | "In charge";
        anybody => "全部人员" | "Everybody";
        mine => "我经办的" | "Mine";
        left => "已停用人员" | "somebody whose access ended";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        let sets = [StaffText::CONSTANTS, HandOverText::CONSTANTS];
        for (name, zh, en) in sets.into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
