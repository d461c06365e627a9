// What the handles of all credentials have in common. It is a macro, since each handle is a type of its own.

/// The calls of a type that has a client and a credential.
macro_rules! handle {
    ($name:ident, $credential:ty) => {
        impl $name {
            /// The client that it was made from.
            pub fn client(&self) -> &super::Client {
                &self.client
            }

            /// Calls an operation and reads its answer.
            ///
            /// The request is made at once, and sent when the future is polled. Dropping the future gives the call up.
            ///
            /// # Errors
            ///
            /// See [`Error`](super::Error): its cases tell how far the call came, and its methods whether it may have taken effect.
            pub fn send<O: super::Operation<Auth = $credential>>(
                &self,
                operation: &O,
            ) -> impl Future<Output = ::std::result::Result<O::Output, super::Error>> + Send + use<'_, O>
            {
                self.send_with(operation, super::CallOptions::default())
            }

            /// The same as [`send`](Self::send), with options for this call alone.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send).
            pub fn send_with<O: super::Operation<Auth = $credential>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> impl Future<Output = ::std::result::Result<O::Output, super::Error>> + Send + use<'_, O>
            {
                let connection = &self.client.connection;
                connection.send_with(operation, &self.credential, options)
            }
        }
    };
}

pub(in super::super) use handle;
