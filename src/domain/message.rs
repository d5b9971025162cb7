//! What people are told: to whom, how it goes out, and how its wording may be changed.
use super::text_enum;

text_enum! {
    /// Whom an event is said to. Each hears it in words of their own, with their own next step.
    pub enum Audience {
        Applicant = "applicant" ("申报人", "Applicant"),
        Employer = "employer" ("用人单位", "Employer"),
        SuperiorAuthority = "superior_authority" ("主管部门", "Superior authority"),
        VerificationOfficer = "verification_officer" ("查验人员", "Verification officer"),
        Reviewer = "reviewer" ("受理审核人员", "Reviewer"),
        Secretary = "secretary" ("评议秘书", "Panel secretary"),
        CertificateOfficer = "certificate_officer" ("制证人员", "Certificate officer"),
        Administrator = "administrator" ("系统管理员", "System administrator"),
    }
}

text_enum! {
    /// How a person wants to be told beside the message page. Legal notices go at once whatever is chosen.
    pub enum Delivery {
        AtOnce = "at_once" ("每条消息立即发邮件", "An e-mail for each message, at once"),
        Digest = "digest" ("每个工作日汇总成一封邮件", "One e-mail each working day"),
        InApp = "in_app" ("不发邮件，只在系统内查看", "No e-mail, only here"),
    }
}

text_enum! {
    /// How an e-mail fares.
    pub enum LetterState {
        Waiting = "waiting" ("待发送", "Waiting"),
        Sent = "sent" ("已发送", "Sent"),
        /// Tried in vain; the worker tries again.
        Failed = "failed" ("发送失败，将重试", "Failed, to be tried again"),
        GivenUp = "given_up" ("已停止发送", "Given up"),
    }
}

/// Tries before an e-mail is given up: with the worker's doubled waits, a day and a half.
pub const MOST_ATTEMPTS: i32 = 12;

/// What an event says, in both languages. `{case}` and the like are filled in for each reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub subject_zh: String,
    pub subject_en: String,
    pub body_zh: String,
    pub body_en: String,
}

/// Longest subject and body, in characters.
pub const LONGEST_SUBJECT: usize = 80;
pub const LONGEST_BODY: usize = 1000;

/// What speaks against a text, in Chinese and English.
pub type Objection = (String, String);

/// The names between braces, in their order; an error names a brace without its partner.
pub fn placeholders(text: &str) -> Result<Vec<&str>, Objection> {
    let (mut names, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find(['{', '}']) {
        let inner = &rest[start + 1..];
        let end = inner
            .find(['{', '}'])
            .filter(|end| rest[start..].starts_with('{') && inner[*end..].starts_with('}'));
        let Some(end) = end else {
            return Err((
                "花括号没有成对。占位符写作 {case}。".into(),
                "A brace has no partner. A placeholder is written {case}.".into(),
            ));
        };
        names.push(&inner[..end]);
        rest = &inner[end + 1..];
    }
    Ok(names)
}

/// Puts the facts in, once: what a fact holds is not read again.
pub fn fill(text: &str, facts: &[(&str, String)]) -> String {
    let (mut filled, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('{') {
        let (words, from) = rest.split_at(start);
        filled.push_str(words);
        rest = from;
        let Some(end) = from.find('}') else { break };
        let known = facts.iter().find(|(name, _)| *name == &from[1..end]);
        filled.push_str(known.map_or(&from[..=end], |(_, value)| value.as_str()));
        rest = &from[end + 1..];
    }
    filled + rest
}

/// Whether a changed text may stand for a built-in one: the same needed placeholders, no unknown one, no HTML.
pub fn objection_to(text: &str, builtin: &str, known: &[&str], longest: usize) -> Option<Objection> {
    let found = match placeholders(text) {
        Ok(found) => found,
        Err(objection) => return Some(objection),
    };
    if text.trim().is_empty() {
        return Some(("请填写内容。".into(), "Enter the text.".into()));
    }
    if text.chars().count() > longest {
        return Some((format!("请不要超过{longest}字。"), format!("Keep it within {longest} characters.")));
    }
    if text.contains(['<', '>']) {
        return Some((
            "不能使用尖括号：消息是纯文本，不支持HTML。".into(),
            "Leave out < and >: messages are plain text, not HTML.".into(),
        ));
    }
    if let Some(name) = found.iter().find(|name| !known.contains(name)) {
        return Some((
            format!("没有名为 {{{name}}} 的占位符。可用的有：{}。", listed(known)),
            format!("There is no placeholder {{{name}}}. Known are: {}.", listed(known)),
        ));
    }
    let needed = placeholders(builtin).unwrap_or_default();
    needed.iter().find(|name| !found.contains(name)).map(|name| {
        (
            format!("缺少占位符 {{{name}}}，请补上。"),
            format!("The placeholder {{{name}}} is missing: put it in."),
        )
    })
}

fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(" ")
}

/// An e-mail address hidden but for its first character and its domain: `l***@demo.invalid`.
pub fn masked_address(address: &str) -> String {
    match address.split_once('@') {
        Some((local, domain)) => format!("{}***@{domain}", local.chars().take(1).collect::<String>()),
        None => "***".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_put_in_once_and_never_read_as_placeholders() {
        let facts = [("case", "RD-1 {due}".to_owned()), ("due", "tomorrow".to_owned())];

        assert_eq!(fill("Case {case}, by {due}.", &facts), "Case RD-1 {due}, by tomorrow.");
        assert_eq!(fill("{unknown} {case", &facts), "{unknown} {case");
    }

    #[test]
    fn a_brace_without_its_partner_is_refused() {
        assert_eq!(placeholders("{case} and {due}").unwrap(), ["case", "due"]);
        for text in ["{case", "case}", "{{case}}", "{a{b}"] {
            assert!(placeholders(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_unknown_or_missing_placeholder_is_named() {
        let objection = |text| objection_to(text, "Case {case}: {due}", &["case", "due"], 40).unwrap().1;

        assert!(objection("{case} {due} {name}").contains("{name}"));
        assert!(objection("Case {case}").contains("{due} is missing"));
        assert!(objection("<b>{case}</b> {due}").contains("not HTML"));
        assert!(objection("").contains("Enter"));
        assert!(objection(&"x".repeat(41)).contains("40"));
        assert_eq!(objection_to("{due}: {case}", "{case} {due}", &["case", "due"], 40), None);
    }

    #[test]
    fn an_address_shows_no_more_than_its_first_character_and_its_domain() {
        assert_eq!(masked_address("lin.zhiyuan@demo.invalid"), "l***@demo.invalid");
        assert_eq!(masked_address("no address"), "***");
    }
}
