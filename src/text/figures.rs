//! The words of the dashboards.
use super::texts;

texts! {
    pub FiguresText {
        title => "统计" | "Figures";
        from => "自" | "From";
        until => "至" | "Until";
        level => "申报层级" | "Level";
        all => "全部" | "All";
        filter => "查询" | "Show";
        order => "止日不能早于起日。" | "The last day cannot be before the first.";
        day => "请填写日期，例如 2026-01-31。" | "Enter a date, such as 2026-01-31.";
        funnel => "五步进展" | "How far cases come";
        funnel_of => "按开立日" | "By day of opening";
        funnel_note => "按现在所处环节计：退回单位重新公示的，算在第二步。" | "Counted where a case stands now: one sent back for new publicity counts in step 2.";
        certificate => "已发证" | "Certificate";
        in_hand => "在办" | "in hand";
        revoked => "其中已撤销" | "since revoked";
        times => "办理用时" | "How long it takes";
        times_of => "按办结日，工作日" | "By day of decision, in working days";
        span => "阶段" | "Span";
        review => "申报至受理决定" | "Filing to the office's answer";
        whole => "开立至最终决定" | "Opening to the decision";
        median => "中位数" | "Median";
        ninetieth => "90百分位" | "90th percentile";
        decided => "已决定" | "Decided";
        none => "—" | "–";
        times_note => "含补正和暂停的时间；撤回、逾期、终止的不是决定，不计入。" | "Corrections and pauses are included. A case that was withdrawn, lapsed or terminated was not decided and does not count.";
        ages => "在办事项的停留时间" | "How long open cases have stood";
        now => "现在" | "Now";
        place => "所处环节" | "Place";
        age(least: u32, most: u32) => "{least}–{most} 天" | "{least}–{most} days";
        age_over(least: u32) => "{least} 天以上" | "{least} days or more";
        total => "合计" | "Total";
        ages_note => "自进入该环节起的工作日；没有事项的环节不列出。" | "Working days since the case came to its place. A place without a case is left out.";
        load => "经办与剩余工作日" | "Who has what, by days left";
        officer => "经办人" | "Officer";
        nobody => "未领取" | "Not taken";
        no_load => "没有在办事项。" | "Nothing is in hand.";
        cases(what: &str) => "{what}：查看事项" | "{what}: see the cases";
        opened => "开立日" | "Opened";
        since => "到达日" | "Here since";
        step => "步骤" | "Step";
        step_or_later(step: i16) => "第{step}步及以后" | "{step} or later";
        status => "状态" | "State";
        days(from: &str, until: &str) => "{from}至{until}" | "{from} to {until}";
        until_day(until: &str) => "{until}及以前" | "{until} or before";
    }
}
