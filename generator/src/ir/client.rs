//! The client, the data centers and the errors.

use serde::Serialize;

use crate::rust::Code;

/// The client and its handles.
#[derive(Debug, Serialize)]
pub struct Client {
    /// What the client calls itself, such as `cronofy-rust/0.1.0`.
    pub user_agent: Code,
    /// Headers of every request, one list of them if there are some.
    pub headers: Vec<Vec<Header>>,
    /// The method of `DataCenter` that gives the host that operations are sent to.
    pub host: Code,
    /// All handles.
    pub handles: Vec<Handle>,
    /// Those that have a credential.
    pub keyed: Vec<Handle>,
    /// The one that has none, where there are calls that need none.
    pub open: Vec<Handle>,
}

/// A header of every request.
#[derive(Debug, Serialize)]
pub struct Header {
    /// The name, in small letters.
    pub name: Code,
    /// The value.
    pub value: Code,
}

/// A client with a credential.
#[derive(Debug, Serialize)]
pub struct Handle {
    /// What the credential stands for.
    pub docs: Code,
    /// The type.
    pub name: Code,
    /// The method of the client that makes it.
    pub method: Code,
    /// The type of the credential.
    pub credential: Code,
}

/// The data centers.
#[derive(Debug, Serialize)]
pub struct DataCenter {
    /// What a data center is.
    pub docs: Code,
    /// The data centers.
    pub variants: Vec<DataCenterVariant>,
    /// The roles of hosts.
    pub hosts: Vec<Host>,
    /// How many columns a row has.
    pub columns: Code,
}

/// A data center.
#[derive(Debug, Serialize)]
pub struct DataCenterVariant {
    /// What it is called.
    pub docs: Code,
    /// The variant.
    pub name: Code,
    /// The id, what it is called, and the host for each role.
    pub row: Vec<Code>,
}

/// A role of hosts.
#[derive(Debug, Serialize)]
pub struct Host {
    /// What the host is for.
    pub docs: Code,
    /// The method.
    pub method: Code,
    /// The pattern that takes the `host` out of a row.
    pub pattern: Code,
}

/// A status that an error can have.
#[derive(Debug, Serialize)]
pub struct ErrorStatus {
    /// What it means.
    pub docs: Code,
    /// The predicate.
    pub predicate: Code,
    /// Whether an error is this one, a condition on `self`.
    pub condition: Code,
    /// The number.
    pub status: Code,
    /// The parsed body, if its form is known.
    pub body: Vec<ErrorBody>,
}

/// The body of an error.
#[derive(Debug, Serialize)]
pub struct ErrorBody {
    /// What it says.
    pub docs: Code,
    /// The method.
    pub method: Code,
    /// The type.
    pub type_: Code,
    /// The envelope, as an `Option<&str>`.
    pub envelope: Code,
}
