//! The demonstration: fictional people for every role, and a clock that can be moved. Only `serve --demo` uses it.
pub mod cases;
pub mod furnish;
mod mandate;
mod sample;
pub mod script;

use crate::app::App;
pub use crate::db::demo::{DemoOrg, DemoPerson};
use crate::db::{Conn, demo as db, reference};
use crate::domain::account::Right;
use crate::domain::actor::{Actor, Role};
use crate::domain::calendar::{Calendar, shanghai_date, shanghai_time};
use crate::domain::policy::Key;
use crate::services::{Error, Result};
use chrono::{DateTime, Duration, NaiveTime, Utc};

pub const ORGS: &[DemoOrg] = &[
    DemoOrg {
        kind: "employer",
        name_zh: "上海示例海洋装备有限公司",
        name_en: "Shanghai Sample Marine Equipment Co., Ltd.",
        credit_code: Some("91310115MA1TEXT069"),
        employer_kind: Some("enterprise"),
        superior: None,
    },
    DemoOrg {
        kind: "authority",
        name_zh: "上海示例主管局",
        name_en: "Shanghai Sample Superior Authority",
        credit_code: None,
        employer_kind: None,
        superior: None,
    },
    DemoOrg {
        kind: "employer",
        name_zh: "上海示例研究院",
        name_en: "Shanghai Sample Research Institute",
        credit_code: Some("12310000425001236R"),
        employer_kind: Some("public_institution"),
        superior: Some(1),
    },
    DemoOrg {
        kind: "bureau",
        name_zh: "市级受理科（演示）",
        name_en: "City office (demonstration)",
        credit_code: None,
        employer_kind: None,
        superior: None,
    },
    DemoOrg {
        kind: "agency",
        name_zh: "上海示例人才服务有限公司",
        name_en: "Shanghai Sample Talent Services Co., Ltd.",
        credit_code: Some("91310106MA1TEXT08E"),
        employer_kind: None,
        superior: None,
    },
];

macro_rules! people {
    ($($email:literal $name:literal $role:ident $org:expr, $zh:literal $en:literal;)+) => {
        pub const PEOPLE: &[DemoPerson] = &[$(DemoPerson {
            email: concat!($email, "@demo.invalid"),
            name: $name,
            role: Role::$role,
            org: $org,
            about_zh: $zh,
            about_en: $en,
        }),+];
    };
}

people! {
    "he.jing" "何静" Employer Some(0), "示例海洋装备，人力资源" "HR at Sample Marine Equipment";
    "chen.mo" "陈默" Employer Some(0), "示例海洋装备，人力资源（第二人）" "HR at Sample Marine Equipment, second person";
    "zhou.lan" "周岚" Employer Some(2), "示例研究院（事业单位），人事处" "HR at the Sample Research Institute, a public institution";
    "qian.cheng" "钱程" Agency Some(4), "人事代理，受示例海洋装备委托" "HR agency, with a mandate of Sample Marine Equipment";
    "lin.zhiyuan" "林知远" Applicant Some(0), "申报人，特许工程师（IMarEST）" "Applicant, Chartered Engineer (IMarEST)";
    "daniel.okafor" "Daniel Okafor" Applicant Some(2), "申报人，事业单位" "Applicant at the public institution";
    "su.ran" "苏然" VerificationOfficer Some(3), "证书查验" "Verification officer";
    "shen.zhu" "沈竹" VerificationOfficer Some(3), "证书查验，复核" "Verification officer, second person";
    "qin.yue" "秦岳" SuperiorAuthority Some(1), "示例研究院的主管部门" "Superior authority of the Institute";
    "zhou.min" "周敏" Reviewer Some(3), "市级受理" "City reviewer";
    "gu.wen" "顾文" Reviewer Some(3), "市级受理（第二人）" "City reviewer, second person";
    "jiang.yifan" "江一帆" Secretary Some(3), "组织评议会议" "Runs the panel";
    "fang.zheng" "方正" Teller Some(3), "计票人甲" "Teller A";
    "bai.hua" "白桦" Teller Some(3), "计票人乙" "Teller B";
    "wu.haiyang" "吴海洋" Expert None, "评议专家，工程" "Expert, engineering";
    "tang.qi" "唐棋" Expert None, "评议专家，工程" "Expert, engineering";
    "ma.lin" "马琳" Expert None, "评议专家，工程" "Expert, engineering";
    "xu.qing" "许清" CertificateOfficer Some(3), "制证" "Certificate officer";
    "luo.cheng" "罗成" CertificateOfficer Some(3), "制证（第二人）" "Certificate officer, second person";
    "gao.yuan" "高远" Administrator Some(3), "系统管理员" "System administrator";
    "shi.jian" "石坚" SecurityAdministrator Some(3), "安全管理员" "Security administrator";
    "yan.ming" "严明" Auditor Some(3), "审计管理员" "Auditor";
}

/// Loads people and organisations once. Refuses a database that holds real people.
pub fn seed(conn: &mut Conn, now: DateTime<Utc>) -> anyhow::Result<()> {
    anyhow::ensure!(
        db::real_people(conn)? == 0,
        "this database holds real people: a demonstration needs a database of its own (set DATABASE_URL, or unset it)"
    );
    db::seed(conn, ORGS, PEOPLE, now)?;
    db::give(conn, "zhou.min@demo.invalid", Right::Reopen, now)?;
    let source = "演示值：便于走完全程；正式使用时由管理员按规定设置";
    for (key, value) in [(Key::PanelSize, 3), (Key::PanelOpinions, 1)] {
        reference::seed_policy(conn, key.as_str(), &serde_json::Value::from(value), source, now)?;
    }
    Ok(())
}

/// Nine in the morning, in Shanghai, of the working day so many working days on; `None` beyond the loaded calendar.
pub fn later(calendar: &Calendar, now: DateTime<Utc>, working_days: u32) -> Option<DateTime<Utc>> {
    let mut day = shanghai_date(now);
    for _ in 0..working_days {
        let next = calendar.next_working_day_after(day);
        if next.is_provisional {
            return None;
        }
        day = next.value;
    }
    let nine = day.and_time(NaiveTime::from_hms_opt(9, 0, 0)?);
    Some(nine.and_local_timezone(shanghai_time()).single()?.to_utc())
}

/// Keeps the clock's place for the next start.
pub fn remember(app: &App, ahead: Duration) -> Result<()> {
    let system = Actor::system(app.clock.now());
    app.db.as_actor::<_, Error>(&system, |conn| Ok(reference::set_demo_offset(conn, ahead.num_seconds())?))
}

/// Puts the clock where it was.
pub fn restore_clock(app: &App) -> Result<()> {
    let system = Actor::system(app.clock.now());
    let seconds = app.db.as_actor::<_, Error>(&system, |conn| Ok(reference::demo_offset(conn)?))?;
    app.clock.set_ahead(Duration::seconds(seconds));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_moves_by_working_days_and_stops_where_the_calendar_ends() {
        let friday: DateTime<Utc> = "2026-11-20T03:00:00Z".parse().unwrap();

        let later_by = |days| later(crate::domain::calendar::embedded(), friday, days);

        assert_eq!(later_by(1), Some("2026-11-23T01:00:00Z".parse().unwrap()));
        assert_eq!(later_by(5), Some("2026-11-27T01:00:00Z".parse().unwrap()));
        assert_eq!(later_by(40), None);
    }

    #[test]
    fn every_role_that_acts_has_somebody() {
        for role in
            [Role::Employer, Role::Applicant, Role::Reviewer, Role::Secretary, Role::Expert, Role::Teller]
        {
            assert!(PEOPLE.iter().any(|person| person.role == role), "nobody is {role}");
        }
    }
}
