//! The words of pages that say what went wrong and what to do next.
use super::texts;

texts! {
    pub ProblemText {
        home => "回到首页" | "Go to the home page";
        not_found => "没有这个页面" | "There is no such page";
        not_found_help => "地址可能有误，或者您当前的身份无权查看。请检查地址，或切换身份后再试。" | "The address may be mistyped, or your present role may not see it. Check the address, or switch your role and try again.";
        refused => "现在不能这样办理" | "This cannot be done now";
        invalid => "请改正后重新提交" | "Correct this and send it again";
        conflict => "已有人先一步办理" | "Somebody else was faster";
        conflict_help => "这件事项在您打开页面之后已有变化，本次操作没有生效。请返回并刷新页面，查看现在的情况。" | "This has changed since you opened the page, so nothing was done. Go back and reload the page to see how it stands now.";
        forged => "这次提交无法确认来自本页面" | "This form cannot be confirmed as yours";
        forged_help => "登录可能已过期，或者表单来自别的网站。请返回原页面刷新后重新提交；浏览器通常会保留已填写的内容。" | "Your session may have ended, or the form came from another site. Go back, reload the page and send it again; your browser usually keeps what you typed.";
        too_many => "尝试次数过多" | "Too many tries";
        wait(seconds: i64) => "请等待 {seconds} 秒后再试。" | "Wait {seconds} seconds, then try again.";
        too_large => "提交的内容过大" | "What you sent is too large";
        too_large_help => "每个文件不超过 20 MB，表单文字不超过 512 KB。请压缩或拆分后再试。" | "A file may have 20 MB, the text of a form 512 KB. Compress or split it, then try again.";
        unavailable => "系统暂时繁忙" | "The service is busy";
        unavailable_help => "本次操作没有生效，请稍等几秒后重试。" | "Nothing was done. Wait a few seconds and try again.";
        internal => "系统出错" | "Something went wrong on our side";
        reference(code: &str) => "本次操作没有生效，已记录。如需帮助，请提供编号 {code}。" | "Nothing was done, and it has been recorded. If you need help, give this reference: {code}.";
    }
}
