// What types that are one text on the wire have in common.
//
// These are macros, since each such type is a type of its own. They are used in the modules of the spec files.

/// An id: a type around a `String`.
macro_rules! id {
    ($name:ident) => {
        impl $name {
            /// The id, as it is on the wire.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.to_owned())
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(id: ::std::string::String) -> Self {
                Self(id)
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        super::runtime::parameter!($name, as_str);
    };
}

/// What stands in a path, a query or a header as the text that a method gives.
macro_rules! parameter {
    ($name:ident, $text:ident) => {
        impl super::runtime::Parameter for $name {
            fn text(&self) -> ::std::borrow::Cow<'_, str> {
                ::std::borrow::Cow::Borrowed(self.$text())
            }
        }
    };
}

/// A secret: a type around a `Secret`.
macro_rules! secret {
    ($name:ident) => {
        impl $name {
            /// The secret itself. Take care where it goes.
            pub fn expose(&self) -> &str {
                self.0.expose()
            }
        }

        impl ::std::convert::From<&str> for $name {
            fn from(secret: &str) -> Self {
                Self(secret.into())
            }
        }

        impl ::std::convert::From<::std::string::String> for $name {
            fn from(secret: ::std::string::String) -> Self {
                Self(secret.into())
            }
        }

        super::runtime::parameter!($name, expose);
    };
}

/// How a secret is written that is received only.
macro_rules! written_secret {
    ($name:ident) => {
        impl ::serde::Serialize for super::$name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.expose())
            }
        }
    };
}

/// A secret that is the token of `Authorization: Bearer …`.
macro_rules! bearer_token {
    ($name:ident, $parameter:literal) => {
        impl super::Credential for $name {
            fn authorize(
                &self,
                request: &mut ::http::Request<::bytes::Bytes>,
            ) -> ::std::result::Result<(), super::InvalidRequest> {
                super::runtime::bearer($parameter, self.expose(), request.headers_mut())
            }
        }
    };
}

/// A secret that is the key in a header of its own.
macro_rules! header_key {
    ($name:ident, $parameter:literal, $header:literal) => {
        impl super::Credential for $name {
            fn authorize(
                &self,
                request: &mut ::http::Request<::bytes::Bytes>,
            ) -> ::std::result::Result<(), super::InvalidRequest> {
                let headers = request.headers_mut();
                super::runtime::key_in_header($parameter, self.expose(), $header, headers)
            }
        }
    };
}

/// A secret that is the key in a parameter of the query.
macro_rules! query_key {
    ($name:ident, $parameter:literal, $query:literal) => {
        impl super::Credential for $name {
            fn is_in_query(name: &str) -> bool {
                name == $query
            }

            fn authorize(
                &self,
                request: &mut ::http::Request<::bytes::Bytes>,
            ) -> ::std::result::Result<(), super::InvalidRequest> {
                let url = request.uri_mut();
                super::runtime::key_in_query($parameter, self.expose(), $query, url)
            }
        }
    };
}

pub(in super::super) use {bearer_token, header_key, id, parameter, query_key, secret, written_secret};
