//! The words of the panel secretary's pages.
use super::texts;

texts! {
    /// The list of sessions, and setting one up.
    pub SecretaryText {
        home => "评议会议" | "Panel sessions";
        home_lead => "为已受理的事项组织专家评议（§2(3)4）。" | "Organise the experts' assessment of accepted cases (§2(3)4).";
        new_session => "新建会议" | "New session";
        sessions => "会议" | "Sessions";
        no_sessions => "还没有会议" | "No sessions yet";
        no_sessions_help => "新建一次会议，再把已受理的事项编入。" | "Set up a session, then put accepted cases on its agenda.";
        waiting => "等待评议的事项" | "Cases waiting for a session";
        waiting_in(series: &str, n: usize) => "{series}：{n}件" | { if n == 1 { format!("{series}: 1 case") } else { format!("{series}: {n} cases") } };
        other_series => "系列待定" | "Series not known";
        no_waiting => "没有等待评议的事项" | "No case is waiting";
        no_waiting_help => "市级受理后，事项会出现在这里。" | "Cases appear here once the city has accepted them.";
        title_field => "会议名称" | "Name of the session";
        title_hint => "例如：2026年第二次工程系列评议会" | "For example: second engineering session of 2026";
        size_hint(n: u32) => "单数，不少于{n}人；不足的须有审计员确认的例外。（§2(3)4、D-11）" | "An odd number, at least {n}; fewer need an exception that an auditor confirms. (§2(3)4, D-11)";
        size_number => "请填写人数，例如 11。" | "Enter a number such as 11.";
        held_on_error => "请填写会议日期，例如 2026-12-01。" | "Enter the day, such as 2026-12-01.";
        series_error => "请选择系列。" | "Choose a series.";
        teller_a => "计票人甲" | "Teller A";
        teller_b => "计票人乙" | "Teller B";
        teller_hint => "两名计票人各持一份密钥，到场才能计票。" | "Each teller keeps one share of the key; both are needed to count.";
        teller_error => "请选择计票人。" | "Choose a teller.";
        choose => "请选择" | "Choose";
        create => "新建会议" | "Set up the session";
        created => "会议已建立。请编入事项。" | "The session is set up. Put cases on its agenda.";
    }
}

texts! {
    /// One session.
    pub SessionText {
        next => "下一步" | "Next";
        minutes => "会议记录" | "Minutes";
        agenda => "会议事项" | "Agenda";
        agenda_empty => "还没有事项。" | "No cases yet.";
        put_on_title => "可编入的事项" | "Cases that can be put on";
        put_on => "编入所选事项" | "Put the ticked cases on";
        put_all_on(n: usize) => "编入本系列全部{n}件" | "Put all {n} of the series on";
        put_on_none => "没有可编入的事项：没有同系列的已受理事项在等待。" | "Nothing to put on: no accepted case of this series is waiting.";
        tick_one => "请至少勾选一件事项。" | "Tick at least one case.";
        tick(number: &str) => "编入{number}" | "Put {number} on";
        put_on_done(n: usize) => "已编入{n}件事项。" | { if n == 1 { "1 case was put on.".into() } else { format!("{n} cases were put on.") } };
        opinions => "书面意见" | "Opinions";
        opinions_of(given: u32, needed: u32) => "{given}份，须{needed}份" | "{given} of {needed}";
        attending => "到会" | "Attending";
        attending_of(present: u32, needed: u32, recused: u32) => "到会{present}人，须{needed}人；回避{recused}人" | "{present} attend, {needed} needed; {recused} recused";
        take_off => "延期" | "Adjourn";
        take_off_title => "将事项移出本次会议" | "Take a case off this session";
        take_off_effect => "事项回到已受理状态，可编入下一次会议；原因记入会议记录。" | "The case goes back to accepted and can be put on another session; the reason goes into the minutes.";
        adjourn => "会议延期" | "Adjourn the session";
        adjourn_title => "会议延期" | "Adjourn the whole session";
        adjourn_effect => "全部事项回到已受理状态，可编入新的会议；已投的密封选票销毁，不计票；原因记入会议记录。" | "Every case goes back to accepted and can be put on a new session; sealed ballots are destroyed uncounted; the reason goes into the minutes.";
        adjourn_done => "会议已延期，事项已退回。" | "The session is adjourned and its cases have gone back.";
        next_adjourned => "会议已延期，事项已退回，可编入新的会议。" | "Adjourned: its cases have gone back and can be put on a new session.";
        take_off_done => "事项已移出本次会议。" | "The case is off this session.";
        members => "评议专家" | "Members";
        members_hint => "姓名仅评议秘书可见，不得外传。" | "Only the secretary sees these names. Do not pass them on.";
        not_drawn => "尚未抽取。" | "Not drawn yet.";
        seat => "席位" | "Seat";
        name => "姓名" | "Name";
        chair => "主任委员" | "Chair";
        vice_chair => "副主任委员" | "Vice-chair";
        declared => "回避申报" | "Declared";
        present => "签到" | "Signed in";
        not_yet => "未" | "Not yet";
        has_declared(n: usize) => "{n}位专家已申报，其中有回避的见下。" | "{n} experts have declared; recusals are listed below.";
        recusals => "回避" | "Recusals";
        no_recusals => "没有专家回避。" | "Nobody withdrew from a case.";
        recused_from(number: &str) => "，回避{number}：" | ", withdrew from {number}: ";
        leave => "离会" | "Has left";
        leave_title => "登记专家离会" | "Record that a member has left";
        leave_act => "登记离会" | "Record the departure";
        leave_effect_1 => "从现在起不计入到会，各事项重新核对法定人数；已投的票仍然有效。（D-11、D-12）" | "From now on they do not count as attending, and quorum is tested again for each case; a ballot they cast stands. (D-11, D-12)";
        leave_effect_2 => "主任委员离会的，由副主任委员签署。时间和原因记入会议记录。" | "If the chair leaves, the vice-chair signs. Time and reason go into the minutes.";
        leave_done => "离会已登记。" | "The departure is recorded.";
        left(when: &str) => "{when} 离会" | "Left {when}";
        next_recount => "已计票。等待第二名计票人确认复点，然后由主任委员签署。" | "Counted. The second teller confirms the recount, then the chair signs.";
        replace => "补抽" | "Draw again";
        replace_title => "补抽专家" | "Draw a seat again";
        replace_effect => "该席位由抽取顺序中的下一位专家接任；新专家须先作回避申报。原专家失去本次会议的权限。" | "The next expert in the order of the draw takes the seat and must declare ties first. The one who leaves loses access to this session.";
        replace_why => "原因" | "Why the seat falls free";
        replace_why_error => "请选择原因。" | "Choose why the seat falls free.";
        replaced => "席位已补抽。" | "The seat has been drawn again.";
        draw_record => "抽取记录" | "Record of the draw";
        pool_size => "专家库人数" | "Experts in the pool";
        pool_hash => "专家库散列" | "Hash of the pool";
        excluded => "抽取前排除" | "Kept out before the draw";
        nobody_excluded => "没有专家因关联被排除。" | "Nobody was kept out by a tie.";
        replacements => "补抽" | "Drawn again";
        draw_checks => "记录已重算，与结果一致" | "Replayed from the record: it agrees";
        draw_fails => "重算结果与记录不一致，请停止会议并报告" | "The replay disagrees with the record: stop the session and report it";
        draw_effect_ties => "与申报人同一单位的专家不进入抽取。第一席为主任委员。" | "Experts of an applicant's own employer stay out of the draw. The first seat is the chair.";
        draw_effect_agenda => "抽取后，会议事项不能再增加。" | "After the draw no case can be added.";
        draw => "抽取专家" | "Draw the members";
        papers => "开放材料" | "Open the papers";
        papers_title => "开放评议材料" | "Open the papers";
        papers_effect => "未回避的专家从现在起可以阅读材料、撰写意见。" | "Experts without a tie can read the papers and write opinions from now on.";
        papers_opened => "材料已开放。" | "The papers are open.";
        key => "计票密钥" | "Tally key";
        key_none => "尚未生成。密钥一分为三：两名计票人各一份，一份密封备用；任意两份才能计票。" | "Not prepared yet. The key is split in three: one share for each teller and one in a sealed envelope; any two open the count.";
        key_made => "已生成。重新生成后，先前的份额全部作废。" | "Prepared. A new key makes every earlier share worthless.";
        key_prepare => "生成密钥" | "Prepare the key";
        key_again => "重新生成密钥" | "Prepare a new key";
        key_waiting => "未领取" | "Not taken";
        key_taken(when: &str) => "{when} 领取" | "Taken {when}";
        envelope => "密封信封" | "Sealed envelope";
        envelope_lead => "密钥已生成。这是密封备用的一份，只显示这一次。" | "The key is ready. This is the share for the envelope; it is shown only now.";
        envelope_do_1 => "抄写或打印下面的代码，核对后装入信封，两人签名密封，交会议之外的人保管。" | "Print or copy the code, compare it, seal it in an envelope that two people sign, and give it to somebody outside the session.";
        envelope_do_2 => "只有一名计票人不能到场时，才在见证人面前拆封。" | "Open it before witnesses only when a teller cannot come.";
        envelope_do_3 => "接着请两名计票人各自登录领取自己的份额。" | "Then ask both tellers to sign in and take their own shares.";
        use_envelope => "启用信封" | "Use the envelope";
        use_envelope_title => "启用密封信封" | "Use the sealed envelope";
        use_envelope_effect => "只在一名计票人不能到场时使用。输入后，由另一名计票人输入自己的份额完成计票。" | "Only when a teller cannot come. After this, the other teller enters their own share and counts.";
        envelope_laid => "信封份额已到位。请计票人输入自己的份额。" | "The envelope's share is in. The teller now enters their own.";
        open_vote => "开始表决" | "Open the vote";
        open_vote_title => "开始表决" | "Open the vote";
        open_vote_effect_1 => "书面意见从此固定，不能再写。" | "Opinions are frozen from now on.";
        open_vote_effect_2 => "已签到且未回避的专家可以投票，截止前可以重投。" | "Experts who have signed in and did not withdraw can vote, and vote again until the close.";
        open_vote_effect_3 => "任何人，包括系统管理员，在计票前都看不到选择，计票后也不知道谁投了什么。" | "Nobody, the system's administrators included, sees a choice before the count or learns whose it was after.";
        vote_opened => "表决已开始。" | "The vote is open.";
        cast => "已投票" | "Ballots cast";
        cast_of(cast: i64, present: usize) => "到会{present}人，{cast}人已投票" | "{cast} of {present} attending have cast";
        next_agenda => "编入已受理的事项，然后抽取专家。" | "Put accepted cases on the agenda, then draw the members.";
        next_draw => "事项齐全后抽取专家。" | "When the agenda is complete, draw the members.";
        exceptions => "例外" | "Exceptions from policy";
        except => "提出例外" | "Propose an exception";
        except_title => "提出例外" | "Propose an exception from policy";
        except_effect => "由审计员确认后生效，连同原因记入会议记录。（D-11）" | "It holds once an auditor has confirmed it; it stands in the minutes with its reason. (D-11)";
        except_kind => "例外事项" | "What the session is excepted from";
        except_kind_error => "请选择例外事项。" | "Choose what the session is excepted from.";
        excepted => "例外已提出，等待审计员确认。" | "The exception is proposed and waits for an auditor.";
        exception_confirmed(when: &str) => "{when} 由第二人确认" | "Confirmed by a second person {when}";
        exception_waits => "等待审计员确认" | "Waits for an auditor";
        next_drawing => "抽取范围已固定。您和审计员各提交一个随机数的承诺，再各自公开，种子即定。" | "The pool is frozen. You and an auditor each commit to a number and then reveal it: that fixes the seed.";
        draw_proof => "抽取证明" | "Proof of the draw";
        next_declare(done: usize, all: usize) => "{done}/{all}位专家已作回避申报。全部申报后开放材料。" | "{done} of {all} experts have declared their ties. Papers open when all have.";
        next_read(present: usize, all: usize) => "等待书面意见和签到（{present}/{all}已签到），生成密钥并由计票人领取，然后开始表决。" | "Wait for opinions and attendance ({present} of {all} signed in), prepare the key and let the tellers take it, then open the vote.";
        next_vote => "表决进行中。专家投完后，由两名计票人输入份额计票。" | "The vote is open. When all have cast, the two tellers enter their shares and count.";
        next_sign => "已计票。请主任委员核对并签署。到会不足的事项请延期。" | "Counted. The chair checks and signs. Adjourn cases without a quorum.";
        next_done => "已签署。结果已转入公示。" | "Signed. The results have gone to publicity.";
    }
}

texts! {
    /// The printed minutes.
    pub MinutesText {
        title => "评议会议记录" | "Minutes of the panel session";
        attendance => "出席" | "Attendance";
        was_present(when: &str) => "{when} 签到" | "Signed in {when}";
        had_left(when: &str) => "，{when} 离会：" | ", left {when}: ";
        had_voted(when: &str) => "，投票后于 {when} 离会：" | ", left {when}, after voting: ";
        was_absent => "未到会" | "Did not attend";
        recused => "回避" | "Recusals";
        results => "事项与表决" | "Cases and votes";
        secrecy => "表决为无记名密封投票，任何记录都不显示谁投了什么。" | "The ballot was secret and sealed: no record shows who cast which vote.";
        opened => "表决开始" | "Vote opened";
        closed => "计票" | "Counted";
        tellers => "计票人" | "Tellers";
        recounted => "复点" | "Counted again";
        signed(when: &str) => "，{when} 签署" | ", signed {when}";
        signature => "签署" | "Signature";
        unsigned => "尚未签署" | "Not signed yet";
        locked => "签署时锁定，记录散列" | "Locked by the signature; hash of the record";
        locked_agrees => "与签署时一致" | "As it was when signed";
        locked_differs => "与签署时不一致，请报告审计员" | "No longer as it was when signed: report it to the auditor";
        opinions => "书面意见（不署名）" | "Written opinions, without names";
        taken_off => "未表决的事项" | "Cases not voted on";
        adjourned => "会议延期，未作决定：" | "The session was adjourned and decided nothing: ";
        no_count => "尚未计票" | "Not counted yet";
        outcome => "结果" | "Outcome";
        votes => "票数" | "Votes";
        basis => "规则" | "Rules";
        rules(quorum: &str, majority: &str) => "到会不少于席位的{quorum}，同意不少于到会的{majority}，恰好达到即为通过；回避的专家不计入到会。（§2(3)4，D-11、D-12）" | "At least {quorum} of the seats attend, and at least {majority} of those attending are in favour, exactly that being enough; a recused expert does not count as attending. (§2(3)4, D-11, D-12)";
    }
}
