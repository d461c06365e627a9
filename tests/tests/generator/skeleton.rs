//! What is left of an output when the texts in it do not count.

use clientwright::Files;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Expr, Stmt};

/// The shape of a whole output: two outputs with the same one differ in texts and in one name only.
pub(super) fn of(files: &Files, name: &str) -> Vec<(String, String)> {
    let shapes = files.iter().map(|(path, text)| {
        let shape = match path.rsplit_once('.') {
            Some((_, "rs")) => rust(text, name),
            Some((_, "toml")) => keys(&toml::Value::Table(text.parse().unwrap())),
            Some((_, "md")) => code_blocks(text, name).join("\n"),
            _ => text.to_owned(),
        };
        (path.to_owned(), shape)
    });
    shapes.collect()
}

/// Rust without its literals and docs, but with the code that stands in docs.
fn rust(text: &str, name: &str) -> String {
    let mut file = syn::parse_file(text).unwrap();
    BareArms.visit_file_mut(&mut file);
    let mut shape = Shape::new(name);
    shape.read(file.into_token_stream());
    shape.text
}

/// Takes the braces off from arms that are one expression: where the line is long, the printer puts some there.
struct BareArms;

impl VisitMut for BareArms {
    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        visit_mut::visit_arm_mut(self, arm);
        if let Expr::Block(block) = &*arm.body
            && let [Stmt::Expr(body, None)] = &block.block.stmts[..]
        {
            *arm.body = body.clone();
            arm.comma = Some(Default::default());
        }
    }
}

/// The keys of a manifest, without the values.
fn keys(value: &toml::Value) -> String {
    match value {
        toml::Value::Table(table) => {
            let entries = table
                .iter()
                .map(|(key, value)| format!("{key}: {}", keys(value)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        toml::Value::Array(list) => format!("[{}]", list.len()),
        _ => "…".to_owned(),
    }
}

/// The code that rustdoc would compile, each piece as the shape of its tokens.
fn code_blocks(markdown: &str, name: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) if is_run(&kind) => open = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            Event::Text(text) => open.iter_mut().for_each(|block| block.push_str(&text)),
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML in {markdown}: {html}"),
            _ => {}
        }
    }
    let shape = |block: &String| {
        let mut shape = Shape::new(name);
        // A line of a doctest that begins so is compiled and not shown.
        let visible = block.replace("\n# ", "\n");
        let tokens = visible.trim_start_matches("# ").parse();
        shape.read(tokens.unwrap_or_else(|_| panic!("no Rust: {block}")));
        shape.text
    };
    blocks.iter().map(shape).collect()
}

/// Whether rustdoc compiles it. It leaves out what is of another language, and `text` is the one that is used here.
fn is_run(kind: &CodeBlockKind<'_>) -> bool {
    !matches!(kind, CodeBlockKind::Fenced(language) if &**language == "text")
}

/// Letters and digits only, so that `LampId`, `lamp_id` and `lamp id` are the same.
pub(super) fn folded(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}

/// Reads tokens.
struct Shape {
    /// The folded name that may differ.
    name: String,
    docs: Vec<String>,
    text: String,
}

impl Shape {
    fn new(name: &str) -> Self {
        Self {
            name: folded(name),
            docs: Vec::new(),
            text: String::new(),
        }
    }

    fn read(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match (&token, tokens.peek().and_then(doc)) {
                (TokenTree::Punct(hash), Some(line)) if hash.as_char() == '#' => {
                    self.docs.push(line);
                    tokens.next();
                }
                _ => {
                    self.end_docs();
                    let is_last = tokens.peek().is_none_or(|next| next.to_string() == ">");
                    self.token(token, is_last);
                }
            }
        }
        self.end_docs();
    }

    fn token(&mut self, token: TokenTree, is_last: bool) {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}\n"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", ""),
                };
                self.text.push_str(open);
                self.read(group.stream());
                self.text.push_str(close);
            }
            TokenTree::Ident(ident) => {
                let folded = folded(ident.to_string().trim_start_matches("r#"));
                match !self.name.is_empty() && folded.contains(&self.name) {
                    true => self.text.push_str("NAME "),
                    false => self.text.push_str(&format!("{ident} ")),
                }
            }
            // Long lines are broken, which brings a comma at the end of the last one.
            TokenTree::Punct(punct) if punct.as_char() == ',' && is_last => {}
            TokenTree::Punct(punct) => self.text.push(punct.as_char()),
            TokenTree::Literal(_) => self.text.push_str("… "),
        }
    }

    /// What the docs of an item would run.
    fn end_docs(&mut self) {
        let lines = self.docs.drain(..).collect::<Vec<_>>();
        let lines = lines
            .iter()
            .map(|line| line.strip_prefix(' ').unwrap_or(line));
        for block in code_blocks(&lines.collect::<Vec<_>>().join("\n"), &self.name) {
            self.text.push_str(&format!("doctest {{ {block} }}\n"));
        }
    }
}

/// The text of `[doc = "…"]`.
fn doc(token: &TokenTree) -> Option<String> {
    let TokenTree::Group(group) = token else {
        return None;
    };
    let attribute: Vec<_> = group.stream().into_iter().collect();
    match &attribute[..] {
        [TokenTree::Ident(name), _, TokenTree::Literal(text)] if name == "doc" => {
            let text: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
            Some(text.value())
        }
        _ => None,
    }
}
