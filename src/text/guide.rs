//! The guides: written by us, short, each rule with its paragraph of the notice or our own decision (D-nn).
use super::site::{Article, Part, articles};
use crate::domain::lang::Lang;

/// The name of a guide in its address, and the guide.
pub type Guide = (&'static str, fn(Lang) -> Article);

/// The guides in the order in which they are offered.
pub const GUIDES: &[Guide] = &[
    ("applicant", applicant),
    ("abroad", abroad),
    ("employer", employer),
    ("classes", classes),
    ("objections", objections),
    ("checking", checking),
    ("your-data", your_data),
];

/// The guide of that name.
pub fn guide(name: &str, lang: Lang) -> Option<Article> {
    GUIDES.iter().find(|(known, _)| *known == name).map(|(_, article)| article(lang))
}

articles! {
    /// For people who work in Shanghai and hold a class C certificate.
    applicant "申报人：在上海工作" | "Applicants who work in Shanghai", "从查清单到拿到职称证书，五步。" | "From looking up the list to your title certificate, in five steps." {
        "先看能不能申报" | "First, see whether you qualify" {
            "证书须在C类清单中；A、B、D类不能据此申报职称（§2、附件1）。" | "Your certificate must be in class C; classes A, B and D lead to no title (§2, Anx1).";
            "目前在上海合法工作，且在沪从事相关工作满1年（§2、§2(2)）。" | "You work lawfully in Shanghai now, and have done relevant work there for one full year (§2, §2(2)).";
            "学历、年限按层级要求；境外工作计入相关年限，不计入在沪1年（§2(2)、D-06）。" | "Degree and years depend on the level. Years abroad count as relevant work, not towards the year in Shanghai (§2(2), D-06).";
            "工程系列须有理工科学历或学位（§2(2)、D-07）。" | "An engineering title needs a science or engineering qualification (§2(2), D-07).";
            "有境外经历或海外业务，一项即可（§2(1)4、D-24）。" | "Experience overseas or overseas business: either is enough (§2(1)4, D-24).";
        } link "开始条件自查" | "Start the self-check" => "/self-check";
        "五个步骤" | "The five steps" {
            "单位开立事项，证书向发证机构查验；须您单独同意后才发送（§2(3)1、D-16）。" | "Your employer opens a case; the certificate is checked with its issuing body, once you have consented separately (§2(3)1, D-16).";
            "您填写申报表、上传材料；单位审核，并在单位内公示不少于5个工作日（§2(3)2）。" | "You fill in the form and upload documents; your employer reviews them and publicises the case inside the unit for at least 5 working days (§2(3)2).";
            "您本人向市级申报；要补正的，一次告知（§2(3)3、D-18）。" | "You file with the city yourself. What must be corrected is told in one notice (§2(3)3, D-18).";
            "专家评议，秘密表决（§2(3)4、D-11）。" | "A panel of experts decides by secret vote (§2(3)4, D-11).";
            "结果公示5个工作日；无异议的，制发电子证书（§2(3)5、D-05）。" | "The result is on display for 5 working days. Without objection, your electronic certificate is issued (§2(3)5, D-05).";
        };
        "准备材料" | "What to prepare" {
            "身份证件、在沪合法工作证明、学历学位、境外证书、工作经历证明、境外经历或海外业务证明。" | "Identity document, proof of lawful work in Shanghai, degrees, the certificate, proof of work, proof of overseas experience or business.";
            "PDF、JPEG 或 PNG，每份不超过20 MB。通知没有列出材料清单，这是本系统的要求。" | "PDF, JPEG or PNG, up to 20 MB each. The notice prints no list of documents; this one is ours.";
            "业绩、创新、贡献逐项填写，每项选好证明材料：评议专家看的就是这些。" | "Enter achievements one by one and choose the evidence for each: this is what the experts read.";
        };
        "结果不如意" | "If the result is against you" {
            "决定告知书写明理由、条款、向谁提出、期限。" | "The notice of decision gives reasons, clauses, where to turn and by when.";
            "可以再次申报，不设间隔（D-19）；对评议程序有疑问的，可以申请复查（D-11）。" | "You may apply again without waiting (D-19), or ask for a re-check of the panel's procedure (D-11).";
        } link "登录查看我的事项" | "Sign in to your case" => "/sign-in";
    }
    /// For people who are not in Shanghai yet; written in English first.
    abroad "境外持证人" | "Holders abroad", "人不在上海，先知道能做什么。" | "You are not in Shanghai yet: what you can do now." {
        "现在就能做的" | "What you can do today" {
            "按中文名、英文名或缩写查证书，看它在哪一类、带来什么（附件1）。" | "Look up your certificate by its name or abbreviation and see its class and what it brings (Anx1).";
            "做条件自查，看到上海工作后何时符合。无须登录，不保存内容。" | "Take the self-check to see from when you would qualify once you work in Shanghai. No account; nothing is kept.";
        } link "查清单" | "Look up a certificate" => "/catalogue";
        "证书查验" | "Verification" {
            "查验确认证书是否真实，不说明资历和水平（附件2 五）。" | "Verification tells whether the certificate is genuine. It says nothing about seniority or ability (Anx2 5).";
            "在上海已就业的，由单位申请；其他人由本人向查验平台申请，窗口可以咨询（附件2 一、二）。" | "If you are employed in Shanghai, your employer asks for it. Otherwise you ask the verification platform yourself; its window advises you (Anx2 1-2).";
            "本系统目前只受理单位提出的申请；本人申请请向该平台提出。" | "This system takes requests from employers only so far. Make your own request at that platform.";
            "本人先办的查验，经您同意可以转给后来的单位（D-21）。发证机构没有答复，不等于证书不真实（D-22）。" | "A verification of your own can pass to a later employer with your consent (D-21). No answer from the issuing body does not mean the certificate is false (D-22).";
        };
        "什么时候能申报职称" | "When you can apply for a title" {
            "须在上海合法工作，在沪从事相关工作满1年；境外年限计入相关工作年限（§2、§2(2)、D-06）。" | "You must work lawfully in Shanghai and complete one year of relevant work there. Years abroad count as relevant work (§2, §2(2), D-06).";
            "没有年龄、国籍、语言和论文要求（§2(2)）；最高到副高级。" | "There is no requirement of age, nationality, language or papers (§2(2)). The highest level is associate senior.";
        } link "开始条件自查" | "Start the self-check" => "/self-check";
        "费用和时间" | "Costs and times" {
            "通知没有写费用（§2(3)）。本系统所列期限均为上海时间。" | "The notice states no fee (§2(3)). Deadlines in this system are in Shanghai time (UTC+8).";
        };
    }
    /// For personnel offices.
    employer "用人单位" | "Employers", "您开立事项、审核材料、组织公示。" | "You open the case, review it and publicise it." {
        "开立事项" | "Open a case" {
            "选清单中的证书，填申报人和证书编号，即提交查验（§2(3)1、附件2 一）。" | "Choose the certificate from the list, name the applicant and the number; verification is asked for at once (§2(3)1, Anx2 1).";
            "多名申报人可以一次粘贴或上传表格，出错的行单独列出。" | "Several applicants at once: paste them or upload a sheet; rows with errors are shown apart.";
        };
        "审核和公示" | "Review and publicity" {
            "分别记录两项意见：材料是否齐全真实，履职是否良好（§2(3)2）。" | "Record two findings: whether the documents are complete and true, and whether duties are performed well (§2(3)2).";
            "在单位内公示不少于5个工作日，发布当天不计，留下张贴证明（§2(3)2、D-14）。" | "Publicise inside the unit for at least 5 working days, the day of posting not counted, and keep proof of display (§2(3)2, D-14).";
            "公示中断或公示内容有变的，重新公示满整个期限（D-13）。" | "If publicity is interrupted or its content changes, it runs again for the whole window (D-13).";
            "有异议的，由单位调查并写明结论；未办结的，公示不能结束（D-17）。" | "You investigate objections and write down a finding; publicity does not close over an open one (D-17).";
        };
        "事业单位" | "Public institutions" {
            "申报前须经主管部门同意；原则上还应符合岗位管理规定（§2(3)末段）。" | "The superior authority consents before filing; in principle the rules on posts apply too (§2(3), last paragraph).";
        };
        "劳动关系结束" | "When the employment ends" {
            "请及时报告。事项不会自动终止，由两名受理人员核实后决定。" | "Report it. The case is not ended by itself: two reviewers look and decide.";
        } link "登录工作台" | "Sign in" => "/sign-in";
    }
    /// What a certificate brings, by class.
    classes "A、B、C、D四类证书" | "Classes A, B, C and D", "同一证书可以在几类中，各类作用不同。" | "A certificate can stand in several classes; each brings something else." {
        "A类" | "Class A" {
            "139项。持证人在签证、工作许可、居住证积分等方面有便利，由相应部门办理（§1(1)）。" | "139 rows. Holders get easier visas, work permits and residence points, from the offices in charge (§1(1)).";
        };
        "B类" | "Class B" {
            "24项。在A类之上另有六项，如永久居留推荐、人才签证（§1(2)）。" | "24 rows. Six more than class A, such as recommendation for permanent residence and talent visas (§1(2)).";
        };
        "C类" | "Class C" {
            "41项。可以考核认定职称：副高级27项、中级12项、初级2项；没有正高级（§2、附件1）。" | "41 rows. These lead to a title: 27 associate senior, 12 intermediate, 2 junior, none senior (§2, Anx1).";
            "第37、38项另有持证年限：2年、10年（附件1）。" | "Rows 37 and 38 also ask for years of holding: 2 and 10 (Anx1).";
        };
        "D类" | "Class D" {
            "12项。只涉及与境内资格的互认，不产生职称（§3、附件1）。" | "12 rows. They are about mutual recognition with domestic qualifications and confer no title (§3, Anx1).";
        };
        "清单会变" | "The list changes" {
            "清单按版本更新，项目可以退出（§6）。事项按申报时有效的版本办理（D-09）。" | "The list has versions and rows can leave it (§6). A case follows the version in force when it was filed (D-09).";
        } link "打开清单" | "Open the list" => "/catalogue";
    }
    /// How to object, and what becomes of it.
    objections "异议" | "Objections", "公示期内，谁都可以提出，可以匿名。" | "During publicity anybody can object, also without a name." {
        "两次公示" | "Two publicities" {
            "单位内部公示：不少于5个工作日，由单位调查（§2(3)2、D-17）。" | "Inside the unit: at least 5 working days; the unit investigates (§2(3)2, D-17).";
            "结果公示：5个工作日，由市级受理部门调查（§2(3)5、D-05、D-17）。" | "Of the result: 5 working days; the city's office investigates (§2(3)5, D-05, D-17).";
        };
        "怎样提出" | "How to object" {
            "内部公示：用公示单上的链接或二维码；结果公示：在公示栏点“提出异议”。" | "Inside the unit: by the link or QR code on the sheet. For a result: “Object” on the board.";
            "写明事实和依据。不必留名；留联系方式的，只有调查人员看得到。" | "Say what is wrong and what it rests on. No name is needed; a contact is seen by the investigators only.";
        } link "打开公示栏" | "Open the board" => "/board";
        "之后" | "What follows" {
            "每件异议都有书面结论。未办结的，公示不能结束，不能发证（§2(3)5、D-17）。" | "Each objection gets a written finding. While one is open, publicity does not close and no certificate is issued (§2(3)5, D-17).";
            "成立的，事项终结；不成立的，事项继续。申报人不会知道是谁提出的。" | "Upheld: the case ends. Dismissed: it goes on. The applicant is not told who objected.";
        };
    }
    /// For whoever is shown a title certificate.
    checking "核验职称证书" | "Checking a title certificate", "扫描二维码，或输入核验码。" | "Scan its QR code or type its check code." {
        "怎样核验" | "How to check" {
            "空格、连字符、大小写都不影响；0和O、1和I可以混用。" | "Spaces, hyphens and case do not matter; O is read as 0 and I as 1.";
            "把结果与证书逐项比对。姓名部分隐去，请与持证人出示的证件核对。" | "Compare the answer with the sheet line by line. The name is masked: compare it with the holder's own document.";
        } link "核验证书" | "Check a certificate" => "/check";
        "结果的含义" | "What the answer means" {
            "每种结果都有文字和标记，不只靠颜色；“未找到”不说明原因。" | "Each answer has its words and its mark, never a colour alone; “not found” gives no reason.";
            "结果说明证书是否由本系统制发、现在是否有效，不说明持证人的资历和水平。" | "It tells whether this system issued the certificate and whether it stands now, not the holder's seniority or ability.";
            "状态可能变化，使用前请再次核验。不说明在职情况（附件2 五）。" | "The standing can change: check again before you rely on it. Employment is not part of it (Anx2 5).";
        };
    }
    /// What is kept about an applicant, and their rights.
    your_data "您的个人信息" | "Your data", "收集什么、谁能看、可以要求什么。" | "What is collected, who sees it, what you can ask for." {
        "谁能看" | "Who sees it" {
            "单位、主管部门（事业单位）、受理和查验人员、评议专家、制证人员，各看所需；打开材料都有记录。" | "Your employer, its superior authority, reviewers, verification officers, experts and certificate officers, each what they need. Each opening of a document is recorded.";
            "专家看不到您的身份证件；公示材料隐去证件号码、出生日期和联系方式（D-15）。" | "Experts do not see your identity document. Publicised materials hide document numbers, dates of birth and contacts (D-15).";
        };
        "送往境外" | "Sent abroad" {
            "只有证书编号、证书上的姓名和日期，经您单独同意、由查验人员逐件放行（D-16）。" | "Only the certificate number, the name as printed and dates, with your separate consent, released one by one by an officer (D-16).";
            "答复之前可以撤回同意；撤回后不再发送。" | "You can take your consent back before the answer; nothing more is sent after that.";
        };
        "您可以" | "You can" {
            "查看自己的全部申报内容，要求更正错误，评议前撤回申报（D-19）。" | "See everything in your case, have mistakes corrected, and withdraw before the panel sits (D-19).";
            "查看决定和理由。您首次打开决定的时间有记录，不影响您的期限和权利。" | "Read the decision and its reasons. When you first opened it is recorded; no term and no right depends on that.";
        } link "个人信息保护说明" | "The privacy statement" => "/privacy";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guides_speak_one_language_at_a_time() {
        crate::text::site::tests::speak_one_language(ARTICLES);
        assert_eq!(ARTICLES.len(), GUIDES.len());
    }

    #[test]
    fn every_guide_cites_the_notice() {
        for (name, article) in GUIDES.iter().filter(|(name, _)| *name != "checking") {
            let is_cited = |line: &str| line.contains('§') || line.contains("D-") || line.contains("Anx");
            let lines = article(Lang::En).parts.into_iter().flat_map(|part| part.lines);
            assert!(lines.into_iter().any(is_cited), "{name}");
        }
    }
}
