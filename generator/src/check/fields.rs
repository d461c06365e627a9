//! Fields of objects and bodies, and parameters of queries.

use super::symbols::{Naming, Scope, wire_name};
use super::{Context, shape, text};
use crate::api::{Docs, Field, Location, Name, Shape, Type};
use crate::diagnostics;
use crate::place::At;
use crate::spec::{self, Scalar};
use crate::yaml::Map;

/// What the fields belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The path of a request.
    Path,
    /// The query of a request.
    RequestQuery,
    /// The headers of a request.
    Headers,
    /// A request body in JSON.
    Body,
    /// A request body that is a form.
    Form,
    /// An object.
    Object,
    /// A shape of a union, where a constant helps to tell it apart.
    Variant,
    /// The query of a page.
    Query,
}

impl Owner {
    /// The methods that the struct has besides its setters.
    fn methods(self) -> &'static [&'static str] {
        match self {
            Owner::Path | Owner::RequestQuery | Owner::Headers | Owner::Body | Owner::Form => {
                &["new"]
            }
            Owner::Object => &["check", "new"],
            Owner::Query => &["new", "url"],
            Owner::Variant => &[],
        }
    }

    /// Whether lists can stand here in one of several styles.
    fn has_styles(self) -> bool {
        matches!(self, Owner::RequestQuery | Owner::Query | Owner::Form)
    }

    /// What a value here is called, where it has to be a single one.
    fn single(self) -> &'static str {
        match self {
            Owner::Path => "a parameter of a path",
            Owner::RequestQuery | Owner::Query => "a parameter of a query",
            Owner::Headers => "a header",
            Owner::Form => "a field of a form",
            Owner::Body | Owner::Object | Owner::Variant => "a field",
        }
    }

    fn location(self) -> Location {
        match self {
            Owner::Path => Location::Path,
            Owner::RequestQuery | Owner::Query => Location::Query,
            Owner::Headers => Location::Header,
            Owner::Body | Owner::Form | Owner::Object | Owner::Variant => Location::Body,
        }
    }
}

pub(crate) fn check(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &Map<spec::Field>,
    owner: Owner,
) -> Vec<Field> {
    within(cx, at, fields, owner, &mut Scope::of(Naming::FIELD))
}

/// The same, where the fields share their Rust names with others.
pub(crate) fn within(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &Map<spec::Field>,
    owner: Owner,
    scope: &mut Scope,
) -> Vec<Field> {
    let mut checked = Vec::new();
    for (wire, field) in fields.iter() {
        let at = at.key(wire);
        wire_key(cx, at, wire, owner);
        let shape = shape::parse(cx, at.key("type"), &field.type_);
        let name = wire_name(cx, at, wire, field.rust.as_deref(), Naming::FIELD);
        // A constant does not show in the Rust type.
        let docs = match field.constant {
            Some(_) => Docs::default(),
            None => cx.docs(at, field.docs.as_deref(), wire),
        };
        let (Some(shape), Some(name)) = (shape, name) else {
            continue;
        };
        scope.claim(cx, at, &name);
        if field.optional {
            Naming::FIELD.avoid(cx, at, &name, owner.methods());
        }
        if field.nullable {
            nullable(cx, at, field, &name, owner, scope);
        }
        limits(cx, at, field, &shape);
        style(cx, at, field, &shape, owner);
        constant(cx, at, field, &shape, owner);
        checked.push(Field {
            name,
            location: owner.location(),
            shape,
            docs,
            // An optional constant has been reported; as one that is always there it disturbs nothing else.
            optional: field.optional && field.constant.is_none(),
            nullable: field.nullable,
            constant: field.constant.clone(),
            style: field.style,
            min_items: field.min_items,
            min_length: field.min_length,
        });
    }
    checked
}

fn wire_key(cx: &mut Context<'_>, at: At<'_>, wire: &str, owner: Owner) {
    match owner {
        Owner::Query if !text::is_query_key(wire) => {
            cx.report(diagnostics::bad_query_key(at.name(), wire));
        }
        Owner::Headers => header_name(cx, at, wire),
        _ if !text::is_wire_key(wire) => cx.report(diagnostics::bad_wire_key(at.name(), wire)),
        _ => {}
    }
}

fn header_name(cx: &mut Context<'_>, at: At<'_>, wire: &str) {
    if !text::is_header_name(wire) {
        cx.report(diagnostics::bad_header_name(at.name(), wire));
    } else if text::is_own_header(&wire.to_ascii_lowercase()) {
        cx.report(diagnostics::own_header(at.name(), wire));
    }
}

/// Outside of JSON a value is one text, and a list of such values has its place in queries and forms.
pub(crate) fn scalars_only(
    cx: &mut Context<'_>,
    at: At<'_>,
    fields: &[Field],
    types: &[Type],
    owner: Owner,
) {
    for field in fields {
        let item = match &field.shape {
            Shape::List(item) if owner.has_styles() => &**item,
            shape => shape,
        };
        if !item.is_scalar(types) {
            let place = at.key(&field.name.wire).key("type").value();
            cx.report(diagnostics::not_a_scalar(place, owner.single()));
        }
    }
}

/// Only JSON has null. What is optional as well gets a method that clears it.
fn nullable(
    cx: &mut Context<'_>,
    at: At<'_>,
    field: &spec::Field,
    name: &Name,
    owner: Owner,
    scope: &mut Scope,
) {
    if !matches!(owner, Owner::Body | Owner::Object) || field.constant.is_some() {
        cx.report(diagnostics::null_not_here(at.key("nullable").name()));
    } else if field.optional {
        let clear = Name {
            wire: name.wire.clone(),
            rust: format!("clear_{}", name.rust),
        };
        scope.claim(cx, at, &clear);
    }
}

fn style(cx: &mut Context<'_>, at: At<'_>, field: &spec::Field, shape: &Shape, owner: Owner) {
    let is_styled = owner.has_styles() && matches!(shape, Shape::List(_));
    if field.style.is_some() && !is_styled {
        let place = at.key("style").name();
        let list = "a list in a query or a form";
        cx.report(diagnostics::limit_without_sense(place, "style", list));
    }
}

fn limits(cx: &mut Context<'_>, at: At<'_>, field: &spec::Field, shape: &Shape) {
    if field.min_items.is_some() && !matches!(shape, Shape::List(_)) {
        cx.report(diagnostics::limit_without_sense(
            at.key("min_items").name(),
            "min_items",
            "a list",
        ));
    }
    if field.min_length.is_some() && *shape != Shape::String {
        cx.report(diagnostics::limit_without_sense(
            at.key("min_length").name(),
            "min_length",
            "a `string`",
        ));
    }
}

fn constant(cx: &mut Context<'_>, at: At<'_>, field: &spec::Field, shape: &Shape, owner: Owner) {
    let Some(constant) = &field.constant else {
        return;
    };
    let fits = matches!(
        (constant, shape),
        (Scalar::Boolean(_), Shape::Boolean)
            | (Scalar::Integer(_), Shape::Integer)
            | (Scalar::Text(_), Shape::String)
    );
    let is_empty = owner.has_styles() && *constant == Scalar::Text(String::new());
    if is_empty {
        cx.report(diagnostics::empty_constant(at.key("constant").value()));
    } else if !fits {
        cx.report(diagnostics::constant_of_other_type(
            at.key("constant").value(),
            &field.type_,
        ));
    } else if owner == Owner::Path {
        cx.report(diagnostics::constant_not_here(at.key("constant").name()));
    } else if field.optional {
        cx.report(diagnostics::optional_constant(at.key("optional").name()));
    }
}
