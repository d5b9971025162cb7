//! The words of the draw, for secretary, auditor and panel members alike.
use super::texts;

texts! {
    pub DrawText {
        title => "抽取专家" | "Drawing the members";
        proof => "抽取证明" | "Proof of the draw";
        lead => "先固定抽取范围并公布其散列；然后评议秘书和审计员各自承诺一个随机数，再各自公开。种子是三者的散列，由它决定抽中的位置，任何人可以重算。" | "First the pool is frozen and its hash published; then secretary and auditor each commit to a random number, and reveal it. The seed is the hash of all three and fixes who is drawn: anyone can compute it again.";
        freeze => "固定抽取范围" | "Freeze the pool";
        freeze_title => "固定抽取范围" | "Freeze the pool of the draw";
        frozen => "抽取范围已固定，散列已公布。请提交您的承诺。" | "The pool is frozen and its hash published. Now commit to your number.";
        pool => "抽取范围" | "Pool";
        pool_of(people: usize, seats: u32) => "{people}位专家，抽{seats}位" | { format!("{}, {seats} to be drawn", crate::domain::lang::plural(people, "expert", "experts")) };
        published_at(when: &str) => "{when} 公布" | "Published {when}";
        commitment(party: &str) => "{party}的承诺" | "Commitment of the {party}";
        contribution(party: &str) => "{party}的随机数" | "Number of the {party}";
        at(when: &str) => "{when}" | "{when}";
        awaited => "等待中" | "Awaited";
        seed => "种子" | "Seed";
        positions => "抽中的位置（按席位）" | "Positions drawn, by seat";
        replacement(n: usize) => "第{n}次补抽" | "Replacement {n}";
        replaced(left: u32, joined: u32) => "位置{left} → 位置{joined}" | "position {left} → position {joined}";
        agrees => "重算一致" | "Computed again: it agrees";
        differs => "重算不一致，请停止会议并报告" | "Computed again, it disagrees: stop the session and report it";
        how => "补抽用同一种子：按种子排定的顺序，轮到下一位未被排除的专家。" | "A replacement uses the same seed: it is the next in the seed's order who is not kept out.";
        position => "位置" | "Position";
        entry => "成员散列" | "Hash of the member";
        kept_out => "排除" | "Kept out";
        commit => "提交承诺" | "Commit";
        commit_lead => "系统为您生成一个随机数，只记录其散列；随机数只显示这一次，保存在您的浏览器里，也可抄写或打印。" | "A random number is made for you and only its hash is kept; it is shown once, stays in your browser, and can be printed.";
        own => "自备的承诺值（可留空）" | "A commitment of your own (may stay empty)";
        own_hint => "自己生成随机数的，填写其承诺散列（64位十六进制）。" | "If you made your number elsewhere, enter the hash it is committed with: 64 hexadecimal digits.";
        own_error => "承诺散列为64位十六进制数字。" | "A commitment has 64 hexadecimal digits.";
        committed => "承诺已提交。" | "You are committed.";
        wait_commit => "等待另一人提交承诺。" | "Waiting for the other commitment.";
        reveal => "公开随机数" | "Reveal";
        reveal_lead => "两人都已承诺。请公开您的随机数；与承诺不符的会被拒绝。" | "Both have committed. Reveal your number; one that was not committed to is refused.";
        number => "随机数代码" | "Code of your number";
        number_hint => "同一浏览器会自动填好；否则请从纸上输入。" | "Filled in by the same browser; otherwise type it from your paper.";
        revealed => "随机数已公开。" | "Your number is revealed.";
        wait_reveal => "等待另一人公开随机数。" | "Waiting for the other number.";
        wait_draw => "两份随机数都已公开，等待评议秘书按种子入席。" | "Both numbers are revealed. The secretary seats those whom the seed gives.";
        complete => "按种子入席" | "Seat the members";
        complete_lead => "两份随机数都已公开，结果已定。" | "Both numbers are revealed: the result is fixed.";
        seated => "专家已抽取。请等各位专家作回避申报。" | "The members are drawn. Wait until each has declared their ties.";
        over => "抽取已完成。" | "The draw is done.";
        sheet => "您的随机数" | "Your random number";
        sheet_lead => "承诺已记录。公开之前，请不要告诉任何人。" | "Your commitment is recorded. Tell nobody the number before you reveal it.";
        sheet_do_1 => "本浏览器已记住它；换用其他设备的，请抄写或打印。" | "This browser remembers it. Print or copy it if you will reveal it from another device.";
        sheet_do_2 => "两人都承诺后，回到抽取页面公开。丢失后不能补发，只能取消抽取、重新固定范围。" | "When both have committed, go back and reveal it. A lost number cannot be replaced: the draw is cancelled and frozen anew.";
        party => "身份" | "As";
        cancel => "取消抽取" | "Cancel the draw";
        cancel_title => "取消抽取" | "Cancel the draw";
        cancel_effect => "本次固定的范围和承诺作废，但记录和原因保留，并在抽取证明和会议记录中显示；之后可重新固定范围。" | "Pool and commitments lose their force, but stay on record with your reason, in the proof and in the minutes; the pool can then be frozen anew.";
        cancelled => "抽取已取消。" | "The draw is cancelled.";
        earlier => "取消过的抽取" | "Draws that were cancelled";
        earlier_of(n: i32, hash: &str) => "第{n}次，{hash}" | "Draw {n}, {hash}";
        list => "抽取" | "Draws";
        list_lead => "由您和评议秘书共同完成的专家抽取。" | "The draws that take your number and the secretary's.";
        none => "没有抽取" | "No draws";
        none_why => "评议秘书固定抽取范围后，会出现在这里。" | "A draw appears here once a secretary has frozen its pool.";
        asked => "需要您做的" | "Asked of you";
    }
}
