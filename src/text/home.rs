//! The words of the front page.
use super::texts;

texts! {
    pub HomeText {
        title => "境外职业资格证书，认定为职称" | "From an overseas certificate to a professional title";
        lead => "持有清单C类证书、在上海合法工作的人，可以申报考核认定相应的职称。" | "If you hold a class C certificate on Shanghai's list and work lawfully in the city, you can be assessed for a professional title.";
        door_check => "查证书" | "Check a certificate";
        door_check_help => "输入证书上的核验码，看证书是否真实有效。" | "Enter the code on a title certificate to see whether it is genuine and valid.";
        door_list => "看清单" | "See the list";
        door_list_help => "41项C类证书，各对应什么层级、什么专业。" | "The 41 class C certificates, with the level and speciality each leads to.";
        door_self_check => "查条件" | "Check your eligibility";
        door_self_check_help => "回答几个问题，逐条看是否符合条件、何时符合。无须登录。" | "Answer a few questions and see, clause by clause, whether and from when you qualify. No account needed.";
        steps_title => "五个步骤" | "The five steps";
        step_1 => "证书查验：向发证机构核实证书真伪" | "Verification: the issuing body confirms that the certificate is genuine";
        step_2 => "单位审核并公示，不少于5个工作日" | "The employer reviews the case and publicises it for at least 5 working days";
        step_3 => "申报人网上申报，市级受理" | "The applicant files, and the city accepts the case";
        step_4 => "专家评议认定" | "A panel of experts decides";
        step_5 => "结果公示无异议后，制发电子证书" | "After the result is publicised without objection, an electronic certificate is issued";
        demo_title => "从这里开始演示" | "Start the demonstration here";
        demo_help => "选一个人物登录，走完五个步骤。" | "Sign in as one of the people and walk a case through the five steps.";
        basis => "依据：沪人社专〔2025〕298号" | "Basis: notice 沪人社专[2025]298号";
    }
}
