//! Printing Rust.
//!
//! What the printer of the syntax tree lacks is put into the tree as marks, and the marks are put right in the printed text.

use std::panic;

use proc_macro2::extra::invalidate_current_thread_spans;
use proc_macro2::{Ident, LexError, Span, TokenStream};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{
    AttrStyle, Attribute, Expr, ExprLit, ImplItem, ImplItemMacro, Item, ItemMacro, Lit, LitStr,
    Macro, Meta, TraitItem, TraitItemMacro,
};

use super::{Mistake, NOTICE};

/// Stands in the printed text where this module has something to put right.
/// A text that has it already is refused, so that no other text can be taken for it.
const MARK: &str = "__clientwright_mark";

/// Parses a text and prints it with the notice on top.
pub(super) fn print(text: &str) -> Result<String, Mistake> {
    let printed = panic::catch_unwind(|| print_here(text));
    // The places of tokens are kept for each thread, with their texts, until they are given up.
    invalidate_current_thread_spans();
    printed.unwrap_or_else(|_| Err(Mistake::at_byte(text, 0, "the printer gave up")))
}

fn print_here(text: &str) -> Result<String, Mistake> {
    if let Some(byte) = text.find(MARK) {
        return Err(Mistake::at_byte(
            text,
            byte,
            format!("`{MARK}` is reserved"),
        ));
    }
    let tokens: TokenStream = text.parse().map_err(|error: LexError| {
        Mistake::at(
            error.span(),
            "no Rust token, or a bracket without its other half",
        )
    })?;
    let mut file = syn::parse2(tokens).map_err(|error| syntax(text, &error))?;
    let mut marker = Marker::default();
    marker.visit_file_mut(&mut file);
    match marker.unknown {
        Some(span) => Err(Mistake::at(span, "the printer does not know this syntax")),
        None => Ok(unmark(&prettyplease::unparse(&file))),
    }
}

/// The parser puts an end of the text that comes too soon at the start of the text.
fn syntax(text: &str, error: &syn::Error) -> Mistake {
    let mistake = Mistake::at(error.span(), error.to_string());
    match (mistake.line, mistake.column) {
        (1, 1) if mistake.message.starts_with("unexpected end") => {
            Mistake::at_byte(text, text.trim_end().len(), mistake.message)
        }
        _ => mistake,
    }
}

/// Puts the marks of [`Marker`] right, and the notice on top.
fn unmark(printed: &str) -> String {
    let (blank, doc) = (format!("{MARK}!();"), format!("[{MARK} = "));
    let mut text = String::with_capacity(printed.len() + NOTICE.len() + 5);
    text.extend(["// ", NOTICE, "\n"]);
    text.extend((!printed.is_empty()).then_some("\n"));
    for line in printed.lines() {
        match line.contains(MARK) {
            true if line.trim_start() == blank => {}
            true => text.push_str(&line.replace(&doc, "[doc = ")),
            false => text.push_str(line),
        }
        text.push('\n');
    }
    text
}

/// Prepares a file for the printer: puts a mark where a blank line has to be, and on docs that the printer would change;
/// and looks for syntax at which the printer panics.
#[derive(Default)]
struct Marker {
    unknown: Option<Span>,
}

impl VisitMut for Marker {
    fn visit_file_mut(&mut self, file: &mut syn::File) {
        space(&mut file.items, &file.attrs, blank_item, are_together);
        visit_mut::visit_file_mut(self, file);
    }

    fn visit_item_mod_mut(&mut self, module: &mut syn::ItemMod) {
        if let Some((_, items)) = &mut module.content {
            space(items, &module.attrs, blank_item, are_together);
        }
        visit_mut::visit_item_mod_mut(self, module);
    }

    fn visit_item_impl_mut(&mut self, block: &mut syn::ItemImpl) {
        let blank = || {
            ImplItem::Macro(ImplItemMacro {
                attrs: vec![],
                mac: blank(),
                semi_token: None,
            })
        };
        space(&mut block.items, &block.attrs, blank, |_, _| false);
        visit_mut::visit_item_impl_mut(self, block);
    }

    fn visit_item_trait_mut(&mut self, block: &mut syn::ItemTrait) {
        let blank = || {
            TraitItem::Macro(TraitItemMacro {
                attrs: vec![],
                mac: blank(),
                semi_token: None,
            })
        };
        space(&mut block.items, &block.attrs, blank, |_, _| false);
        visit_mut::visit_item_trait_mut(self, block);
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        mark_doc(&mut attribute.meta);
        visit_mut::visit_attribute_mut(self, attribute);
    }

    fn visit_item_macro_mut(&mut self, item: &mut ItemMacro) {
        // The printer panics at rules that are none, and generated code has no use for right ones.
        if item.ident.is_some() {
            self.unknown.get_or_insert(item.span());
        }
        visit_mut::visit_item_macro_mut(self, item);
    }

    fn visit_macro_mut(&mut self, _: &mut Macro) {
        // Any tokens are fine inside.
    }

    fn visit_meta_list_mut(&mut self, _: &mut syn::MetaList) {
        // Any tokens are fine inside.
    }

    fn visit_token_stream_mut(&mut self, tokens: &mut TokenStream) {
        // What is left as tokens in any other place has been parsed, but not understood.
        if !tokens.is_empty() {
            self.unknown.get_or_insert(tokens.span());
        }
    }
}

/// Puts a blank between items, and before the first one where inner attributes or docs stand there.
fn space<T>(
    items: &mut Vec<T>,
    attributes: &[Attribute],
    blank: impl Fn() -> T,
    are_together: impl Fn(&T, &T) -> bool,
) {
    let has_inner = attributes
        .iter()
        .any(|attribute| matches!(attribute.style, AttrStyle::Inner(_)));
    let mut spaced = Vec::with_capacity(items.len() * 2);
    for item in items.drain(..) {
        let is_apart = spaced
            .last()
            .map_or(has_inner, |before| !are_together(before, &item));
        if is_apart {
            spaced.push(blank());
        }
        spaced.push(item);
    }
    *items = spaced;
}

fn are_together(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Use(_), Item::Use(_)) => true,
        (Item::Mod(one), Item::Mod(other)) => one.content.is_none() && other.content.is_none(),
        _ => false,
    }
}

fn blank_item() -> Item {
    Item::Macro(ItemMacro {
        attrs: vec![],
        ident: None,
        mac: blank(),
        semi_token: None,
    })
}

fn blank() -> Macro {
    Macro {
        path: mark().into(),
        bang_token: Default::default(),
        delimiter: syn::MacroDelimiter::Paren(Default::default()),
        tokens: TokenStream::new(),
    }
}

fn mark() -> Ident {
    Ident::new(MARK, Span::call_site())
}

/// The printer drops blanks at the end of a doc line, which are a line break in Markdown,
/// and makes a block comment of a doc with several lines, which rustdoc reads in another way.
/// Behind another name it leaves them alone.
fn mark_doc(meta: &mut Meta) {
    let Meta::NameValue(meta) = meta else { return };
    let Expr::Lit(ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &meta.value
    else {
        return;
    };
    if meta.path.is_ident("doc") && is_odd(text) {
        meta.path = mark().into();
    }
}

fn is_odd(text: &LitStr) -> bool {
    // Most are plain, and to see that takes a tenth of what it takes to read them.
    let written = text.token().to_string();
    if !written.contains(['\\', '\n']) && !written.ends_with(" \"") {
        return false;
    }
    let text = text.value();
    text.contains(['\n', '\r'])
        || text.contains(MARK)
        || text.ends_with(' ') && !text.trim().is_empty()
}
