//! The words that every page of a panel session shares, whoever reads it.
use super::texts;

texts! {
    pub PanelText {
        procedure => "评议会议" | "Panel session";
        step_agenda => "编入事项" | "Agenda";
        step_draw => "抽取专家" | "Draw";
        step_declare => "回避申报" | "Declarations";
        step_papers => "审阅与意见" | "Papers";
        step_vote => "表决" | "Vote";
        step_count => "计票" | "Count";
        step_sign => "签署" | "Signature";
        number => "编号" | "Number";
        series => "系列" | "Series";
        held_on => "会议日期" | "Held on";
        size => "评议人数" | "Members";
        session => "会议" | "Session";
        state => "状态" | "State";
        applicant => "申报人" | "Applicant";
        employer => "用人单位" | "Employer";
        certificate => "证书" | "Certificate";
        level => "职称层级" | "Title level";
        case => "事项" | "Case";
        case_at(n: usize) => "事项{n}" | "Case {n}";
        reason => "原因" | "Reason";
        back => "返回" | "Go back";
        irreversible => "此操作不能撤销。" | "This cannot be undone.";
        counts => "表决结果" | "Result of the vote";
        attended(present: i32, members: i32, recused: i32) => "应到{members}人，到会{present}人，回避{recused}人" | "{present} of {members} members attended, {recused} recused";
        counted(yes: i32, no: i32, abstained: i32, unusable: i32) => "同意{yes}票，不同意{no}票，弃权{abstained}票，无效{unusable}票" | "{yes} in favour, {no} against, {abstained} abstained, {unusable} unusable";
        needed(n: u32, part: &str) => "须有{n}票同意（到会人数的{part}，恰好达到即通过，D-11）" | "{n} in favour needed ({part} of those attending; exactly that is enough, D-11)";
        threshold_note => "虚线之前的票数达到即通过；弃权、无效和未投的票不算同意。" | "The case passes when votes in favour reach the dashed line; abstained, unusable and missing ballots are not in favour.";
        root => "计票记录散列" | "Hash of the count";
        share_title => "密钥份额" | "Your share of the key";
        share_code => "份额代码" | "Code of the share";
        share_holder => "持有人" | "Holder";
        print_hint => "可用浏览器的打印功能打印本页。" | "Print this page with your browser's print command.";
        same_person => "另一份份额也是您输入的。请由另一个人输入第二份。（依据 D-11）" | "You entered the other share as well: the second share comes from somebody else. (D-11)";
        no_quorum_hint => "到会人数不足，未作决定：由评议秘书延期，编入下一次会议。" | "Too few attended, so nothing was decided: the secretary adjourns the case to another session.";
    }
}
