//! The words of the recognition list and of the page of one row.
use super::texts;

texts! {
    pub CatalogueText {
        title => "认可清单" | "Recognition list";
        lead => "列在C类的证书，持有人可以直接申报认定相应层级的职称（§2）。A类、B类、D类证书不产生职称（L-7），不在此列出。" | "Whoever holds a class C certificate may apply directly for a professional title of the level shown (§2). Classes A, B and D lead to no title (L-7) and are not shown here.";
        source(document: &str, from: &str) => "依据{document}附件1，自{from}起实施。中文原文为准。" | "Source: annex 1 of notice {document}, in force from {from}. The Chinese text binds; English fields and specialities are our translation.";
        search => "查找" | "Search";
        search_hint => "证书、发证机构、缩写，中文英文都可以" | "Certificate, issuing body or abbreviation, in English or Chinese";
        field => "行业领域" | "Field";
        level => "职称层级" | "Title level";
        all => "全部" | "All";
        go => "查询" | "Search";
        reset => "重置" | "Reset";
        count(n: usize, total: usize) => { if n == total { format!("共 {total} 项") } else { format!("符合条件 {n} 项，共 {total} 项") } } | { if n == total { format!("{total} certificates") } else { format!("{n} of {total} certificates") } };
        download => "下载 JSON" | "Download JSON";
        number => "序号" | "No.";
        certificate => "证书" | "Certificate";
        body => "发证机构" | "Issuing body";
        speciality => "对应专业" | "Speciality";
        abbreviation => "缩写" | "Abbreviation";
        none => "没有符合条件的证书" | "No certificate matches";
        none_help => "换一个词试试，例如机构缩写（IET、RICS）；或者放宽条件。证书只在A类、B类、D类的，不能据此申报职称（L-7）。" | "Try another word, such as the body's abbreviation (IET, RICS), or remove a filter. A certificate that is only in class A, B or D leads to no title (L-7).";
        show_all => "查看全部" | "Show all";

        holding => "持证年限" | "Time held";
        holding_years(n: u32) => "须持证满{n}年（L-6）" | "must have been held for {n} full years (L-6)";
        no_holding => "清单没有要求" | "the list asks for none";
        leads_to => "对应职称" | "Leads to";
        title_at(title: &str, level: &str) => "{title}（{level}）" | "{title} ({level})";
        series_open(level: &str) => "{level}。清单没有写明系列，须由人确定（D-27）" | "{level}. The list does not say which series; a person decides (D-27)";
        series_note => "系列是本系统对清单的理解，不是原文（D-27）。" | "The series is our reading of the list, not printed in it (D-27).";
        conditions => "须符合的条件" | "Conditions to fulfil";
        conditions_help => "每一条都要符合；列出几种情形的，符合一种即可。工作年限在境内外累计（D-06）。" | "Every condition must hold; where alternatives are listed, any one is enough. Years of work at home and abroad are added up (D-06).";
        any_of => "下列之一：" | "Any one of:";
        printed => "清单原文" | "As printed";
        printed_certificate => "证书栏" | "Certificate cell";
        printed_body => "发证机构栏" | "Issuing body cell";
        note => "录入说明" | "Note on the transcription";
        check_self => "用这份证书自查条件" | "Check your eligibility with this certificate";
        others => "同一发证机构的其他证书" | "Other certificates of this body";
        source_row => "出处" | "Source";
        cited(item: &str, document: &str) => "{document} 附件1 {item}" | "Notice {document}, annex 1, {item}";
    }
}
