//! The flavours of the client. All of them meet the same faults.

use std::marker::PhantomData;
use std::sync::LazyLock;
use std::time::Duration;

use cronofy::{
    AccessToken, Account, BaseUrl, CallOptions, Client, ClientBuilder, CreateLinkToken, DataCenter,
    Error, Limits, LinkToken, Operation, ReqwestTransport, RetryPolicy, blocking,
};
use tokio::runtime::{Builder, Runtime};

use crate::calls::TOKEN;
use crate::server::Server;
use crate::tls::AUTHORITY;

/// A client of one flavour, with the token of one account.
pub(crate) trait Flavour: Send + Sync + Sized + 'static {
    const NAME: &'static str;

    /// Whether it sees the end of a connection while no call is made.
    const IS_WATCHING: bool;

    fn new(setup: Setup) -> Self;

    /// Another handle of the same client.
    fn same(&self) -> Self;

    fn send<O: Operation<Auth = AccessToken>>(
        &self,
        operation: &O,
        options: CallOptions,
    ) -> Result<O::Output, Error>;
}

/// A client whose calls are futures.
pub(crate) trait AsyncFlavour: Flavour {
    /// A call that may be repeated.
    fn call(&self) -> impl Future<Output = Result<LinkToken, Error>> + Send;
}

/// How a client is set up.
#[derive(Clone)]
pub(crate) struct Setup {
    pub(crate) base_url: BaseUrl,
    pub(crate) limits: Limits,
    pub(crate) retry: RetryPolicy,
}

impl Setup {
    /// To this server, with the defaults. What is tried again does not wait.
    pub(crate) fn to(server: &Server) -> Self {
        Self::at(BaseUrl::loopback(&format!("http://{}", server.address)).unwrap())
    }

    /// The same over TLS.
    pub(crate) fn encrypted(server: &Server) -> Self {
        Self::at(BaseUrl::https(&format!("https://{}", server.address)).unwrap())
    }

    pub(crate) fn at(base_url: BaseUrl) -> Self {
        let retry = RetryPolicy::default();
        Self {
            base_url,
            limits: Limits::default(),
            retry: retry.base(Duration::ZERO).busy_base(Duration::ZERO),
        }
    }

    fn builder(self) -> ClientBuilder {
        Client::builder(DataCenter::Us)
            .base_url(self.base_url)
            .limits(self.limits)
            .retry(self.retry)
    }
}

/// Drives the connections of all async clients, also while no call is made.
pub(crate) static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    let mut runtime = Builder::new_multi_thread();
    runtime.worker_threads(2).enable_all().build().unwrap()
});

/// The default.
pub(crate) type Hyper = Async<OverHyper>;

/// Over the application's own reqwest, which uses the proxies of the environment unless it is told not to.
pub(crate) type Reqwest = Async<OverReqwest>;

/// A client whose calls are futures, over a transport.
pub(crate) struct Async<T> {
    account: Account,
    transport: PhantomData<T>,
}

/// The transport of a client whose calls are futures.
pub(crate) trait Over: Send + Sync + 'static {
    const NAME: &'static str;

    fn client(setup: Setup) -> Client;
}

pub(crate) enum OverHyper {}

impl Over for OverHyper {
    const NAME: &'static str = "hyper";

    fn client(setup: Setup) -> Client {
        let builder = setup.builder().root_certificates(&*AUTHORITY.pem);
        builder.build().unwrap()
    }
}

pub(crate) enum OverReqwest {}

impl Over for OverReqwest {
    const NAME: &'static str = "reqwest";

    fn client(setup: Setup) -> Client {
        let builder = reqwest::Client::builder().tls_backend_preconfigured(AUTHORITY.client());
        let limits = setup.limits;
        let transport = ReqwestTransport::from_builder(builder.no_proxy(), limits).unwrap();
        setup.builder().build_with(transport).unwrap()
    }
}

impl<T: Over> Flavour for Async<T> {
    const NAME: &'static str = T::NAME;
    const IS_WATCHING: bool = true;

    fn new(setup: Setup) -> Self {
        let account = T::client(setup).account(TOKEN);
        let transport = PhantomData;
        Self { account, transport }
    }

    fn same(&self) -> Self {
        let (account, transport) = (self.account.clone(), PhantomData);
        Self { account, transport }
    }

    fn send<O: Operation<Auth = AccessToken>>(
        &self,
        operation: &O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        RUNTIME.block_on(self.account.send_with(operation, options))
    }
}

impl<T: Over> AsyncFlavour for Async<T> {
    fn call(&self) -> impl Future<Output = Result<LinkToken, Error>> + Send {
        self.account.send(&CreateLinkToken::new())
    }
}

/// Without an async runtime.
pub(crate) struct Blocking {
    account: blocking::Account,
}

impl Flavour for Blocking {
    const NAME: &'static str = "blocking";
    const IS_WATCHING: bool = false;

    fn new(setup: Setup) -> Self {
        let builder = setup.builder().root_certificates(&*AUTHORITY.pem);
        let client = builder.build_blocking().unwrap();
        let account = client.account(TOKEN);
        Self { account }
    }

    fn same(&self) -> Self {
        let account = self.account.clone();
        Self { account }
    }

    fn send<O: Operation<Auth = AccessToken>>(
        &self,
        operation: &O,
        options: CallOptions,
    ) -> Result<O::Output, Error> {
        self.account.send_with(operation, options)
    }
}

/// Tests that are functions of a flavour, once for this one.
macro_rules! in_flavour {
    ($module:ident, $flavour:ident, $($test:ident),+) => {
        mod $module {
            $(
                #[test]
                fn $test() {
                    super::$test::<crate::flavours::$flavour>();
                }
            )+
        }
    };
}

/// The same, once for each flavour.
macro_rules! in_all_flavours {
    ($($test:ident),+) => {
        crate::flavours::in_async_flavours!($($test),+);
        crate::flavours::in_flavour!(blocking, Blocking, $($test),+);
    };
}

/// The same, once for each flavour whose calls are futures.
macro_rules! in_async_flavours {
    ($($test:ident),+) => {
        crate::flavours::in_flavour!(hyper, Hyper, $($test),+);
        crate::flavours::in_flavour!(reqwest, Reqwest, $($test),+);
    };
}

pub(crate) use {in_all_flavours, in_async_flavours, in_flavour};
