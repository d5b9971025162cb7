//! The words of the front page.
use super::texts;

texts! {
    pub HomeText {
        title => "境外职业资格证书，认定为职称" | "From an overseas certificate to a professional title";
        lead => "持有清单C类证书、在上海合法工作的，可以由用人单位发起，申报考核认定相应层级的职称。" | "Whoever holds a class C certificate of Shanghai's list and works lawfully in the city can be assessed for a professional title, through their employer.";
        door_check => "查证书" | "Check a certificate";
        door_check_help => "输入证书上的核验码，看证书是否真实有效。" | "Enter the code on a title certificate to see whether it is genuine and valid.";
        door_list => "看清单" | "See the list";
        door_list_help => "上海四类和北京目录的证书，各带来什么：职称、服务或互认。" | "The certificates of Shanghai and Beijing and what each brings: a title, services or recognition.";
        door_self_check => "查条件" | "Check your eligibility";
        door_self_check_help => "回答几个问题，逐条看是否符合条件、何时符合。无须登录。" | "Answer a few questions and see, clause by clause, whether and from when you qualify. No account needed.";
        steps_title => "五个步骤" | "The five steps";
        step_1 => "证书查验" | "Verification";
        step_1_note => "向发证机构核实" | "by the issuing body";
        step_2 => "单位审核公示" | "Employer";
        step_2_note => "不少于5个工作日" | "at least 5 working days in public";
        step_3 => "申报受理" | "Filing";
        step_3_note => "网上提交，市级审核" | "online, checked by the city";
        step_4 => "专家评议" | "Panel";
        step_4_note => "回避、秘密表决" | "no conflicts, secret vote";
        step_5 => "公示发证" | "Certificate";
        step_5_note => "无异议后制发" | "after the result is public";
        choose => "选择演示人物" | "Choose a person";
        open_list => "打开清单" | "Open the list";
        start => "开始自查" | "Start";
        sign_in_help => "已经在办理的，请登录查看进展和待办。" | "Already have a case? Sign in to see how it stands and what to do.";
        demo_title => "从这里开始演示" | "Start the demonstration here";
        demo_help => "选一个人物登录，走完五个步骤。" | "Sign in as one of the people and walk a case through the five steps.";
        guides => "办事指南" | "Guides";
        guides_lead => "按您是谁、要做什么来选。规则都标明依据：§为通知条款，D为本系统的决定。" | "Choose by who you are and what you want. Each rule names its source: § is a paragraph of the notice, D a decision of ours.";
        basis => "依据：沪人社专[2025]298号 §2(3)" | "Basis: §2(3) of the Shanghai notice on overseas professional certificates, list 3.0";
    }
}

impl HomeText {
    /// The five steps, each with what happens in it.
    pub const fn steps(self) -> [(&'static str, &'static str); 5] {
        [
            (self.step_1(), self.step_1_note()),
            (self.step_2(), self.step_2_note()),
            (self.step_3(), self.step_3_note()),
            (self.step_4(), self.step_4_note()),
            (self.step_5(), self.step_5_note()),
        ]
    }
}
