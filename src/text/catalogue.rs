//! The words of the recognition list and of the page of one row.
use super::texts;
use crate::domain::catalogue::ItemClass;

texts! {
    pub CatalogueText {
        title => "认可清单" | "Recognition list";
        lead => "上海清单四类和北京目录放在一起，一行一种证书。C类证书的持有人可以直接申报认定相应层级的职称（§2）；A类、B类享受便利服务，D类为互认，都不产生职称（附件1）。" | "The four classes of the Shanghai list and the Beijing catalogue together, one line for each certificate. Whoever holds a class C certificate may apply directly for a professional title (§2); classes A and B give services, class D recognition, none of them a title (Anx1).";
        source(document: &str, from: &str, rows: usize) => "上海清单3.0版，{rows}行：{document}附件1，自{from}起实施。中文原文为准。" | "Shanghai list 3.0, {rows} rows: annex 1 of notice {document}, in force from {from}. The Chinese text binds; English fields and specialities are our translation.";
        source_undated(title: &str, rows: usize) => "北京目录3.0版，{rows}行：{title}，原件未印文号和日期。" | "Beijing catalogue 3.0, {rows} rows: {title}; the source prints neither number nor date.";
        search => "查找" | "Search";
        search_hint => "证书、发证机构、缩写，中文、英文或拼音首字母" | "Certificate, issuing body or abbreviation, in English, Chinese or pinyin initials";
        field => "行业领域" | "Field";
        level => "职称层级" | "Title level";
        all => "全部" | "All";
        go => "查询" | "Search";
        reset => "重置" | "Reset";
        count(n: usize) => "共 {n} 种证书" | { if n == 1 { "1 certificate".to_owned() } else { format!("{n} certificates") } };
        download => "下载" | "Download";
        city => "城市" | "City";
        class => "类别" | "Class";
        class_meaning(class: ItemClass) => { match class { ItemClass::A => "A类：便利服务", ItemClass::B => "B类：更多便利服务", ItemClass::C => "C类：申报职称", ItemClass::D => "D类：互认" }.to_owned() } | { match class { ItemClass::A => "A: services", ItemClass::B => "B: more services", ItemClass::C => "C: professional title", ItemClass::D => "D: recognition" }.to_owned() };
        classes => "所在类别" | "Listed in";
        by_initials => "没有完全相同的名称，以下按拼音首字母找到。" | "No name is written so; these were found by pinyin initials.";
        by_likeness => "没有完全相同的名称，以下是相近的。" | "No name is written so; these are similar.";
        certificate => "证书" | "Certificate";
        body => "发证机构" | "Issuing body";
        speciality => "对应专业" | "Speciality";
        none => "没有符合条件的证书" | "No certificate matches";
        none_help => "换一个词试试，例如机构缩写（IET、RICS）；或者放宽条件。" | "Try another word, such as the body's abbreviation (IET, RICS), or remove a filter.";
        show_all => "查看全部" | "Show all";

        holding => "持证年限" | "Time held";
        holding_years(n: u32) => "须持证满{n}年（附件1）" | "must have been held for {n} full years (Anx1)";
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
        services_a => "在本市合法工作的，可享受§1(1)所列便利服务。" | "Services of §1(1) for holders who work lawfully in Shanghai.";
        services_b => "在本市合法工作的，可享受§1(1)和§1(2)所列便利服务。" | "Services of §1(1) and §1(2) for holders who work lawfully in Shanghai.";
        title_of(level: &str) => "可直接申报认定{level}职称。" | "May apply directly for a title of the level {level}.";
        recognition => "互认，不产生职称：" | "Mutual recognition; leads to no title:";
        corresponds(level: &str) => "对应{level}职称。" | "Corresponds to the title level {level}.";
        no_level => "未写明对应的职称层级。" | "No title level is stated.";
        experience(years: u32) => "须有{years}年相关工作经验。" | { format!("Asks for {years} years of related work.") };
        no_native_language_limit => "可不受母语国限制。" | "Not limited to native speakers' countries.";
        theme_park => "环球影城项目可不受年龄、工作经验限制。" | "No limit of age and experience for the Universal theme park.";
        registration(words: &str) => "注册或备案：{words}。" | "Registration or filing: {words}.";
        exam_exemption(words: &str) => "考试减免：{words}。" | "Waived papers: {words}.";
        remark(words: &str) => "备注原文：{words}" | "Remark as printed: {words}";
        not_listed => "未列入该市清单。" | "Not on this city's list.";
        country => "国家（地区）" | "Country or region";
        source_row => "出处" | "Source";
        cited(item: &str, document: &str) => "{document} 附件1 {item}" | "Notice {document}, annex 1, {item}";
    }
}
