//! The account that the programs call.

use std::env::{self, VarError};
use std::error::Error;
use std::process;

use cronofy::test_util::{Answer, Script};
use cronofy::{Account, BaseUrl, Client, DataCenter};

/// The account whose token is in `CRONOFY_ACCESS_TOKEN`, in the data center `CRONOFY_DATA_CENTER`.
///
/// Without a token nothing is sent, and the call is answered as the documentation does.
pub fn account(documented: Answer) -> Account {
    chosen(documented).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        process::exit(2)
    })
}

fn chosen(documented: Answer) -> Result<Account, Box<dyn Error>> {
    match setting("CRONOFY_ACCESS_TOKEN")? {
        Some(token) => Ok(client()?.account(token)),
        None => {
            println!("`CRONOFY_ACCESS_TOKEN` is not set: the answer is the documented one\n");
            let script = Script::new().answer(documented);
            let client = Client::builder(DataCenter::Us).build_with(script)?;
            Ok(client.account("TOKEN"))
        }
    }
}

/// A client of the API, or of the server at `CRONOFY_API_URL`.
fn client() -> Result<Client, Box<dyn Error>> {
    let id = setting("CRONOFY_DATA_CENTER")?.ok_or("`CRONOFY_DATA_CENTER` is not set")?;
    let builder = Client::builder(id.parse::<DataCenter>()?);
    let client = match setting("CRONOFY_API_URL")? {
        Some(url) => builder.base_url(base_url(&url)?).build(),
        None => builder.build(),
    };
    Ok(client?)
}

/// Plain http is accepted for this machine only, where no one can listen.
fn base_url(url: &str) -> Result<BaseUrl, Box<dyn Error>> {
    match url.starts_with("http:") {
        true => Ok(BaseUrl::loopback(url)?),
        false => Ok(BaseUrl::https(url)?),
    }
}

fn setting(name: &str) -> Result<Option<String>, Box<dyn Error>> {
    match env::var(name) {
        Ok(value) => Ok(Some(value)),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("`{name}` is not valid text").into()),
    }
}
