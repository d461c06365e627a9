// Credentials of which a call takes any. It is a macro, since each choice of them is a type of its own.

/// An enum whose variants hold a credential each.
macro_rules! any_credential {
    ($name:ident { $($variant:ident($credential:ty),)* }) => {
        impl super::Credential for $name {
            fn is_in_query(name: &str) -> bool {
                [$(<$credential as super::Credential>::is_in_query(name)),*].contains(&true)
            }

            fn is_in_body(name: &str) -> bool {
                [$(<$credential as super::Credential>::is_in_body(name)),*].contains(&true)
            }

            fn authorize(
                &self,
                request: &mut ::http::Request<::bytes::Bytes>,
            ) -> ::std::result::Result<(), super::InvalidRequest> {
                match self {
                    $(Self::$variant(it) => super::Credential::authorize(it, request),)*
                }
            }
        }

        $(
            impl ::std::convert::From<$credential> for $name {
                fn from(credential: $credential) -> Self {
                    Self::$variant(credential)
                }
            }
        )*
    };
}

pub(in super::super) use any_credential;
