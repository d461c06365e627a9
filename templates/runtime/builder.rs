// What the builders of all clients have in common. It is a macro, since a builder is a type of the crate's own.

/// The methods of a type that has `settings`.
macro_rules! builder {
    ($name:ident) => {
        impl $name {
            /// Sends calls to this URL in place of the data center's, for tests against a server of your own.
            pub fn base_url(mut self, base_url: super::BaseUrl) -> Self {
                self.settings.base_url = Some(base_url);
                self
            }

            /// Sets the limits of time and size.
            pub fn limits(mut self, limits: super::Limits) -> Self {
                self.settings.limits = limits;
                self
            }

            /// Sets when calls are tried again.
            pub fn retry(mut self, policy: super::RetryPolicy) -> Self {
                self.settings.retry = policy;
                self
            }

            /// Trusts the authorities of these certificates, in PEM, and no others. The text may have several.
            ///
            /// They are read when the client is built, and a text that has none is an error then.
            /// So is a transport of your own beside them, since it trusts whom it likes.
            pub fn root_certificates(mut self, pem: impl Into<::std::vec::Vec<u8>>) -> Self {
                let pem = ::std::string::String::from_utf8_lossy(&pem.into()).into_owned();
                self.settings.root_certificates = Some(pem.into());
                self
            }

            /// Puts the name of your application, such as `acme-scheduler/2.1`, before the client's own in the header `User-Agent`.
            pub fn user_agent(mut self, application: impl Into<::std::string::String>) -> Self {
                self.settings.application = application.into();
                self
            }
        }
    };
}

pub(in super::super) use builder;
