//! The walk through the five steps, act by act: who signs in next, and what they do. The page `/demo` shows it.
use super::{DemoPerson, PEOPLE};

/// One part of the walk: a step of the procedure, or the people beside it.
pub struct Scene {
    pub title_zh: &'static str,
    pub title_en: &'static str,
    /// The clause of the notice; empty where none speaks.
    pub clause: &'static str,
    /// One of the five steps.
    pub is_step: bool,
    pub acts: &'static [Act],
    /// Working days that must pass before the next scene can begin.
    pub days_after: u32,
}

/// What a person does there.
pub struct Act {
    pub who: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
}

impl Act {
    /// The person who acts.
    pub fn person(&self) -> Option<&'static DemoPerson> {
        PEOPLE.iter().find(|person| person.email.split('@').next() == Some(self.who))
    }
}

const fn act(who: &'static str, zh: &'static str, en: &'static str) -> Act {
    Act { who, zh, en }
}

pub const SCENES: &[Scene] = &[
    Scene {
        title_zh: "证书查验",
        title_en: "Verification",
        clause: "§2(3)1",
        is_step: true,
        acts: &[
            act(
                "he.jing",
                "为林知远新开事项：选证书，填编号",
                "Opens a case for Lin: certificate and number",
            ),
            act("lin.zhiyuan", "同意把证书信息送往境外查验", "Consents to the verification abroad"),
            act("su.ran", "受理，送发证机构，录入答复", "Accepts, asks the issuing body, records its answer"),
            act("shen.zhu", "复核答复", "Reviews the answer as second person"),
        ],
        days_after: 0,
    },
    Scene {
        title_zh: "材料与单位公示",
        title_en: "Papers and the employer's publicity",
        clause: "§2(3)2",
        is_step: true,
        acts: &[
            act("lin.zhiyuan", "填写材料，提交单位", "Fills in the papers and submits them to the employer"),
            act("he.jing", "审核，开始公示，登记张贴情况", "Reviews, publicises, records the display"),
            act("chen.mo", "单位退办的，由第二人确认", "Confirms as second person where the unit declines"),
        ],
        days_after: 6,
    },
    Scene {
        title_zh: "申报与受理",
        title_en: "Filing and acceptance",
        clause: "§2(3)3",
        is_step: true,
        acts: &[
            act("lin.zhiyuan", "看条件结论，提交市级", "Reads the verdict and files"),
            act(
                "zhou.min",
                "逐项审核，受理或要求补正",
                "Checks every item, then accepts or asks for corrections",
            ),
            act("gu.wen", "不予受理等事项，由第二人确认", "Confirms adverse decisions as second person"),
        ],
        days_after: 0,
    },
    Scene {
        title_zh: "专家评议",
        title_en: "Expert panel",
        clause: "§2(3)4",
        is_step: true,
        acts: &[
            act(
                "jiang.yifan",
                "建立会议，抽取专家，开放材料和表决",
                "Makes the session, draws experts, opens papers and vote",
            ),
            act(
                "yan.ming",
                "抽取时提交承诺，再公开随机数（两次点击）",
                "Two clicks for the draw: commits to a number, then reveals it",
            ),
            act("wu.haiyang", "声明回避，写意见，表决", "Declares conflicts, writes an opinion, votes"),
            act("tang.qi", "同上", "The same"),
            act("ma.lin", "同上", "The same"),
            act(
                "fang.zheng",
                "领取密钥份额甲，计票，复点（一次点击）",
                "Keeps share A of the key, counts, confirms the recount",
            ),
            act("bai.hua", "领取密钥份额乙，计票", "Keeps share B of the key, counts"),
        ],
        days_after: 6,
    },
    Scene {
        title_zh: "发证",
        title_en: "Certificate",
        clause: "§2(3)5",
        is_step: true,
        acts: &[
            act(
                "xu.qing",
                "结果公示期满后，制作证书",
                "Prepares the certificate after the result's publicity",
            ),
            act("luo.cheng", "核对证书，签发", "Looks at the sheet and issues it"),
            act("lin.zhiyuan", "下载证书，核验", "Downloads the certificate and checks it"),
        ],
        days_after: 0,
    },
    Scene {
        title_zh: "事业单位",
        title_en: "A public institution",
        clause: "§2(3)",
        is_step: false,
        acts: &[
            act(
                "zhou.lan",
                "研究院人事：申报前先取得主管部门同意",
                "HR of the institute: asks for consent before filing",
            ),
            act("qin.yue", "主管部门：同意或不同意", "Superior authority: gives or refuses consent"),
            act("daniel.okafor", "研究院的申报人", "Applicant at the institute"),
        ],
        days_after: 0,
    },
    Scene {
        title_zh: "人事代理",
        title_en: "An agency",
        clause: "",
        is_step: false,
        acts: &[act(
            "qian.cheng",
            "人事代理：在委托范围内代单位开立事项",
            "HR agency: opens cases for the unit within its mandate",
        )],
        days_after: 0,
    },
    Scene {
        title_zh: "系统与监督",
        title_en: "System and oversight",
        clause: "",
        is_step: false,
        acts: &[
            act("gao.yuan", "工作日历、时限规则、作业队列", "Calendar, policy data, jobs"),
            act(
                "shi.jian",
                "查看审计记录，授予重启权限",
                "Reads the audit record, gives the right to reopen",
            ),
            act("yan.ming", "查看审计记录", "Reads the audit record"),
        ],
        days_after: 0,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_person_of_the_demonstration_has_an_act() {
        let acts: Vec<_> = SCENES.iter().flat_map(|scene| scene.acts).collect();

        assert!(acts.iter().all(|act| act.person().is_some()), "an act of nobody");
        for person in PEOPLE {
            let has_act =
                acts.iter().any(|act| act.person().is_some_and(|found| found.email == person.email));
            assert!(has_act, "{} has nothing to do", person.email);
        }
    }
}
