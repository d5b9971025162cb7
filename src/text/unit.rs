//! The words of the unit's desk and of opening a case.
use super::texts;

texts! {
    /// The workbench.
    pub DeskText {
        number => "编号" | "Case";
        step_head => "环节" | "Step";
        title => "工作台" | "Workbench";
        lead(n: u64) => "本单位共有 {n} 个事项" | { if n == 1 { "The unit has 1 case".into() } else { format!("The unit has {n} cases") } };
        new_case => "新开事项" | "Open a case";
        batch => "批量新开" | "Open several";
        together => "批量公示" | "Publicise several";
        piles => "按待办分类" | "Cases by what they wait for";
        search => "姓名或编号" | "Name or number";
        status => "状态" | "Status";
        any_status => "全部状态" | "Any status";
        find => "查询" | "Search";
        reset => "重置" | "Reset";
        narrowed => "已选条件" | "Filters";
        caption => "本单位的事项" | "Cases of the unit";
        applicant => "申报人" | "Applicant";
        certificate => "证书" | "Certificate";
        level => "层级" | "Level";
        state => "环节和状态" | "Step and status";
        who_acts => "由谁办理" | "Who acts next";
        opened => "开立日期" | "Opened";
        in_charge => "经办" | "In charge:";
        due => "期限" | "Due";
        step(n: i16) => "第 {n} 步" | "Step {n} of 5";
        no_due => "无" | "None";
        none_title => "还没有事项" | "No cases yet";
        none_reason => "为本单位持有清单C类证书的人员开立事项后，会显示在这里。（§2(3)1）" | "Cases appear here once you open one for an employee who holds a class C certificate. (§2(3)1)";
        no_match_title => "没有符合条件的事项" | "No case matches";
        no_match_reason => "请减少条件，或检查姓名和编号。" | "Remove a filter, or check the name or number.";
        show_all => "查看全部事项" | "Show all cases";
    }
}

texts! {
    /// A verification that an officer returned.
    pub AmendText {
        title => "补充查验信息" | "Put the verification right";
        reason => "查验人员的理由" | "The officer's reason";
        lead => "按证书核对下面三项，改正后重新提交。内容有改动的，须由申报人重新同意后才会送往发证机构。（附件2 四、D-16）" | "Check these three against the certificate, put them right and submit again. Where anything changes, the applicant is asked to consent anew before it goes to the issuing body. (Anx2 4, D-16)";
        submit => "重新提交查验" | "Submit again";
        back => "返回事项" | "Back to the case";
        done => "已重新提交查验申请。" | "The verification is submitted again.";
        closed => "查验申请现在不能修改。" | "The verification cannot be changed now.";
        refused_help => "查验申请不予受理，不能修改后重新提交。可以撤回本事项；理由消除后另开新的事项。（附件2 五）" | "The verification was refused and cannot be submitted again. You can withdraw this case, and open a new one once the reason is gone. (Anx2 5)";
    }
}

texts! {
    /// Opening a case.
    pub OpeningText {
        title => "新开事项" | "Open a case";
        lead => "填写持证人和证书，系统同时提出证书查验申请，并邀请申报人填写申报表。" | "Name the holder and the certificate. The verification is requested with the case, and the applicant is invited to fill in the form.";
        lead_after => "只有申报人单独同意后，证书编号、证书上的姓名和日期才会送往发证机构。" | "The number, name and date go to the issuing body only after the applicant has separately agreed.";
        person => "申报人" | "The applicant";
        certificate => "境外职业资格证书" | "The overseas certificate";
        item => "证书种类" | "Certificate";
        item_hint => "清单C类，按发证机构排列；括号内为对应的职称层级。" | "Class C of the list, by issuing body, with the title level it leads to.";
        item_missing => "请从清单中选择证书。（§1）" | "Choose the certificate from the list. (§1)";
        name => "姓名" | "Name";
        name_hint => "与身份证件一致。" | "As on the identity document.";
        email => "电子邮箱" | "E-mail";
        email_hint => "登录邀请发到这里，请填写申报人本人的邮箱。" | "The invitation to sign in goes here: the applicant's own address.";
        post => "现任岗位" | "Present post";
        post_hint => "公示时显示。" | "Shown in the publicity notice.";
        post_missing => "请填写现任岗位，不超过80字。" | "Enter the present post, at most 80 characters.";
        number => "证书编号" | "Certificate number";
        number_hint => "按证书上印的填写。" | "As printed on the certificate.";
        name_printed => "证书上的姓名" | "Name as printed on the certificate";
        on_certificate(error: &str) => "证书上的{error}" | "On the certificate. {error}";
        awarded_on => "取得日期" | "Date of award";
        awarded_missing => "请按证书填写取得日期。" | "Enter the date of award from the certificate.";
        evidence => "在本市合法工作的依据" | "Evidence of lawful work in Shanghai";
        evidence_hint => "如劳动合同起止日期、社会保险缴纳、工作许可证件。证明文件由申报人随申报表上传。（§2(1)）" | "For example the contract with its dates, social insurance, or the work permit. The applicant uploads the documents with the form. (§2(1))";
        evidence_missing => "请写明申报人在本市、本单位合法工作的依据。（§2(1)）" | "Say what shows that the applicant works lawfully in Shanghai for this unit. (§2(1))";
        submit => "开立事项" | "Open the case";
        cancel => "取消" | "Cancel";
        done(name: &str) => "事项已开立，查验申请已提交，登录邀请将发给{name}。" | "The case is open and the verification requested. {name} will be invited to sign in.";
        form_broken => "表单编号无效，请重新打开本页后填写。" | "The form has lost its number: open this page again and fill it in.";
    }
}
