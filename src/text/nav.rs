//! The words of the main navigation.
use super::texts;

texts! {
    pub NavText {
        home => "首页" | "Home";
        check => "证书核验" | "Check a certificate";
        catalogue => "认可清单" | "Recognition list";
        self_check => "条件自查" | "Self-check";
        board => "结果公示" | "Results";
        my_cases => "我的申报" | "My cases";
        messages => "消息" | "Messages";
        workbench => "工作台" | "Workbench";
        new_case => "新开事项" | "New case";
        units => "受托单位" | "Units";
        unit_people => "单位人员" | "People";
        consents => "同意事项" | "Consents";
        verifications => "证书查验" | "Verifications";
        search => "事项检索" | "Find a case";
        absences => "缺勤代办" | "Absences";
        review_queue => "待办事项" | "Work to do";
        sessions => "评议会议" | "Panel sessions";
        figures => "统计" | "Figures";
        rounds => "申报批次" | "Rounds";
        my_sessions => "我的会议" | "My sessions";
        tellers => "计票" | "Counting";
        to_issue => "待制证" | "To issue";
        register => "证书库" | "Register";
        revocations => "撤销" | "Revocations";
        rights => "特别权限" | "Special rights";
        calendar => "工作日历" | "Calendar";
        policies => "时限与规则" | "Policy data";
        people => "人员" | "People";
        organisations => "机构" | "Organisations";
        letters => "邮件" | "E-mails";
        templates => "消息模板" | "Templates";
        jobs => "作业与队列" | "Jobs";
        audit => "审计记录" | "Audit record";
        draws => "抽取" | "Draws";
    }
}
