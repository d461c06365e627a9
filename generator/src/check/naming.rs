//! How names of the spec become names of Rust.

use super::Context;
use crate::api::Name;
use crate::diagnostics::{self, Mend, Space};
use crate::name;
use crate::place::At;

/// How a name of the spec becomes one of Rust, and what can be done when it does not.
#[derive(Clone, Copy)]
pub(crate) struct Naming {
    derive: fn(&str) -> String,
    pub(crate) mend: Mend,
}

impl Naming {
    /// Types and shapes of unions.
    pub(crate) const TYPE: Naming = Naming::new(name::type_name, Mend::Choose);
    /// Fields and parameters.
    pub(crate) const FIELD: Naming = Naming::new(name::field_name, Mend::Choose);
    /// Variants that the spec names itself.
    pub(crate) const OWN_VARIANT: Naming = Naming::new(name::type_name, Mend::Rename);
    /// Methods that the spec names itself.
    pub(crate) const OWN_METHOD: Naming = Naming::new(name::field_name, Mend::Rename);
    /// Values of enums.
    pub(crate) const VALUE: Naming = Naming::new(name::type_name, Mend::LeaveOut);

    const fn new(derive: fn(&str) -> String, mend: Mend) -> Self {
        Naming { derive, mend }
    }

    /// The names of one mapping, which must differ.
    pub(crate) fn space(self) -> Space {
        Space::Mapping(self.mend)
    }

    /// Reports a name that is one of the methods which the type has already.
    pub(crate) fn avoid(self, cx: &mut Context<'_>, at: At<'_>, name: &Name, methods: &[&str]) {
        let method = name::field_name(&name.rust);
        if methods.contains(&method.as_str()) {
            cx.report(diagnostics::reserved_member(at.name(), &method, self.mend));
        }
    }
}

/// The name of something that the spec names itself.
pub(crate) fn spec_name(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    rust: Option<&str>,
    naming: Naming,
) -> Option<Name> {
    if !name::is_spec_name(wire) {
        cx.report(diagnostics::bad_name(
            at.name(),
            wire,
            &name::field_name(wire),
        ));
        return None;
    }
    wire_name(cx, at, wire, rust, naming)
}

/// The name of a key of the API. From one that is wrong in itself, which has been reported, none is made.
pub(crate) fn key_name(
    cx: &mut Context<'_>,
    at: At<'_>,
    (wire, is_key): (&str, bool),
    chosen: Option<&str>,
    naming: Naming,
) -> Option<Name> {
    match is_key || chosen.is_some() {
        true => wire_name(cx, at, wire, chosen, naming),
        false => None,
    }
}

/// The name of something that the API names.
pub(crate) fn wire_name(
    cx: &mut Context<'_>,
    at: At<'_>,
    wire: &str,
    chosen: Option<&str>,
    Naming { derive, mend }: Naming,
) -> Option<Name> {
    let rust = derive(chosen.unwrap_or(wire));
    // Methods and modules are named after types and variants, so `Crate` is no name either.
    let is_name = name::is_identifier(&rust) && name::is_identifier(&name::field_name(&rust));
    match chosen {
        Some(chosen) if !is_name || chosen != rust => {
            let place = at.key("rust").value();
            cx.report(diagnostics::odd_name(place, chosen, &rust));
            None
        }
        None if !is_name => {
            cx.report(diagnostics::no_identifier(at.name(), wire, mend));
            None
        }
        _ => Some(Name {
            wire: wire.to_owned(),
            rust,
        }),
    }
}
