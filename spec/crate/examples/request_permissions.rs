//! An application asks for full access to a calendar that it may only read.
//!
//! It runs on the documented answer.
//! With `CRONOFY_ACCESS_TOKEN` and `CRONOFY_DATA_CENTER` set, it calls the API.

mod setup;

use cronofy::{
    Account, CalendarId, CalendarPermission, Error, PermissionLevel, PermissionsRedirect,
    PermissionsRequest, RequestPermissions,
};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let documented = cronofy::examples::request_permissions::redirect();
    let account = setup::account(documented.answer());

    println!("The user wants to write to a calendar:");
    match full_access(&account, "cal_n23kjnwrw2_jsdfjksn234".into()).await {
        Ok(answer) => println!("  {}", go_on(answer)),
        Err(error) => println!("  {error}: {}", advice(&error)),
    }

    println!("The user comes back, with one of these queries:");
    for query in ["", "error=access_denied", "oops"] {
        println!("  {query:?}\n    {}", came_back(query));
    }
}

async fn full_access(account: &Account, id: CalendarId) -> Result<PermissionsRequest, Error> {
    let permission = CalendarPermission::new(id, PermissionLevel::Unrestricted);
    let request = RequestPermissions::new([permission], "https://app.example.com/permissions");
    account.send(&request).await
}

/// The answer says whether the user has to be asked at all.
fn go_on(answer: PermissionsRequest) -> String {
    match answer {
        PermissionsRequest::Redirect { url, .. } => {
            format!("redirect the browser to {}", url.as_str())
        }
        PermissionsRequest::Accepted { .. } => "go on: the access is granted".to_owned(),
        other => format!("update this crate, which does not know this answer: {other:?}"),
    }
}

/// What the handler of the redirect URI does. Anyone can call it, so acceptance has to be checked.
fn came_back(query: &str) -> String {
    match PermissionsRedirect::from_query(query) {
        Ok(PermissionsRedirect::Returned { .. }) => {
            "list the calendars, and read the permission level of this one".to_owned()
        }
        Ok(PermissionsRedirect::Denied { error, .. }) => format!("go on without it ({error})"),
        Ok(other) => format!("update this crate, which has a new outcome: {other:?}"),
        Err(error) => format!("answer with status 400: {error}"),
    }
}

/// What to do when there is no answer, or a refusal.
fn advice(error: &Error) -> String {
    match error {
        Error::Status(refused) if refused.is_unauthorized() => {
            "refresh the token and call again".to_owned()
        }
        Error::Status(refused) if refused.is_invalid_parameters() => {
            let problems = refused.invalid_parameters().unwrap_or_default();
            let names = problems.into_keys().collect::<Vec<_>>().join(", ");
            format!("correct the parameters: {names}")
        }
        error if error.may_have_taken_effect() => {
            "list the calendars: the access may have been granted all the same".to_owned()
        }
        Error::Transport(_) => "call again".to_owned(),
        _ => "tell the user that it did not work, and look into it".to_owned(),
    }
}
