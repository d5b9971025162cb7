//! The words of the expert's and the chair's pages.
use super::texts;

texts! {
    pub ExpertText {
        home => "我的会议" | "My sessions";
        home_lead => "您被抽取参加的评议会议，以及现在需要您做的事。" | "The panel sessions you were drawn for, and what is asked of you now.";
        no_sessions => "没有会议" | "No sessions";
        no_sessions_help => "被抽取后，会议会出现在这里。" | "A session appears here once you have been drawn.";
        asked => "需要您做的" | "Asked of you";
        ask_declare => "作回避申报" | "Declare your ties";
        ask_wait_papers => "等待材料开放" | "Wait for the papers";
        ask_read => "阅读材料，写意见，签到" | "Read, write your opinion, sign in";
        ask_wait_vote => "已签到，等待表决" | "Signed in: wait for the vote";
        ask_attend => "签到后投票" | "Sign in, then vote";
        ask_vote => "投票" | "Vote";
        ask_voted => "已投票，截止前可重投" | "You have cast; you can cast again";
        ask_sign => "核对并签署计票结果" | "Check and sign the count";
        ask_wait_sign => "等待主任委员签署" | "Wait for the chair's signature";
        ask_done => "已结束，可查看结果" | "Finished: see the result";
        ask_adjourned => "会议已延期，未作决定" | "Adjourned: nothing was decided";
        chair => "主任委员" | "Chair";
        vice_chair => "副主任委员" | "Vice-chair";
        secrecy => "请勿向任何人透露您参加本次评议。" | "Tell nobody that you sit on this panel.";
        declare_title => "回避申报" | "Declare your ties";
        declare_lead => "请逐一核对申报人和单位。有亲属、师生、同单位、经济往来、纠纷或其他可能影响公正的关系的，勾选并写明原因。申报后才能阅读材料，申报不能修改。" | "Compare every applicant and employer. Tick those you are tied to (family, teacher or student, same employer, business, dispute, or anything else that could sway you) and say why. You read no paper before this, and it cannot be changed.";
        declare_tick => "须回避" | "I withdraw";
        declare_reason(name: &str) => "回避{name}的原因" | "Why you withdraw from the case of {name}";
        declare_none => "没有勾选即表示与所列人员和单位均无须回避的关系。" | "Ticking nothing declares that you have no tie to anyone listed.";
        declare_act => "提交申报" | "Submit the declaration";
        declare_done => "申报已记录。" | "Your declaration is recorded.";
        cases => "评议事项" | "Cases to assess";
        no_cases => "没有需要您评议的事项。" | "There is no case for you to assess.";
        opinion_given => "已写意见" | "Opinion written";
        opinion_open => "未写意见" | "No opinion yet";
        draw_proof => "查看抽取证明" | "See the proof of the draw";
        my_recusals => "您已回避" | "You withdrew from";
        attend_title => "签到" | "Sign in to the sitting";
        attend_lead => "到会并签到的专家才计入到会人数，才能投票。不得委托他人。（D-11）" | "Only experts who attend and sign in count, and only they vote. Nobody votes for another. (D-11)";
        attend => "签到" | "Sign in";
        attended(when: &str) => "您已于 {when} 签到。" | "You signed in {when}.";
        left(when: &str) => "已登记您于 {when} 离会。" | "It is recorded that you left {when}.";
        ask_wait_recount => "等待第二名计票人复点" | "Wait for the second teller's recount";
        attend_done => "已签到。" | "You are signed in.";
        vote_now => "现在投票" | "Vote now";
        vote_again => "重新投票" | "Vote again";
        waiting_papers => "您的申报已记录。全部专家申报后，材料才会开放。" | "Your declaration is recorded. Papers open when every member has declared.";
        results => "表决结果" | "Result";
        sign_now => "核对并签署" | "Check and sign";
        sign_title => "签署计票结果" | "Sign the count";
        sign_effect => "签署后，每件已作决定的事项即按结果进入公示或终止；到会不足的事项不作决定。" | "With your signature every decided case goes on: to publicity, or to its end. A case without a quorum stays undecided.";
        sign_act => "签署" | "Sign the count";
        sign_done => "计票结果已签署。" | "The count is signed.";
        published => "公开的选票" | "Published ballots";
        published_hint => "按票号排列，不含姓名。找到您的票号，即可确认计入的选择无误。" | "In the order of random numbers, without names. Find your number to see that your ballot was counted as cast.";
        ballot_number => "票号" | "Number";
        choice => "选择" | "Choice";
        receipt_check => "核对我的选票" | "Check my ballot";
        receipt_field => "投票回执上的票号" | "The number on your receipt";
        receipt_hint => "票号只用于比对，不保存；也可以自己在上面的列表中查找。" | "The number is compared and not kept. You can also look for it in the lists above yourself.";
        receipt_act => "查找" | "Find it";
        receipt_found(case: &str, choice: &str) => "找到：{case}，计为“{choice}”。" | "Found: {case}, counted as “{choice}”.";
        receipt_missing => "这个票号不在公开的选票中。请逐行核对票号；确认无误的，请告知主任委员和审计人员。" | "This number is not among the published ballots. Compare it letter by letter; if it is right, tell the chair and the auditor.";
    }
}

texts! {
    /// The papers of one case.
    pub PapersText {
        facts => "申报信息" | "The application";
        speciality => "申报专业" | "Speciality";
        post => "岗位" | "Post";
        title => "拟认定职称" | "Title applied for";
        degrees => "学历学位" | "Education";
        work => "工作经历" | "Work experience";
        since(from: &str) => "{from} 至今" | "since {from}";
        span(from: &str, to: &str) => "{from} 至 {to}" | "{from} to {to}";
        in_shanghai => "本市" | "in Shanghai";
        overseas_experience => "境外经历" | "Overseas experience";
        overseas_business => "海外业务" | "Overseas business";
        achievements => "业绩、创新与贡献" | "Achievements";
        verdict => "条件核对（申报时）" | "Conditions, as checked at filing";
        verdict_hint => "系统按清单和申报表逐条核对，仅供参考，由您判断。" | "The program compared list and form clause by clause. It advises; you judge.";
        clause => "条款" | "Clause";
        met => "符合" | "Met";
        unmet => "不符合" | "Not met";
        not_this_way => "未用此项" | "Not this way";
        to_judge => "由专家判断" | "For you to judge";
        no_verdict => "没有申报时的核对记录。" | "No check was recorded at filing.";
        evidence => "证明材料" | "Evidence";
        no_evidence => "没有可供评议的材料。" | "There is no evidence to read.";
        findings => "用人单位审核" | "The employer's findings";
        finding_met => "属实" | "Confirmed";
        finding_unmet => "不属实" | "Not confirmed";
        publicity => "单位公示" | "Publicity in the unit";
        publicity_ran(from: &str, to: &str, days: i32) => "{from} 至 {to}，{days}个工作日" | { format!("{from} to {to}, {days} working days") };
        publicity_place => "公示地点" | "Where it was displayed";
        opinion_title => "书面意见" | "Your written opinion";
        opinion_field => "意见" | "Opinion";
        opinion_hint => "写明评价和理由。表决开始后不能再写；投票本身不需要理由。" | "Say what you think and why. It is frozen when the vote opens; the vote itself asks for no reasons.";
        opinion_act => "提交意见" | "Submit the opinion";
        opinion_done => "意见已记录。" | "Your opinion is recorded.";
        opinion_frozen => "表决已开始，意见已固定。" | "The vote has opened: opinions are frozen.";
        opinion_mine(when: &str) => "{when} 提交" | "Submitted {when}";
        recuse => "我须回避本事项" | "I must withdraw from this case";
        recuse_title => "回避本事项" | "Withdraw from this case";
        recuse_effect => "您将不再能阅读本事项的材料；已投的票不计；到会人数重新核对。（D-12）" | "You will no longer read this case; a ballot you cast on it does not count; the quorum is tested again. (D-12)";
        recuse_act => "回避" | "Withdraw";
        recuse_done => "已回避该事项。" | "You have withdrawn from the case.";
        previous => "上一件" | "Previous";
        following => "下一件" | "Next";
    }
}

texts! {
    /// Voting.
    pub VoteText {
        title => "投票" | "Vote";
        lead(n: usize) => "共{n}件事项，逐件选择，下一页核对后一次投出。" | { if n == 1 { "One case. Choose, then check and cast on the next page.".into() } else { format!("{n} cases. Choose for each, then check and cast them all at once on the next page.") } };
        draft => "核对前，选择只保存在您的浏览器里。" | "Until you check, your choices stay in this browser only.";
        limit_title => "无记名的限度" | "The limits of secrecy";
        limit => "选票在投出时加密，计票时与姓名分开并打乱。但若全体一致，结果本身就说明了每个人的选择；您的回执若给别人看，也会泄露您的选择。" | "A ballot is sealed when cast, then parted from its name and shuffled for the count. But a unanimous result shows what everybody chose, and a receipt shown to others shows your choice.";
        check => "核对" | "Check";
        check_title => "核对选票" | "Check your votes";
        check_lead => "请核对每一件，可以在此修改。投出后、截止前可以重投，以最后一次为准。" | "Check every choice; change any of them here. You can cast again until the close, and the last cast counts.";
        choice_missing => "请选择同意、不同意或弃权。" | "Choose yes, no or abstain.";
        cast => "投出选票" | "Cast all votes";
        cast_before => "您已投过票。再次投出会替换先前的全部选票。" | "You have cast already. Casting again replaces every earlier ballot.";
        receipt_title => "投票回执" | "Your receipt";
        receipt_done => "选票已密封投出。" | "Your votes are sealed and cast.";
        receipt_lead => "下面的票号只显示这一次。计票后，公开的选票按票号列出；您可以据此确认每一票都按您的选择计入。" | "These numbers are shown only now. After the count the ballots are published under them, so that you can see each was counted as you cast it.";
        receipt_keep => "请抄写或打印，只供自己核对，不要给别人看。系统不保存票号与您的对应关系；重投后旧票号作废。" | "Copy or print them for yourself and show them to nobody. The system keeps nothing that ties them to you; casting again makes old numbers void.";
        back => "返回会议" | "Back to the session";
        nothing => "没有您可以表决的事项。" | "There is no case for you to vote on.";
        not_now => "现在不能投票。表决开始并签到后才能投票。（依据 D-11）" | "You cannot vote now: the vote must be open and you must be signed in. (D-11)";
    }
}
