//! Items without what applications do not see: bodies, values, prose, and what is private.

use std::mem::take;

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Field, Fields, Ident, ImplItem, ImplItemConst, Item, ItemConst, ItemImpl,
    ItemStruct, ItemTrait, PatIdent, Receiver, ReceiverKind, TraitItem, Visibility, parse_quote,
};

/// Code without the bodies of its functions. They are taken away before it is parsed, since macros of the standard
/// library leave words there that only the compiler knows.
pub(super) fn without_bodies(code: TokenStream) -> TokenStream {
    let mut is_in_head = false;
    let tokens = code.into_iter().map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
            let inner = match take(&mut is_in_head) {
                true => TokenStream::new(),
                false => without_bodies(group.stream()),
            };
            Group::new(Delimiter::Brace, inner).into()
        }
        token => {
            is_in_head |= matches!(&token, TokenTree::Ident(word) if word == "fn");
            is_in_head &= !matches!(&token, TokenTree::Punct(end) if end.as_char() == ';');
            token
        }
    });
    tokens.collect()
}

/// What is left of an item that is shown under a name, if applications can name such items.
pub(super) fn item(item: &Item, name: &str) -> Option<Item> {
    let mut item = item.clone();
    let ident = match &mut item {
        Item::Const(item) => &mut item.ident,
        Item::Enum(item) => &mut item.ident,
        Item::Fn(item) => &mut item.sig.ident,
        Item::Struct(item) => &mut item.ident,
        Item::Trait(item) => &mut item.ident,
        Item::Type(item) => &mut item.ident,
        _ => return None,
    };
    *ident = Ident::new(name, Span::call_site());
    Bare.visit_item_mut(&mut item);
    Some(item)
}

/// What is left of an implementation: the types, and of one without a trait what is public.
pub(super) fn implementation(item: &ItemImpl) -> ItemImpl {
    let mut item = item.clone();
    let is_seen = |vis: &Visibility| item.trait_.is_none() && is_public(vis);
    let mut items = item.items.clone();
    items.retain(|it| match it {
        ImplItem::Const(it) => is_seen(&it.vis),
        ImplItem::Fn(it) => is_seen(&it.vis),
        ImplItem::Type(_) => true,
        _ => false,
    });
    items.sort_by_key(|it| match it {
        ImplItem::Const(it) => it.ident.to_string(),
        ImplItem::Fn(it) => it.sig.ident.to_string(),
        _ => String::new(),
    });
    item.items = items;
    Bare.visit_item_impl_mut(&mut item);
    item
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// A field of which only is known that it is there.
fn private(field: &Field) -> Field {
    let name = Ident::new("_private", Span::call_site());
    Field {
        vis: Visibility::Inherited,
        ident: field.ident.as_ref().map(|_| name),
        ty: parse_quote!(_),
        ..field.clone()
    }
}

/// Takes it all away.
struct Bare;

impl VisitMut for Bare {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        let shown = ["deprecated", "must_use", "non_exhaustive"];
        attributes.retain(|it| shown.iter().any(|name| it.path().is_ident(name)));
    }

    fn visit_item_const_mut(&mut self, item: &mut ItemConst) {
        visit_mut::visit_item_const_mut(self, item);
        *item.expr = parse_quote!(_);
    }

    fn visit_impl_item_const_mut(&mut self, item: &mut ImplItemConst) {
        visit_mut::visit_impl_item_const_mut(self, item);
        item.expr = parse_quote!(_);
    }

    /// A struct with a private field cannot be made by its fields, whatever that field is.
    fn visit_item_struct_mut(&mut self, item: &mut ItemStruct) {
        visit_mut::visit_item_struct_mut(self, item);
        for field in &mut item.fields {
            if !is_public(&field.vis) {
                *field = private(field);
            }
        }
        if let Fields::Named(fields) = &mut item.fields {
            let (public, private): (Vec<_>, Vec<_>) = take(&mut fields.named)
                .into_iter()
                .partition(|field| is_public(&field.vis));
            let fields_shown = public.into_iter().chain(private.into_iter().take(1));
            fields.named = fields_shown.collect();
        }
    }

    fn visit_item_trait_mut(&mut self, item: &mut ItemTrait) {
        visit_mut::visit_item_trait_mut(self, item);
        item.items.sort_by_key(|it| match it {
            TraitItem::Const(it) => it.ident.to_string(),
            TraitItem::Fn(it) => it.sig.ident.to_string(),
            TraitItem::Type(it) => it.ident.to_string(),
            _ => String::new(),
        });
    }

    /// Whether an argument is changed within is no affair of the caller.
    fn visit_pat_ident_mut(&mut self, pattern: &mut PatIdent) {
        pattern.mutability = None;
    }

    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if matches!(receiver.kind, ReceiverKind::Value) {
            receiver.mutability = None;
        }
        visit_mut::visit_receiver_mut(self, receiver);
    }
}
