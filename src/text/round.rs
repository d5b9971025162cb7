//! The words of rounds of applications.
use super::{format, texts};
use crate::domain::catalogue::{Series, TitleLevel};
use crate::domain::lang::Lang;
use crate::domain::round::Round;

texts! {
    pub RoundText {
        title => "申报批次" | "Rounds of applications";
        ours => "通知未规定申报批次，本页依我们的决定 D-28：未公布批次的层级全年可申报。" | "The notice knows no rounds; this is our decision D-28: where none was announced one may file all year.";
        new_round => "公布批次" | "Announce a round";
        name => "批次名称" | "Name";
        name_hint => "例如：2026年第一批" | "For example: First round of 2026";
        level => "层级" | "Level";
        series => "职称系列" | "Series";
        all => "全部" | "All";
        opens_on => "开放日" | "Opens on";
        closes_on => "截止日" | "Closes on";
        closes_hint => "含当日，上海时间24:00截止；须为工作日。" | "Included, until 24:00 in Shanghai; a working day.";
        note => "说明" | "Note";
        day => "请填写日期，例如 2026-03-02。" | "Enter a date, such as 2026-03-02.";
        check => "核对" | "Check";
        confirm_title => "核对并公布批次" | "Check and announce the round";
        announce => "公布" | "Announce";
        effect_needs => "公布后，所选层级和系列只能在批次开放期内申报。" | "From now on the chosen level and series can be filed only while a round is open.";
        effect_before => "查验、单位审核和公示照常办理；补正不受批次限制。" | "Verification, review and publicity go on; corrections are not bound to the round.";
        effect_final => "开放后不能取消或提前截止，只能延长。" | "Once open it cannot be taken back or closed earlier, only extended.";
        done => "已公布。" | "The round is announced.";
        extend => "延长" | "Extend";
        extend_title => "延长批次" | "Extend the round";
        new_closing => "新的截止日" | "New closing day";
        now_until => "现截止日" | "Closes on, so far";
        reason => "理由" | "Reason";
        extend_confirm => "核对并延长" | "Check and extend";
        effect_extend => "截止日只能再延后，不能改回。" | "The closing day can only be moved later again, never back.";
        extended => "已延长。" | "The round is extended.";
        cancel => "取消" | "Take back";
        cancel_title => "取消尚未开放的批次" | "Take back a round that has not opened";
        effect_cancel => "如同从未公布；所涉事项按其余批次办理，没有其余批次的全年可申报。" | "It will be as if it had never been announced: the other rounds apply, or filing is open all year where there is none.";
        cancelled => "已取消。" | "The round is taken back.";
        back => "返回" | "Back";
        change => "修改" | "Change";
        state => "状态" | "State";
        days => "申报期" | "Days";
        is_open => "开放中" | "Open";
        ahead => "未开放" | "Not open yet";
        over => "已截止" | "Over";
        was_cancelled => "已取消" | "Taken back";
        acts => "办理" | "Acts";
        cases => "查看事项" | "See the cases";
        none => "没有公布过批次" | "No round was ever announced";
        none_why => "全年可申报。" | "One may file all year.";
        span(from: &str, until: &str) => "{from}至{until}" | "{from} to {until}";
        open_now(name: &str, until: &str) => "“{name}”开放中，{until}截止。" | "“{name}” is open until the end of {until}.";
        opens(name: &str, from: &str, until: &str) => "“{name}”{from}开放，{until}截止。此前各步照常办理。" | "“{name}” opens on {from} and closes at the end of {until}. Everything before filing goes on.";
        closed => "上一批次已截止，下一批次尚未公布。此前各步照常办理。" | "The last round is over and the next is not announced yet. Everything before filing goes on.";
        filing => "申报时间" | "Filing";
        current => "当前申报批次" | "Rounds now";
        older => "更早的批次" | "Older rounds";
        for_all => "全部层级和系列" | "Every level and series";
    }
}

/// For which cases a round is.
pub fn scope(lang: Lang, level: Option<TitleLevel>, series: Option<Series>) -> String {
    let parts: Vec<&str> =
        level.map(|l| l.name(lang)).into_iter().chain(series.map(|s| s.name(lang))).collect();
    match parts.as_slice() {
        [] => RoundText(lang).for_all().to_owned(),
        parts => parts.join(lang.pick("、", ", ")),
    }
}

/// The days of a round.
pub fn span(lang: Lang, round: &Round) -> String {
    RoundText(lang).span(&format::date(lang, round.opens_on), &format::date(lang, round.closes_on))
}
