//! Reading the sources with `syn`: where a clause stands outside of tests, and which tests cite it with `cites!`.
//! Comments and ignored tests do not count; a test inside another macro is not seen.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use zhicheng::domain::clause::Clause;

/// Clause to source files, and clause to tests (`file::test`).
#[derive(Default)]
pub struct Sources {
    pub stands: BTreeMap<Clause, BTreeSet<String>>,
    pub proofs: BTreeMap<Clause, BTreeSet<String>>,
}

impl Sources {
    /// Every Rust file under `src` and `tests`, the ledger itself excepted.
    pub fn read(root: &Path) -> Self {
        let mut sources = Self::default();
        let by_variant = Clause::ALL.iter().map(|clause| (clause.variant(), *clause)).collect();
        for path in rust_files(&root.join("src")).into_iter().chain(rust_files(&root.join("tests"))) {
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if name.starts_with("src/domain/clause/") && !name.ends_with("mod.rs") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut reader = Reader {
                is_test_code: name.starts_with("tests/") || name.starts_with("src/domain/clause/"),
                has_bare_names: false,
                test: None,
                by_variant: &by_variant,
                sources: &mut sources,
                name,
            };
            reader.visit_file(&file);
        }
        sources
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for path in entries.map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

struct Reader<'a> {
    name: String,
    is_test_code: bool,
    /// Does the file import variants, so that `P10` alone is a clause?
    has_bare_names: bool,
    test: Option<String>,
    by_variant: &'a BTreeMap<&'static str, Clause>,
    sources: &'a mut Sources,
}

impl Reader<'_> {
    fn stands(&mut self, clause: Clause) {
        if !self.is_test_code {
            self.sources.stands.entry(clause).or_default().insert(self.name.clone());
        }
    }

    fn proves(&mut self, clause: Clause) {
        let Some(test) = &self.test else { return };
        self.sources.proofs.entry(clause).or_default().insert(format!("{}::{test}", self.name));
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.has_bare_names |= imports_variants(&item.tree);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let was_test_code = self.is_test_code;
        self.is_test_code |= item.attrs.iter().any(is_cfg_test);
        visit::visit_item_mod(self, item);
        self.is_test_code = was_test_code;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let outer = self.test.take();
        let ends_in = |word: &str| {
            let last = |attr: &syn::Attribute| {
                attr.path().segments.last().is_some_and(|segment| segment.ident == word)
            };
            item.attrs.iter().any(last)
        };
        if ends_in("test") && !ends_in("ignore") {
            self.test = Some(item.sig.ident.to_string());
        }
        visit::visit_item_fn(self, item);
        self.test = outer;
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let is_citation = call.path.segments.last().is_some_and(|segment| segment.ident == "cites");
        for clause in cited(&call.tokens.to_string(), self.by_variant) {
            if is_citation { self.proves(clause) } else { self.stands(clause) }
        }
        visit::visit_macro(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let variant = match names.as_slice() {
            [.., parent, variant] if parent == "Clause" => Some(variant),
            [variant] if self.has_bare_names => Some(variant),
            _ => None,
        };
        if let Some(clause) = variant.and_then(|name| self.by_variant.get(name.as_str())) {
            self.stands(*clause);
        }
        visit::visit_path(self, path);
    }
}

/// `use ...::Clause::*` or `use ...::Clause::{P10, ...}`.
fn imports_variants(tree: &syn::UseTree) -> bool {
    match tree {
        syn::UseTree::Path(path) if path.ident == "Clause" => true,
        syn::UseTree::Path(path) => imports_variants(&path.tree),
        syn::UseTree::Group(group) => group.items.iter().any(imports_variants),
        _ => false,
    }
}

fn is_cfg_test(attr: &syn::Attribute) -> bool {
    attr.path().is_ident("cfg") && attr.parse_args::<syn::Path>().is_ok_and(|path| path.is_ident("test"))
}

/// The clauses written as `Clause::X` among the tokens of a macro call.
fn cited(tokens: &str, by_variant: &BTreeMap<&'static str, Clause>) -> Vec<Clause> {
    let compact: String = tokens.split_whitespace().collect();
    let variant =
        |rest: &str| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>();
    compact
        .split("Clause::")
        .skip(1)
        .filter_map(|rest| by_variant.get(variant(rest).as_str()).copied())
        .collect()
}
