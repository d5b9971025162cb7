//! The words of the eligibility self-check.
use super::texts;

texts! {
    pub SelfCheckText {
        title => "条件自查" | "Check your eligibility";
        lead => "填写后逐条列出是否符合§2(1)、§2(2)的条件，以及最早何时符合。结果供参考，由评议专家和受理人员决定。" | "Fill this in to see, clause by clause, whether you meet the conditions of §2(1) and §2(2), and from which day. The result advises; people decide.";
        nothing_kept => "不需要登录。填写的内容只用于这一次计算，不保存，也不记录。" | "No account needed. What you type is used for this one calculation; it is neither stored nor logged.";

        certificate => "证书" | "Certificate";
        item => "您的证书在清单C类中的哪一行" | "Your certificate, as a row of class C";
        item_hint => "不确定的，先查清单。" | "Not sure? Look it up in the list first.";
        list => "打开认可清单" | "Open the recognition list";
        choose_item => "请选择证书" | "Choose your certificate";
        awarded_on => "取得证书的日期" | "Day the certificate was awarded";
        awarded_hint => "有持证年限要求的（C37、C38）必须填写。（附件1）" | "Required where the list asks for a time held (C37, C38). (Anx1)";

        degrees => "学历学位" | "Degrees";
        degrees_help => "填写最高的和理工科的即可，最多三项。大专及以下没有通道（E-7）。" | "The highest and any in science or engineering will do; up to three. Below undergraduate level there is no route (E-7).";
        degree_n(n: usize) => "学历学位 {n}" | "Degree {n}";
        another_degree => "再填一项学历学位" | "Another degree";
        kind => "种类" | "Kind";
        kind_none => "不填" | "None";
        stem => "属于理工科" | "In science or engineering";
        degree_date => "取得日期" | "Awarded on";

        jobs => "相关工作经历" | "Relevant work";
        jobs_help => "只填与证书专业相关的工作。首尾两天都计入；境外的也计入（D-06）；重叠的日子只计一次。" | "Only work relevant to your certificate. First and last day count; work abroad counts (D-06); overlapping days count once.";
        job_n(n: usize) => "工作 {n}" | "Job {n}";
        another_job => "再填一段工作" | "Another job";
        from => "开始日期" | "First day";
        to => "结束日期" | "Last day";
        to_hint => "仍在职的不填。" | "Leave empty while the job goes on.";
        in_shanghai => "在上海" | "In Shanghai";

        other => "境外经历与声明" | "Overseas experience and declarations";
        overseas => "境外经历或海外业务（§2(1)4，具备一项即可）" | "Overseas experience or business (§2(1)4, either is enough)";
        overseas_experience => "有相关的境外经历" | "I have relevant experience overseas";
        overseas_business => "从事本专业领域的海外业务" | "I do overseas business in my field";
        declarations => "以下各项符合的请勾选（§2(1)1至3）" | "Tick what holds for you (§2(1)1 to 3)";
        law_abiding => "遵守宪法和法律法规" | "I obey the Constitution, laws and regulations";
        ethics => "职业道德和敬业精神良好，作风端正" | "My professional ethics and conduct are good";
        duty => "热爱岗位，认真履职" | "I care for my post and perform its duties conscientiously";
        unit => "用人单位" | "Employer";
        public_institution => "用人单位是事业单位" | "My employer is a public institution";
        public_hint => "事业单位申报前须经主管部门同意（P-14），不影响是否符合条件。" | "A public institution needs its superior authority's consent before filing (P-14); eligibility does not change.";
        as_of => "计算到哪一天" | "As of";
        as_of_hint => "通常填今天；填将来的日期，可以看那时是否符合（D-01）。" | "Usually today; a later day shows whether you qualify by then (D-01).";
        go => "逐条查看结果" | "Show the result";

        need_item => "请选择您的证书。" | "Choose your certificate.";
        need_kind => "填了日期，请选择学历学位的种类。" | "You gave a date: choose the kind of degree.";
        need_degree_date => "请填写取得这项学历学位的日期。" | "Give the day on which it was awarded.";
        need_from => "请填写这段工作的开始日期。" | "Give the first day of this job.";
        need_as_of => "请填写计算到哪一天。" | "Give the day to calculate for.";

        result => "自查结果" | "Result";
        eligible => "符合条件" | "Eligible";
        not_yet => "尚不符合" | "Not yet eligible";
        never => "不符合" | "Not eligible";
        first_day(day: &str) => "最早 {day} 起符合（现有工作继续的）" | "Eligible from {day} at the earliest, if the present work goes on";
        since(day: &str) => "自 {day} 起符合" | "Eligible since {day}";
        as_of_said(day: &str) => "截止日 {day}" | "As of {day}";
        clause_by_clause => "逐条结果" | "Clause by clause";
        met => "符合" | "Met";
        not_met => "不符合" | "Not met";
        person => "待人确认" | "A person confirms";
        filing => "申报前完成" | "Before filing";
        from_day(day: &str) => "{day} 起" | "from {day}";
        warnings => "另请注意" | "Also note";
        rules(rules: &str, list: &str) => "按规则 {rules}、清单 {list} 计算。" | "Calculated under rules {rules} and list {list}.";
        next => "下一步" | "Next";
        next_help => "请用人单位发起申报：先查验证书，再填写材料（§2(3)）。" | "Ask your employer to open a case: the certificate is verified first, then the papers are prepared (§2(3)).";
        see_row => "这份证书在清单中的内容" | "This certificate in the list";
        change => "修改填写的内容" | "Change what you typed";
    }
}
