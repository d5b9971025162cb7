//! Uploading: the control, and the list of what was sent.
use crate::domain::lang::Lang;
use crate::text::format;
use crate::text::shell::FormText;
use crate::web::page::field::described_by;
use crate::web::page::{Mark, Phrase, Tag, Text, Tone};

/// A control that takes files.
#[derive(Clone, Debug)]
pub struct FileView {
    pub name: Text,
    pub label: Phrase,
    pub hint: Option<Phrase>,
    pub error: Option<Text>,
    /// The HTML `accept` list, for example `.pdf,.jpg,.png`.
    pub accept: Text,
    /// The same in words: `PDF、JPEG、PNG`.
    pub kinds: Text,
    /// The greatest size of one file, in bytes.
    pub max_bytes: u64,
    pub takes_several: bool,
}

impl FileView {
    /// What may be chosen, told before choosing.
    pub fn accepted(&self, lang: Lang) -> String {
        FormText(lang).accepted_files(&self.kinds, &format::file_size(self.max_bytes))
    }

    /// Ids of the error, the rule and the hint, for `aria-describedby`.
    pub fn described_by(&self) -> String {
        let others = described_by(&self.name, self.hint.is_some(), self.error.is_some());
        format!("{others} {}-rule", self.name).trim().to_owned()
    }
}

/// Where a file is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileState {
    Waiting,
    /// Per cent sent.
    Sending(u8),
    Stored,
    /// Why it was refused and what to do.
    Failed(Text),
}

/// A line in the list of files.
#[derive(Clone, Debug)]
pub struct FileItem {
    pub name: Phrase,
    /// Where it is read; `None` while it is not stored.
    pub href: Option<String>,
    pub bytes: u64,
    pub state: FileState,
    /// The address of the form that removes it; `None` when it may not be removed.
    pub remove_action: Option<String>,
}

impl FileItem {
    pub fn size(&self) -> String {
        format::file_size(self.bytes)
    }

    pub fn tag(&self, lang: Lang) -> Tag {
        let t = FormText(lang);
        match &self.state {
            FileState::Waiting => Tag::new(Tone::Grey, t.file_waiting()),
            FileState::Sending(percent) => Tag::new(Tone::Blue, t.percent_done(*percent)),
            FileState::Stored => Tag::new(Tone::Green, t.file_stored()).marked(Mark::Tick),
            FileState::Failed(_) => Tag::new(Tone::Red, t.file_failed()).marked(Mark::Cross),
        }
    }

    /// The per cent for the progress element, while sending.
    pub fn percent(&self) -> Option<u8> {
        match self.state {
            FileState::Sending(percent) => Some(percent.min(100)),
            _ => None,
        }
    }

    pub fn failure(&self) -> Option<&Text> {
        match &self.state {
            FileState::Failed(why) => Some(why),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_and_size_are_told_before_choosing() {
        let file = FileView {
            name: "diploma".into(),
            label: "毕业证书".into(),
            hint: None,
            error: None,
            accept: ".pdf".into(),
            kinds: "PDF".into(),
            max_bytes: 20_000_000,
            takes_several: false,
        };

        assert_eq!(file.accepted(Lang::Zh), "可上传 PDF，每个文件不超过 20.0 MB。");
        assert_eq!(file.described_by(), "diploma-rule");
    }
}
