//! A user connects their Zoom account, so that the application can add meetings to their events.
//!
//! It runs on the documented answer.
//! With `CRONOFY_ACCESS_TOKEN` and `CRONOFY_DATA_CENTER` set, it calls the API.

mod setup;

use cronofy::{
    Account, AuthorizeConferencing, ConferencingProvider, ConferencingRedirect, Error, Uri,
};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let documented = cronofy::examples::authorize_conferencing::zoom();
    let account = setup::account(documented.answer());

    println!("The user presses \"connect Zoom\":");
    match connect_zoom(&account).await {
        Ok(url) => println!("  redirect the browser to {}", url.as_str()),
        Err(error) => println!("  {error}: {}", advice(&error)),
    }

    println!("The user comes back, with one of these queries:");
    for query in [
        "last_linked_profile_id=pro_n23kjnwrw2",
        "error=access_denied",
        "error=access_denied&error=server_error",
    ] {
        println!("  {query}\n    {}", came_back(query));
    }
}

/// The page at which the user lets the application in.
async fn connect_zoom(account: &Account) -> Result<Uri, Error> {
    let request = AuthorizeConferencing::new("https://app.example.com/conferencing")
        .provider_name(ConferencingProvider::Zoom);
    Ok(account.send(&request).await?.url)
}

/// What the handler of the redirect URI does. Anyone can call it, so nothing is certain yet.
fn came_back(query: &str) -> String {
    match ConferencingRedirect::from_query(query) {
        Ok(ConferencingRedirect::Linked { profile_id, .. }) => {
            format!("show that profile {profile_id} is connected")
        }
        Ok(ConferencingRedirect::Returned { .. }) => "ask whether Zoom is connected".to_owned(),
        Ok(ConferencingRedirect::Denied { error, .. }) => format!("offer to try again ({error})"),
        Ok(other) => format!("update this crate, which has a new outcome: {other:?}"),
        Err(error) => format!("answer with status 400: {error}"),
    }
}

/// What to do when there is no page.
fn advice(error: &Error) -> &'static str {
    match error {
        Error::Status(refused) if refused.is_unauthorized() => "refresh the token and call again",
        Error::Status(refused) if refused.is_rate_limited() => "call again in a minute",
        // The page alone changes nothing: a second one does no harm.
        Error::Transport(_) => "call again",
        _ => "tell the user that it did not work, and look into it",
    }
}
