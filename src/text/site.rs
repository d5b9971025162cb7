//! The words of one's own account, of feedback, and of the pages about this site.
use super::texts;
use crate::domain::lang::Lang;

texts! {
    pub OwnAccountText {
        title => "我的账户" | "My account";
        name => "姓名" | "Name";
        email => "电子邮箱" | "E-mail";
        roles => "身份" | "Roles";
        roles_note => "同一时间只以一种身份办理；有多种身份的，在页面上方切换。姓名、邮箱、身份有误的，请联系管理员更正。" | "You act in one role at a time; with several, switch at the top of the page. Ask the administrator to correct your name, address or roles.";
        letters => "邮件语言" | "Language of letters";
        language => "系统发给您的邮件和消息使用" | "E-mails and messages to you are written in";
        language_hint => "不影响网页，网页语言在页面上方切换。" | "Pages are not affected: switch their language at the top.";
        delivery => "邮件方式" | "How e-mails come";
        delivery_hint => "补正通知、拟撤销证书的通知和办理结果总是立即发邮件。" | "Correction notices, notices of an intended revocation and results always come at once.";
        delivery_saved => "邮件方式已保存。" | "Your choice was saved.";
        language_saved => "邮件语言已保存。" | "The language of letters was saved.";
        save => "保存" | "Save";
        password => "密码" | "Password";
        password_help => "我们把设置新密码的链接发到上面的邮箱；链接一小时内有效，只能使用一次。设置后，其他登录全部退出。" | "We send a link to the address above; it works once, within an hour. Setting a new password signs you out everywhere else.";
        send_link => "发送链接" | "Send the link";
        link_sent => "链接已发往您的邮箱。" | "The link is on its way to your address.";
        sessions => "已登录的地方" | "Where you are signed in";
        sessions_help => "半小时不操作自动退出，最长12小时。" | "A session ends after half an hour without use, and after 12 hours in any case.";
        seen(when: &str) => "最近使用 {when}" | "Last used {when}";
        began(when: &str) => "登录于 {when}" | "Signed in {when}";
        this_one => "本次登录" | "This session";
        only_this => "没有其他登录。" | "There is no other session.";
        end_others => "退出其他全部登录" | "End all other sessions";
        ended(n: usize) => "已退出其他 {n} 处登录。" | { if n == 1 { "1 other session was ended.".into() } else { format!("{n} other sessions were ended.") } };
    }
}

texts! {
    pub FeedbackText {
        title => "问题反馈" | "Report a problem";
        lead => "网站出错、内容不准、看不懂、用不了，都可以告诉我们。管理员会收到。" | "Something broken, wrong, unclear or unusable? Tell us; the administrators read it.";
        text => "遇到了什么问题" | "What happened";
        text_hint => "写明在哪个页面、做了什么、看到什么。请不要写身份证件号码。" | "Say on which page, what you did and what you saw. Leave out identity numbers.";
        contact => "联系方式" | "Contact";
        contact_hint => "需要答复的请留下电话或邮箱。" | "Leave a telephone number or e-mail address if you want an answer.";
        send => "发送" | "Send";
        sent => "已收到，谢谢。" | "Received, thank you.";
        other_ways => "这些事另有办法" | "Other matters have their own way";
        way_objection => "对公示的结果有异议的，请在公示栏提出，才会进入调查（§2(3)）。" | "To object to a publicised result, use the board; only then is it looked into (§2(3)).";
        board => "打开公示栏" | "Open the board";
        way_mismatch => "证书核验结果与手中证书不符的，请写明核验页上的证书编号，不要写核验码。" | "If a check does not match your sheet, give the certificate number, not the check code.";
        way_case => "询问自己事项进展的，请登录后在事项页面查看。" | "For the progress of your own case, sign in and open it.";
    }
}

/// A page of prose: short parts, each a heading and lines.
#[derive(Clone, Debug)]
pub struct Article {
    pub title: &'static str,
    pub lead: &'static str,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub struct Part {
    pub title: &'static str,
    pub lines: Vec<&'static str>,
    /// Words and address of one way on.
    pub link: Option<(&'static str, &'static str)>,
}

macro_rules! articles {
    ($($(#[$note:meta])* $name:ident $zh:literal | $en:literal, $lead_zh:literal | $lead_en:literal {
        $($part_zh:literal | $part_en:literal { $($line_zh:literal | $line_en:literal;)+ } $(link $link_zh:literal | $link_en:literal => $href:literal)?;)+
    })+) => {
        $($(#[$note])*
        pub fn $name(lang: Lang) -> Article {
            Article {
                title: lang.pick($zh, $en),
                lead: lang.pick($lead_zh, $lead_en),
                parts: vec![$(Part {
                    title: lang.pick($part_zh, $part_en),
                    lines: vec![$(lang.pick($line_zh, $line_en)),+],
                    link: [$((lang.pick($link_zh, $link_en), $href))?].first().copied(),
                }),+],
            }
        })+

        #[cfg(test)]
        const ARTICLES: &[fn(Lang) -> Article] = &[$($name),+];
    };
}
pub(super) use articles;

articles! {
    /// What works, what was tested and what does not work yet.
    accessibility "无障碍说明" | "Accessibility", "目标：符合 WCAG 2.2 AA 级。" | "Our aim is WCAG 2.2, level AA." {
        "您可以" | "What you can do" {
            "只用键盘完成所有操作；焦点始终可见。" | "Use everything by keyboard; the focus is always visible.";
            "用页面上方或页脚的“大字版”把全部内容放大到125%；浏览器放大到200%不需要左右滚动。" | "Enlarge everything to 125% with “Larger text”; at 200% browser zoom nothing scrolls sideways.";
            "用读屏软件：语言、标题层次、表格和出错信息都有标记。" | "Use a screen reader: language, headings, tables and errors are marked.";
            "不开启 JavaScript 也能办完所有事。没有图片验证码，没有弹窗。" | "Do everything without JavaScript. There are no picture puzzles and no pop-ups.";
            "状态都用文字说明，不只靠颜色；打印时保持清楚。" | "Read every state in words, never by colour alone, also in print.";
        };
        "怎样检查" | "How it is tested" {
            "每次修改后自动检查：程序的每个页面，中英文，1280、390像素，按 axe 的 WCAG 2.2 AA 规则零违例；320、640像素不左右滚动。" | "After every change each page of the program is checked in both languages at 1280 and 390 pixels: no violation of the axe rules for WCAG 2.2 AA; at 320 and 640 pixels nothing scrolls sideways.";
            "Tab 键走过每个页面，焦点每一步都看得见；主要事项不开启 JavaScript 走完全程；颜色对比度由测试守住。" | "The Tab key walks every page and the focus shows at each stop; the main paths are walked without JavaScript; a test guards the contrast of colours.";
            "只在 Chromium 中检查过；没有在其他浏览器和读屏软件中逐页检查。" | "Checked in Chromium only; other browsers and screen readers were not tried page by page.";
            "电子证书（PDF）按 PDF/UA-1 制作，生成时自动检查。" | "The certificate is made to PDF/UA-1 and checked as it is written.";
            "还没有请残障用户做过测试，也没有第三方评测。" | "No test with disabled users and no outside audit has been made yet.";
        };
        "已知的不足" | "Known limits" {
            "没有按 GB/T 37668 和适老化规范做过评测。" | "No assessment under GB/T 37668 or the rules for elderly users has been made.";
            "申报人上传的扫描件由他们自己制作，可能没有文字层。" | "Scans uploaded by applicants may have no text layer.";
            "清单的行业领域、对应专业只有中文原文，英文是本系统的翻译。" | "The list prints fields and specialities in Chinese only; the English is our translation.";
        } link "告诉我们哪里不好用" | "Tell us what does not work" => "/feedback";
    }
    /// What is kept about whom, why, for how long, who sees it.
    privacy "个人信息保护" | "Privacy", "只收集办理所需的信息，只给需要的人看，看过留痕。" | "We collect what the procedure needs, show it to those who need it, and record who looked." {
        "不登录时" | "Without signing in" {
            "条件自查的内容只用于当次计算，不保存，不写入日志。" | "The self-check uses what you type for one calculation; nothing is stored or logged.";
            "核验证书只显示部分隐去的姓名；匿名异议不记录您是谁。" | "A certificate check shows a masked name only; an anonymous objection does not record who you are.";
            "只用必要的 Cookie：语言、字号、表单令牌、登录会话。没有统计和广告。" | "Only necessary cookies: language, text size, form token, session. No analytics, no advertising.";
        };
        "办理申报时" | "When a case is handled" {
            "收集：姓名、联系邮箱、学历、工作和境外经历、业绩、证书信息和证明材料，用于§2(1)、§2(2)的审核。" | "Collected: name, e-mail, degrees, work and overseas experience, achievements, certificate data and evidence, for the review under §2(1) and §2(2).";
            "看得到的人：您的用人单位、主管部门（事业单位）、受理和查验人员、评议专家（与其有关联的回避）、制证人员。每次打开材料都有记录。" | "Seen by: your employer, its superior authority (public institutions), reviewers and verification officers, the experts (with conflicts excluded), certificate officers. Each opening of a document is recorded.";
            "专家的表决加密保存，计票前任何人都看不到，计票后也看不出是谁投的。" | "Experts' votes are kept sealed: nobody can read one before the count, nor whose it was afterwards.";
        };
        "公示和出境" | "Publicity and transfer abroad" {
            "公示内容仅限姓名、单位、证书、层级和期限（单位内部另有岗位），期满即撤下（§2(3)2、5）。" | "A notice shows name, unit, certificate, level and window only (inside the unit also the post), and is taken down when its window ends (§2(3)2, 5).";
            "经您单独同意，才把证书编号、证书上的姓名和日期送往境外发证机构查验（D-16）；不同意，就不送。" | "Certificate number, name as printed and dates go to the issuing body abroad only with your separate consent (D-16); without it, nothing is sent.";
        };
        "保存与权利" | "Keeping, and your rights" {
            "办理记录只增加、不改写；更正会留下前后两份。保存期限按档案规定，由运行单位公布。" | "The record of a case is added to, never rewritten; a correction keeps both versions. How long it is kept follows the archive rules that the operator publishes.";
            "您可以查看自己的全部申报内容，要求更正错误；评议前可以撤回申报（D-19）。" | "You can see everything in your own case, have mistakes corrected, and withdraw before the panel sits (D-19).";
        } link "提出更正或询问" | "Ask, or have something corrected" => "/feedback";
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::text::has_han;

    #[test]
    fn the_articles_speak_one_language_at_a_time() {
        speak_one_language(ARTICLES);
    }

    pub fn speak_one_language(articles: &[fn(Lang) -> Article]) {
        for article in articles {
            let (zh, en) = (article(Lang::Zh), article(Lang::En));
            let words = |article: &Article| {
                let lines = article.parts.iter().flat_map(|part| part.lines.clone());
                lines.chain(article.parts.iter().map(|part| part.title)).collect::<Vec<_>>()
            };

            assert!(words(&en).iter().all(|line| !has_han(line)), "{}", en.title);
            assert!(words(&zh).iter().all(|line| has_han(line)), "{}", zh.title);
        }
    }
}
