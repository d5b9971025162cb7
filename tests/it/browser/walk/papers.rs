//! The applicant's part before the employer's review: six sections, six documents, submission.
use super::Walk;
use fantoccini::Locator;

/// A section of the form: its name, what is typed, what is ticked.
type Section = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

impl Walk {
    pub(super) async fn applicant_fills_in(&mut self) {
        self.browser.be("lin.zhiyuan").await;
        let sections: [Section; 6] = [
            (
                "personal",
                &[("name", "林知远"), ("name_latin", "LIN Zhiyuan"), ("speciality", "海洋装备材料")],
                &[],
            ),
            (
                "degrees",
                &[
                    ("degrees.0.kind", "master"),
                    ("degrees.0.institution", "示例大学"),
                    ("degrees.0.field", "船舶与海洋工程"),
                    ("degrees.0.awarded_on", "2010-07-01"),
                ],
                &["degrees.0.stem"],
            ),
            (
                "work",
                &[
                    ("work.0.employer", "示例海洋装备"),
                    ("work.0.post", "工程师"),
                    ("work.0.from", "2012-01-01"),
                ],
                &["work.0.in_shanghai"],
            ),
            ("overseas", &[("experience", "2010年至2011年在鹿特丹从事浮式装备设计")], &[]),
            ("achievements", &[("achievements", "负责2项防腐方案，参与制定企业标准3项。")], &[]),
            ("declarations", &[], &["law_abiding", "ethics", "duty", "truth"]),
        ];
        for (section, fields, ticks) in sections {
            self.at(&format!("/applicant/cases/{{case}}/form/{section}")).await;
            self.look().await;
            for (name, value) in fields {
                self.browser.fill(name, value).await;
            }
            for name in ticks {
                self.browser.choose(name, "yes").await;
            }
            self.browser.go("main button[name='then'][value='back']").await;
            self.browser.until("RD-2026-000001").await;
        }
        self.upload().await;
        self.at("/applicant/cases/{case}/submit").await;
        self.look().await;
        self.press().await;
        self.browser.until("单位审核").await;
    }

    /// One file for each kind; the page takes each as soon as it is chosen.
    async fn upload(&mut self) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("扫描件.pdf");
        std::fs::write(&file, b"%PDF-1.4\n%%EOF\n").unwrap();
        self.at("/applicant/cases/{case}/documents").await;
        self.look().await;
        for kind in ["identity", "lawful_work", "degree", "certificate", "work_proof", "overseas_proof"] {
            let input = self.browser.client.find(Locator::Css(&format!("#file-{kind}"))).await.unwrap();
            input.send_keys(file.to_str().unwrap()).await.unwrap();
            if !self.browser.is_scripted() {
                self.browser.go(&format!("#{kind} button")).await;
            }
            self.browser.until_found(&format!("#{kind} .files a")).await;
        }
    }
}
