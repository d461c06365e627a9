// What the handles of all credentials have in common. They are macros, since each handle is a type of its own.

/// The calls of a type that has a client and the keys to it.
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
            pub fn send<O: super::Operation<Auth: From<$credential>>>(
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
            pub fn send_with<O: super::Operation<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> impl Future<Output = ::std::result::Result<O::Output, super::Error>> + Send + use<'_, O>
            {
                let connection = &self.client.connection;
                connection.send(operation, &self.keys, options)
            }

            /// The same as [`send_with`](Self::send_with), and keeps status, headers and body of the answer.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send).
            pub fn send_raw<O: super::Operation<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> impl Future<Output = ::std::result::Result<super::Answered<O::Output>, super::Error>>
            + Send
            + use<'_, O> {
                let connection = &self.client.connection;
                connection.send_raw(operation, &self.keys, options)
            }

            /// Goes through the pages of an operation, from this one on.
            pub fn pages<O: super::Paged<Auth: From<$credential>>>(
                &self,
                operation: &O,
            ) -> super::Pages<O, $credential> {
                self.pages_with(operation, super::CallOptions::default())
            }

            /// The same as [`pages`](Self::pages), with options for each call.
            pub fn pages_with<O: super::Paged<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> super::Pages<O, $credential> {
                let connection = self.client.connection.clone();
                super::Pages::new(connection, self.keys.clone(), options, operation.clone())
            }
        }
    };
}

/// The same for a client that blocks.
macro_rules! blocking_handle {
    ($name:ident, $credential:ty) => {
        impl $name {
            /// The client that it was made from.
            pub fn client(&self) -> &Client {
                &self.client
            }

            /// Calls an operation, waits, and reads its answer.
            ///
            /// # Errors
            ///
            /// See [`Error`](super::Error): its cases tell how far the call came, and its methods whether it may have taken effect.
            pub fn send<O: super::Operation<Auth: From<$credential>>>(
                &self,
                operation: &O,
            ) -> ::std::result::Result<O::Output, super::Error> {
                self.send_with(operation, super::CallOptions::default())
            }

            /// The same as [`send`](Self::send), with options for this call alone.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send).
            pub fn send_with<O: super::Operation<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> ::std::result::Result<O::Output, super::Error> {
                let connection = &self.client.connection;
                connection.send(operation, &self.keys, options)
            }

            /// The same as [`send_with`](Self::send_with), and keeps status, headers and body of the answer.
            ///
            /// # Errors
            ///
            /// As for [`send`](Self::send).
            pub fn send_raw<O: super::Operation<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> ::std::result::Result<super::Answered<O::Output>, super::Error> {
                let connection = &self.client.connection;
                connection.send_raw(operation, &self.keys, options)
            }

            /// Goes through the pages of an operation, from this one on.
            pub fn pages<O: super::Paged<Auth: From<$credential>>>(
                &self,
                operation: &O,
            ) -> Pages<O, $credential> {
                self.pages_with(operation, super::CallOptions::default())
            }

            /// The same as [`pages`](Self::pages), with options for each call.
            pub fn pages_with<O: super::Paged<Auth: From<$credential>>>(
                &self,
                operation: &O,
                options: super::CallOptions,
            ) -> Pages<O, $credential> {
                let connection = self.client.connection.clone();
                Pages::new(connection, self.keys.clone(), options, operation.clone())
            }
        }
    };
}

pub(in super::super) use {blocking_handle, handle};
