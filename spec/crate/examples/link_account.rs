//! A user adds a second calendar account to their first one, in a browser that Cronofy does not know.
//!
//! It runs on the documented answer.
//! With `CRONOFY_ACCESS_TOKEN` and `CRONOFY_DATA_CENTER` set, it calls the API.

mod setup;

use cronofy::{Account, AuthorizePage, AuthorizeRedirect, CreateLinkToken, Error, Scope, Uri};

/// In an application: a random text for each request, kept in the session of the user.
const STATE: &str = "8d1f0c5e";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let documented = cronofy::examples::create_link_token::token();
    let account = setup::account(documented.answer());

    println!("The user presses \"add a calendar\":");
    match link_page(&account).await {
        // The URL holds the link token: it goes to this browser, and into no log.
        Ok(url) => println!("  redirect the browser to {}", url.as_str()),
        Err(error) => println!("  {error}: {}", advice(&error)),
    }

    println!("The user comes back, with one of these queries:");
    for query in [
        "code=CODE&state=8d1f0c5e",
        "error=access_denied&state=8d1f0c5e",
        "code=CODE&state=of-someone-else",
    ] {
        println!("  {query}\n    {}", came_back(query));
    }
}

/// The page at which the user authorizes the other calendar, which then joins `account`.
async fn link_page(account: &Account) -> Result<Uri, Error> {
    let link_token = account.send(&CreateLinkToken::new()).await?;
    let page = AuthorizePage::new(
        "CLIENT_ID",
        "https://app.example.com/oauth",
        [Scope::ReadEvents, Scope::CreateEvent],
        STATE,
    )
    .link_token(link_token);
    Ok(page.url(account.client().data_center())?)
}

/// What the handler of the redirect URI does.
fn came_back(query: &str) -> String {
    match AuthorizeRedirect::from_query(query, STATE) {
        Ok(AuthorizeRedirect::Authorized { code, .. }) => format!("redeem {code:?} for a token"),
        Ok(AuthorizeRedirect::Denied { error, .. }) => format!("offer to try again ({error})"),
        Ok(other) => format!("update this crate, which has a new outcome: {other:?}"),
        Err(error) => format!("answer with status 400: {error}"),
    }
}

/// What to do when there is no link token.
fn advice(error: &Error) -> &'static str {
    match error {
        Error::Status(refused) if refused.is_unauthorized() => "refresh the token and call again",
        Error::Status(refused) if refused.is_forbidden() || refused.is_not_found() => {
            "ask Cronofy whether link tokens are enabled for this application"
        }
        // A token that nobody has seen links nothing: a second one does no harm.
        Error::Transport(_) => "call again",
        _ => "tell the user that it did not work, and look into it",
    }
}
