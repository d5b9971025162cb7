//! What is hidden from filed materials before people of the unit read them (§2(3)2, D-15): numbers of documents,
//! telephone numbers, addresses, days of birth. Words stay, so that what is claimed can still be judged.

/// Marks of a person's birth: every number in a clause that holds one is hidden.
const BIRTH: [&str; 4] = ["出生", "生于", "born", "birth"];
/// What follows the number of a house, a flat or a room.
const PLACE: [char; 6] = ['号', '弄', '室', '栋', '幢', '楼'];
/// As many digits as the shortest number that leads to a person (a local telephone number).
const LEAST_DIGITS: usize = 7;

/// A free text with numbers, addresses and days of birth hidden.
pub fn masked_text(text: &str) -> String {
    text.split_inclusive(['。', '；', '，', ';', ',', '\n']).map(masked_clause).collect()
}

/// A number of a document: its first and last two characters, or nothing of a short one.
pub fn masked_number(number: &str) -> String {
    let all: Vec<char> = number.trim().chars().collect();
    if all.len() < LEAST_DIGITS {
        return "*".repeat(all.len());
    }
    let hidden = |at: usize| at >= 2 && at + 2 < all.len();
    all.iter().enumerate().map(|(at, c)| if hidden(at) { '*' } else { *c }).collect()
}

fn masked_clause(clause: &str) -> String {
    let lower = clause.to_lowercase();
    if BIRTH.iter().any(|word| lower.contains(word)) {
        return clause.chars().map(|c| if c.is_numeric() { '*' } else { c }).collect();
    }
    let (mut masked, mut rest) = (String::with_capacity(clause.len()), clause);
    while let Some(start) = rest.find(is_part) {
        let (words, from) = rest.split_at(start);
        let end = end_of_token(from);
        let (token, after) = from.split_at(end);
        masked.push_str(words);
        masked.push_str(&masked_token(token, after));
        rest = after;
    }
    masked + rest
}

/// Characters that make up numbers, telephone numbers and e-mail addresses.
fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '@' | '.' | '_' | '０'..='９')
}

/// A single space between two digits belongs to the number: `138 1234 5678`.
fn end_of_token(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let joins =
            c == ' ' && before.is_numeric() && chars.peek().is_some_and(|(_, next)| next.is_numeric());
        if !is_part(c) && !joins {
            return at;
        }
        before = c;
    }
    text.len()
}

fn masked_token(token: &str, after: &str) -> String {
    let digits = token.chars().filter(|c| c.is_numeric()).count();
    if token.contains('@') {
        return "***@***".to_owned();
    }
    if after.starts_with(PLACE) && digits > 0 {
        return "*".repeat(token.chars().count());
    }
    if digits < LEAST_DIGITS || is_a_date(token) { token.to_owned() } else { masked_number(token) }
}

/// `2010-07-01`, `2010.7.1`, `2010-2012`: years and days of studies and work are what is publicised.
fn is_a_date(token: &str) -> bool {
    let parts: Vec<&str> = token.split(['-', '.', ' ']).collect();
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let are_digits = parts.iter().all(|part| part.chars().all(|c| c.is_ascii_digit()));
    are_digits
        && parts.len() > 1
        && is_year(parts[0])
        && parts.iter().skip(1).all(|part| part.len() <= 2 || is_year(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_lead_to_a_person_are_hidden() {
        assert_eq!(masked_text("身份证310101199003078515，"), "身份证31**************15，");
        assert_eq!(masked_text("护照E12345678"), "护照E1*****78");
        assert_eq!(masked_text("电话138 1234 5678。"), "电话13*********78。");
        assert_eq!(masked_text("call +86-21-6212-3456"), "call +8************56");
        assert_eq!(masked_text("邮箱 li.ming@example.com"), "邮箱 ***@***");
    }

    #[test]
    fn the_years_and_days_of_study_and_work_stay() {
        for text in [
            "2010-07-01至2012.6.30",
            "2008-2012 在鹿特丹",
            "2010年7月1日取得",
            "完成合同额 123456 元",
            "ISO 9001",
        ] {
            assert_eq!(masked_text(text), text);
        }
    }

    #[test]
    fn addresses_and_days_of_birth_are_hidden() {
        assert_eq!(masked_text("住大渡河路158号3楼"), "住大渡河路***号*楼");
        assert_eq!(masked_text("1985年3月2日出生，2010年毕业"), "****年*月*日出生，2010年毕业");
        assert_eq!(
            masked_text("Born on 2 March 1985; studied 2003-2007"),
            "Born on * March ****; studied 2003-2007"
        );
    }

    #[test]
    fn a_short_number_is_hidden_whole() {
        assert_eq!(masked_number("A123"), "****");
        assert_eq!(masked_number("CE-123456"), "CE*****56");
        assert_eq!(masked_number(""), "");
    }
}
