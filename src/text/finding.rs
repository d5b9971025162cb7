//! The words for finding a case again: saved filters, search.
use super::texts;

texts! {
    pub SavedText {
        title => "常用条件" | "Saved filters";
        lead => "把待办的一组条件存下来，一点即到。只有您自己看得到。" | "Keep a set of filters of the queue and come back with one click. Only you see them.";
        name => "名称" | "Name";
        kept => "条件" | "Filters";
        open => "打开" | "Open";
        delete => "删除" | "Delete";
        none => "还没有保存条件" | "Nothing is saved yet";
        none_why => "在待办里设定条件，再按“保存或管理”。" | "Set filters in the queue, then press “Save or manage”.";
        keep => "保存当前条件" | "Save the present filters";
        submit => "保存" | "Save";
        nothing_to_keep => "待办里没有设定条件，没有可以保存的。" | "No filter is set in the queue, so there is nothing to save.";
        back => "返回待办" | "Back to the queue";
        done => "已保存。" | "Saved.";
        deleted => "已删除。" | "Deleted.";
    }
}

texts! {
    pub SearchText {
        title => "事项检索" | "Find a case";
        lead => "全部事项，在办的和已办结的。检索和打开事项都会被记录。" | "All cases, open and done. Searching and opening a case are recorded.";
        field => "编号、姓名、单位或证书" | "Number, name, unit or certificate";
        hint => "事项编号或其末几位、证书编号、姓名或名字的开头、单位名称的一部分、证书或机构缩写" | "Case number or its last digits, certificate number, the beginning of a name, part of a unit's name, the abbreviation of a certificate or issuing body";
        submit => "检索" | "Find";
        none => "没有找到" | "Nothing was found";
        none_why => "换一个写法试试：姓名从第一个字写起，证书编号不必写连字符。" | "Try another spelling: a name from its beginning; hyphens in a certificate number do not matter.";
        begin => "输入后检索" | "Type something to find";
        older => "更早的" | "Older";
        newest => "回到最新" | "Newest";
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn english_words_hold_no_chinese_and_chinese_words_do() {
        for (name, zh, en) in [SavedText::CONSTANTS, SearchText::CONSTANTS].into_iter().flatten().flatten() {
            assert!(has_han(zh) && !has_han(en), "{name}");
        }
    }
}
