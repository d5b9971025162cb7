//! What was applied for, as the reviewer reads it: facts in pairs.
use crate::domain::application::{Application, Degree, Work};
use crate::domain::eligibility::because::degree_name;
use crate::domain::lang::{Lang, Say};
use crate::services::case::office::OfficeView;
use crate::text::format;
use crate::text::review::ReviewText;
use crate::web::page::Phrase;
use crate::web::page::list::SummaryRow;

/// The application in the order of the form.
pub fn rows(lang: Lang, office: &OfficeView) -> Vec<SummaryRow> {
    let t = ReviewText(lang);
    let (form, item, verification) = (&office.form.content, office.view.item, &office.verification);
    let latin = item.certificate_en.as_deref().or(item.abbreviation.as_deref());
    let certificate = match latin {
        Some(latin) => Phrase::both(lang, item.certificate_zh.clone(), latin.to_owned()),
        None => Phrase::data(item.certificate_zh.clone()),
    };
    let issuer = match &item.issuing_body_en {
        Some(en) => Phrase::both(lang, item.issuing_body_zh.clone(), en.clone()),
        None => Phrase::data(item.issuing_body_zh.clone()),
    };
    let title = item.title_name().map(|title| Phrase::data(lang.pick(title.zh, title.en)));
    let mut rows = vec![
        SummaryRow::new(t.name(), Phrase::data(office.view.case.applicant_name.clone())),
        SummaryRow::new(t.certificate(), certificate),
        SummaryRow::new(t.issuer(), issuer),
        SummaryRow::new(t.certificate_no(), Phrase::data(verification.certificate_no.clone())),
        SummaryRow::new(t.awarded_on(), verification.awarded_on.say(lang)),
        SummaryRow::new(t.title(), title.unwrap_or_else(|| Phrase::plain("D-27"))),
        SummaryRow::new(t.level(), item.title_level.name(lang)),
        SummaryRow::new(t.post(), Phrase::data(office.view.case.post.clone())),
    ];
    if office.view.case.filed_at.is_none() {
        rows.push(SummaryRow::new(t.evidence(), t.not_filed()).wide());
        return rows;
    }
    rows.insert(1, SummaryRow::new(t.latin_name(), Phrase::data(form.name_latin.clone())));
    rows.push(SummaryRow::new(t.speciality(), Phrase::data(form.speciality.clone())));
    rows.extend(history(lang, form));
    if let Some(verdict) = &office.verdict {
        rows.push(SummaryRow::new(t.verdict(), verdict.summary(lang)).wide());
    }
    rows
}

fn history(lang: Lang, form: &Application) -> Vec<SummaryRow> {
    let t = ReviewText(lang);
    let all = |parts: Vec<Phrase>| {
        let mut parts = parts.into_iter();
        let first = parts.next().unwrap_or_else(|| Phrase::plain(""));
        parts.fold(first, |said, part| said.then(lang.pick("；", "; ")).then(part))
    };
    vec![
        SummaryRow::new(t.degrees(), all(form.degrees.iter().map(|d| degree(lang, d)).collect())).wide(),
        SummaryRow::new(t.work(), all(form.work.iter().map(|w| work(lang, w)).collect())).wide(),
        SummaryRow::new(t.overseas(), Phrase::data(form.overseas_experience.clone())).wide(),
        SummaryRow::new(t.overseas_business(), Phrase::data(form.overseas_business.clone())).wide(),
        SummaryRow::new(t.achievements(), Phrase::data(form.achievements.clone())).wide(),
    ]
}

fn degree(lang: Lang, degree: &Degree) -> Phrase {
    Phrase::plain(degree_name(degree.kind, lang))
        .then(" ")
        .then(Phrase::data(format!("{} {}", degree.institution, degree.field)))
        .then(format!(" {}", degree.awarded_on.say(lang)))
}

fn work(lang: Lang, work: &Work) -> Phrase {
    let t = ReviewText(lang);
    let to = work.to.map_or_else(|| t.to_now().to_owned(), |day| format::date(lang, day));
    let place = if work.in_shanghai { t.in_shanghai() } else { t.elsewhere() };
    Phrase::plain(format!("{} – {to} ", format::date(lang, work.from)))
        .then(Phrase::data(format!("{} {}", work.employer, work.post)))
        .then(lang.pick(format!("（{place}）"), format!(" ({place})")))
}
