//! The words of the public certificate check.
use super::texts;

texts! {
    pub CheckText {
        title => "证书核验" | "Check a certificate";
        lead => "核验本系统制发的职称电子证书是否真实、现在是否有效。不需要登录。" | "See whether an electronic title certificate issued here is genuine and valid today. No account needed.";
        result => "核验结果" | "Result";
        code => "核验码" | "Check code";
        code_hint => "印在证书二维码下方，20位；空格、短横、大小写和全角不影响。" | "20 characters printed under the QR code; spaces, hyphens and case do not matter.";
        go => "核验" | "Check";
        empty => "请输入证书二维码下方的核验码。" | "Enter the check code printed under the QR code.";
        wrong_length(n: usize) => "核验码为20位，现在是{n}位。请对照证书检查。" | "A check code has 20 letters and digits, this has {n}. Compare it with the certificate.";
        wrong_character(c: char) => "核验码中不会有“{c}”。请对照证书检查。" | "A check code has no “{c}”. Compare it with the certificate.";
        how => "怎样核验" | "How to check";
        how_scan => "扫描证书上的二维码，直接打开结果。确认网址属于本网站。" | "Scan the QR code on the certificate; the result opens at once. Make sure that the address is this site's.";
        how_type => "或者输入二维码下方的20位核验码。" | "Or type the 20 characters under the QR code.";
        how_compare => "把结果与证书逐项比对：姓名、职称、编号、日期都应一致。" | "Compare the result with the certificate line by line: name, title, number and dates must agree.";

        holder => "持证人" | "Holder";
        holder_note => "为保护个人信息，姓名部分隐去。请与持证人出示的证件核对。" | "Part of the name is hidden. Compare it with the holder's identity document.";
        awarded_title => "职称" | "Title";
        title_at(title: &str, level: &str) => "{title}（{level}）" | "{title} ({level})";
        speciality => "专业" | "Speciality";
        number => "证书编号" | "Number";
        basis => "认定依据" | "Based on";
        awarded_on => "取得时间" | "Awarded on";
        fingerprint => "文件摘要" | "File fingerprint";
        fingerprint_note => "电子证书文件的 SHA-256；与手中文件的摘要相同，文件就没有被改动。" | "SHA-256 of the certificate file: if your file gives the same, it has not been altered.";
        changed(day: &str, reason: &str) => { if reason.is_empty() { format!("{day}起。") } else { format!("{day}起：{reason}") } } | { if reason.is_empty() { format!("Since {day}.") } else { format!("Since {day}: {reason}") } };
        demo => "这是演示证书，内容虚构，不具有任何效力。" | "This is a demonstration certificate: fictional, without any effect.";
        qr => "本核验结果网址的二维码" | "QR code of this result's address";
        qr_note => "扫描可再次打开本页。请确认网址与本页一致；二维码本身不是核验结果。" | "Scan it to open this page again. Compare the address: the code itself proves nothing.";
        report => "信息不符？告诉我们" | "Something does not match? Tell us";
        notes => "怎样理解结果" | "How to read the result";
        note_scope => "结果只说明这份职称证书的真伪和现在的状态。" | "The result says only whether this title certificate is genuine and how it stands now.";
        note_not => "不说明持证人的在职情况、资历和水平（参照附件2第5条）。" | "It says nothing about the holder's employment, seniority or ability (after Anx2 5).";
        note_changes => "状态可能变化，使用前请再次核验。" | "The standing can change: check again before you rely on it.";
        note_foreign => "境外证书的真伪由用人单位在申报时申请查验（§2(3)1），不在这里查询。" | "An overseas certificate is verified when the employer opens a case (§2(3)1), not here.";
        again => "核验另一份证书" | "Check another certificate";
    }
}
