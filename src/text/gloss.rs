//! English for the Chinese-only columns of the list: our translation, for orientation; the Chinese text binds.
/// What the list prints, and what we say in English.
const GLOSSES: &[(&str, &str)] = &[
    ("生命健康", "Life sciences and health"),
    ("数字技术", "Digital technology"),
    ("工程技术", "Engineering"),
    ("专业服务", "Professional services"),
    ("科技", "Science and technology"),
    ("工程", "Engineering work"),
    ("信息技术", "Information technology"),
    ("建筑", "Building"),
    ("环保", "Environment"),
    ("金融", "Finance"),
    ("会计", "Accounting"),
    ("云计算", "Cloud computing"),
    ("互联网信息", "Internet and information"),
    ("建筑与工程服务", "Building and engineering services"),
    ("新能源汽车", "New-energy vehicles"),
    ("教育", "Education"),
    ("体育", "Sport"),
    ("文化旅游及娱乐服务", "Culture, tourism and entertainment"),
    ("商业服务", "Business services"),
    ("医疗健康服务", "Medical and health services"),
    ("现代农业", "Modern agriculture"),
    (
        "从事化学、化工工程、生物化学、新能源、材料科学、绿色循环经济、医药等相关工作",
        "Work in chemistry, chemical engineering, biochemistry, new energy, materials science, the circular economy, pharmaceuticals",
    ),
    (
        "从事计算机应用技术、网络工程技术、系统集成、系统维护、物联网等相关工作",
        "Work in applied computing, network engineering, systems integration and maintenance, the internet of things",
    ),
    (
        "从事云计算安全、信息安全、云计算服务系统管理和维护、企业信息系统管理等相关工作",
        "Work in cloud security, information security, running cloud services, managing company information systems",
    ),
    (
        "从事电气及电子工程、计算机工程、航空航天、生物科技、电力与能源、地球科学、消费电子、人工智能和通信等相关技术研究和应用实践等相关工作",
        "Research and practice in electrical, electronic and computer engineering, aerospace, biotechnology, power and energy, earth science, consumer electronics, artificial intelligence, communications",
    ),
    (
        "从事信息系统安全架构设计、安全策略制定、安全运营、风险控制、安全管理等相关工作",
        "Work in security architecture, security policy, security operations, risk control and security management of information systems",
    ),
    (
        "从事能源电力、设计制造、交通运输、信息通信等工程技术领域相关工作",
        "Engineering work in energy and power, design and manufacturing, transport, information and communications",
    ),
    (
        "从事海洋开发利用和保护、海洋装备材料、海岸与海洋工程、海洋数字化等工作",
        "Work in the use and protection of the sea, marine equipment and materials, coastal and ocean engineering, digital ocean",
    ),
    (
        "从事建筑设计,建筑节能、绿色建筑、建筑环境等工作",
        "Work in building design, energy saving in buildings, green building, building environment",
    ),
    (
        "从事航空工程、研发制造及维修等工作",
        "Work in aeronautical engineering, development, manufacturing and maintenance",
    ),
    (
        "从事建筑施工、建筑管理和建筑施工监理等相关工作",
        "Work in construction, construction management and site supervision",
    ),
    ("从事建筑、工程服务等相关工作", "Work in building and engineering services"),
    (
        "从事绿色建筑项目、室内设计、施工、运行及绿色社区开发等相关工作",
        "Work in green building projects, interior design, construction, operation, green communities",
    ),
    (
        "从事建筑工程、能源化工、生产制造、交通运输、信息通信等工程领域项目管理工作",
        "Project management in construction, energy and chemicals, manufacturing, transport, information and communications",
    ),
    ("从事金融、会计和财务管理相关工作", "Work in finance, accounting and financial management"),
];

/// Our English for a text of the list, where there is one.
pub fn english(zh: &str) -> Option<&'static str> {
    GLOSSES.iter().find(|(printed, _)| *printed == zh).map(|(_, english)| *english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::{Confers, lists};
    use crate::text::has_han;
    use std::collections::HashSet;

    /// Every field and speciality of every list.
    fn texts() -> HashSet<&'static str> {
        let entries = || lists().iter().flat_map(|list| &list.entries);
        let specialities = entries().filter_map(|entry| match &entry.confers {
            Confers::Title { specialty, .. } => Some(specialty.as_str()),
            _ => None,
        });
        entries().flat_map(crate::domain::catalogue::Entry::fields).chain(specialities).collect()
    }

    #[test]
    fn every_field_and_speciality_of_the_lists_has_its_english() {
        for zh in texts() {
            assert!(english(zh).is_some(), "{zh}");
        }
    }

    #[test]
    fn the_english_holds_no_chinese_and_no_gloss_is_left_over() {
        for (zh, english) in GLOSSES {
            assert!(!has_han(english), "{english}");
            assert!(texts().contains(zh), "{zh} is printed nowhere");
        }
    }
}
