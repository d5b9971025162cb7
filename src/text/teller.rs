//! The words of the tellers' pages.
use super::texts;

texts! {
    pub TellerText {
        home => "计票" | "Counting";
        home_lead => "由您计票的会议。两名计票人各持一份密钥，两份齐全才能计票。" | "The sessions you count. Each teller holds one share of the key; two shares open the count.";
        no_sessions => "没有需要您计票的会议" | "No session to count";
        no_sessions_help => "被指定为计票人后，会议会出现在这里。" | "A session appears here once you are named as its teller.";
        you_are => "您是" | "You are";
        asked => "需要您做的" | "Asked of you";
        ask_wait_key => "等待评议秘书生成密钥" | "Wait for the key";
        ask_take => "领取密钥份额" | "Take your share";
        ask_keep => "保管好份额，等待表决" | "Keep your share safe";
        ask_close => "表决后输入份额计票" | "Enter your share to count";
        ask_done => "已计票" | "Counted";
        ask_nothing => "暂无" | "Nothing now";
        take_title => "领取密钥份额" | "Take your share of the key";
        take_lead => "份额只显示一次，系统不保存。请在只有您能看到屏幕时领取，并准备好打印或抄写。" | "The share is shown once and the system keeps no copy. Take it when only you see the screen, with a printer or pen at hand.";
        take => "领取份额" | "Take my share";
        taken(when: &str) => "您已于 {when} 领取份额。" | "You took your share {when}.";
        taken_lost => "遗失的，表决开始前请评议秘书重新生成密钥；表决开始后请启用密封信封。" | "If you lost it: before the vote opens, ask the secretary for a new key; after, use the sealed envelope.";
        gone => "这份份额已领取，或程序重启后已不在内存中。请评议秘书重新生成密钥。" | "This share was taken already, or was lost when the program restarted. Ask the secretary to prepare a new key.";
        share_lead => "这是您的份额，只显示这一次。" | "This is your share. It is shown only now.";
        share_do_1 => "请打印或逐行抄写，每行末位是校验字符；交由自己保管，不要拍照发送。" | "Print it or copy it line by line; each line ends with a check letter. Keep it yourself, and send it to nobody.";
        share_do_2 => "本浏览器也会保留一份，计票时自动填入；请勿在公用电脑上领取。" | "This browser keeps a copy and fills it in for the count: do not take a share on a shared computer.";
        share_do_3 => "有任意两份份额的人就能看到密封的选票内容。" | "Whoever has any two shares could open the sealed ballots.";
        close_title => "结束表决并计票" | "End the vote and count";
        close_lead(cast: i64) => "已有{cast}位专家投票。两份份额到齐后，表决立即结束并计票，之后不能再投。此操作不能撤销。" | { if cast == 1 { "1 expert has cast. When the second share is in, the vote ends and is counted at once; nobody votes after that. It cannot be undone.".into() } else { format!("{cast} experts have cast. When the second share is in, the vote ends and is counted at once; nobody votes after that. It cannot be undone.") } };
        share_field => "您的份额" | "Your share";
        share_hint => "四行代码；大小写、空格和连字符不影响。" | "Four lines; capitals, spaces and hyphens do not matter.";
        close => "输入份额" | "Enter the share";
        first_in => "您的份额已到位。请另一名计票人输入份额。" | "Your share is in. The other teller now enters theirs.";
        brought(holder: &str) => "已到位：{holder}" | "Already in: {holder}";
        closed => "表决已结束，计票完成。请另一名计票人确认复点。" | "The vote is closed and counted. The other teller confirms the recount next.";
        cases_without_names => "计票人只见事项序号，不见姓名。" | "A teller sees the numbers of the agenda, no names.";
        ask_recount => "确认复点" | "Confirm the recount";
        recount => "确认复点" | "Confirm the recount";
        recount_title => "第二次点票" | "Second count";
        recount_lead => "请按公布的选票再点一次；您确认后，主任委员才能签署。" | "Count the published ballots again; the chair signs after you confirm.";
        recount_effect_1 => "程序按公布的选票重新计算每件的票数和散列，与计票结果逐项比对，不一致则不能确认。" | "Votes and hash are computed again from the published ballots and compared, case by case; what differs cannot be confirmed.";
        recount_effect_2 => "您的姓名和时间记入会议记录。" | "Your name and the time go into the minutes.";
        recount_waits => "等待另一名计票人确认复点。" | "The other teller now confirms the recount.";
        recounted => "复点已确认。请主任委员签署。" | "The recount is confirmed. The chair signs next.";
        not_open => "表决尚未开始。" | "The vote is not open yet.";
    }
}
