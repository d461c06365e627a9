//! What a spec means: every name resolved, every rule held.
//!
//! Only `check` makes these values. They still speak of the API, with wire names beside Rust names;
//! the finished Rust is in `ir`.

mod answer;
mod builtin;
mod data_centers;
mod example;
mod limit;
mod method;
mod operation;
mod pagination;
mod scalar;
mod types;
mod variant;
mod webhook;
pub(crate) mod written;

pub(crate) use answer::{Answer, Body, Content};
pub(crate) use builtin::Builtin;
pub(crate) use example::{Answered, Datum, Example, PageExample, RedirectExample};
pub(crate) use limit::{Limit, as_f64};
pub(crate) use operation::{Field, Location, Operation, Piece};
pub(crate) use pagination::{Pagination, Route, Step};
pub(crate) use types::{Enum, EnumValue, Kind, Shape, Type, TypeId};
pub(crate) use variant::{Variant, When};
pub(crate) use webhook::{Webhook, WebhookExample};

use crate::spec::WebhookContent;

/// A spec that is right.
#[derive(Debug)]
pub struct Api {
    pub(crate) package: Package,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) data_centers: DataCenters,
    pub(crate) auth: Vec<Auth>,
    pub(crate) errors: Vec<ErrorStatus>,
    pub(crate) modules: Vec<Module>,
    pub(crate) types: Vec<Type>,
    /// The types without a definition that the spec names, each as often as it does.
    pub(crate) builtins: Vec<Builtin>,
}

impl Api {
    /// The credentials that will do for an operation, and `None` where it needs none.
    pub(crate) fn callers<'a>(
        &'a self,
        operation: &'a Operation,
    ) -> impl Iterator<Item = Option<&'a Auth>> {
        let find = |number: &Option<usize>| number.and_then(|it| self.auth.get(it));
        operation.auth.iter().map(find)
    }

    /// Whether a text is held against a regular expression before it is sent.
    pub(crate) fn has_patterns(&self) -> bool {
        let types = self.types.iter().filter(|it| it.sent);
        let fields = self.parameters().chain(types.flat_map(Type::fields));
        let mut limits = fields.flat_map(|it| &it.limits);
        limits.any(|it| matches!(it, Limit::Pattern(_)))
    }

    /// Whether an answer leads to the page that follows.
    pub(crate) fn has_pages(&self) -> bool {
        let mut operations = self.modules.iter().flat_map(|it| &it.operations);
        operations.any(|it| it.pagination.is_some())
    }

    /// Whether an answer is a form.
    pub(crate) fn has_form_answers(&self) -> bool {
        let mut contents = self.contents();
        contents.any(|it| matches!(it, Content::Form(_)))
    }

    /// Whether an answer is in parts.
    pub(crate) fn has_multipart_answers(&self) -> bool {
        let mut contents = self.contents();
        contents.any(|it| matches!(it, Content::Multipart(_)))
    }

    /// What the bodies of successful answers are.
    fn contents(&self) -> impl Iterator<Item = &Content> {
        let operations = self.modules.iter().flat_map(|it| &it.operations);
        operations.flat_map(|it| &it.answers).map(|it| &it.content)
    }

    /// Whether a form is read: an answer, or a webhook.
    pub(crate) fn has_forms(&self) -> bool {
        let mut webhooks = self.modules.iter().flat_map(|it| &it.webhooks);
        self.has_form_answers() || webhooks.any(|it| it.content == WebhookContent::Form)
    }

    /// Whether there is anything that should no longer be used.
    pub(crate) fn has_deprecated(&self) -> bool {
        let values = self.types.iter().filter_map(|it| match &it.kind {
            Kind::Enum(it) => Some(&it.values),
            _ => None,
        });
        let mut operations = self.modules.iter().flat_map(|it| &it.operations);
        let mut fields = self
            .parameters()
            .chain(self.types.iter().flat_map(Type::fields));
        operations.any(|it| it.deprecated.is_some())
            || fields.any(|it| it.deprecated.is_some())
            || values.flatten().any(|it| it.deprecated.is_some())
    }

    /// Whether an enum is of integers, and there may be others.
    pub(crate) fn has_open_integers(&self) -> bool {
        let mut enums = self.types.iter().filter_map(|it| match &it.kind {
            Kind::Enum(it) => Some(it),
            _ => None,
        });
        enums.any(|it| it.is_of_integers() && !it.closed)
    }

    /// What requests and pages hold.
    fn parameters(&self) -> impl Iterator<Item = &Field> {
        let requests = self.modules.iter().flat_map(|it| &it.operations);
        let pages = self.modules.iter().flat_map(|it| &it.pages);
        requests
            .flat_map(|it| &it.fields)
            .chain(pages.flat_map(|it| &it.query))
    }
}

/// The manifest of the crate.
#[derive(Debug, Default)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) description: String,
    pub(crate) license: String,
    pub(crate) keywords: Vec<String>,
    pub(crate) categories: Vec<String>,
    pub(crate) documentation: Option<String>,
    pub(crate) repository: Option<String>,
    /// Whether each file with operations becomes a cargo feature.
    pub(crate) feature_per_file: bool,
}

/// A name on the wire and in Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) wire: String,
    /// An identifier that `check` has tried, without `r#`.
    pub(crate) rust: String,
}

#[derive(Debug, Default)]
pub(crate) struct DataCenters {
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    /// From role to description.
    pub(crate) hosts: Vec<(Name, Docs)>,
    pub(crate) ids: Vec<DataCenter>,
}

#[derive(Debug)]
pub(crate) struct DataCenter {
    pub(crate) id: Name,
    pub(crate) name: String,
    /// In the order of the roles.
    pub(crate) hosts: Vec<String>,
}

#[derive(Debug)]
pub(crate) struct Auth {
    /// `rust` is the name of the handle's type; `wire` is that of the method that makes it.
    pub(crate) name: Name,
    pub(crate) scheme: Scheme,
    pub(crate) docs: Docs,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    Bearer(TypeId),
    /// The name of the header.
    Header(TypeId, String),
    /// The name of the parameter.
    Query(TypeId, String),
    /// A name and a password.
    Basic,
    /// A client id and a client secret, in the body.
    Client,
}

impl Scheme {
    /// The type of the secret, where the spec has one for it.
    pub(crate) fn token(&self) -> Option<TypeId> {
        match self {
            Scheme::Bearer(token) | Scheme::Header(token, _) | Scheme::Query(token, _) => {
                Some(*token)
            }
            Scheme::Basic | Scheme::Client => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct ErrorStatus {
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) docs: Docs,
    pub(crate) body: Option<Body>,
    pub(crate) holds_for: HoldsFor,
}

/// Which operations an error is for, by their names in the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HoldsFor {
    /// All but those that have an error of their own with its status.
    AllBut(Vec<String>),
    /// This one.
    Only(String),
}

/// What one spec file says, in its order; or a type that stands in a file of its own, since several features have it.
#[derive(Debug, Default)]
pub(crate) struct Module {
    pub(crate) name: String,
    /// The cargo features of which one has to be on. None: it is always there.
    pub(crate) features: Vec<String>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) pages: Vec<Page>,
    pub(crate) redirects: Vec<Redirect>,
    pub(crate) webhooks: Vec<Webhook>,
    pub(crate) types: Vec<TypeId>,
}

/// A page, whose query is told as the fields of a body are.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) documentation: Option<String>,
    /// The number of the role in `data_centers.hosts`.
    pub(crate) host: usize,
    pub(crate) path: String,
    pub(crate) query: Vec<Field>,
    pub(crate) redirect: Option<String>,
    pub(crate) examples: Vec<PageExample>,
}

#[derive(Debug)]
pub(crate) struct Redirect {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) verify: Option<Name>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) examples: Vec<RedirectExample>,
}

#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) name: Name,
    pub(crate) docs: Docs,
    pub(crate) when: Option<String>,
    /// Their shapes are texts.
    pub(crate) parameters: Vec<Field>,
}

/// Prose: lines of Markdown that are safe to stand in a doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Docs(pub(crate) Vec<String>);
