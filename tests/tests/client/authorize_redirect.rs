//! What the browser brings back from authorization, with the state that it was sent with.

use cronofy::AuthorizeRedirect;
use cronofy::RedirectError::{Contradictory, Empty, Mismatch, Missing, Repeated, Undecided};

use crate::noise::Noise;

const BOTH: [&str; 2] = ["error", "code"];

#[test]
fn authorization_gives_a_code_or_an_error() {
    let authorized = |code: &str| Ok(AuthorizeRedirect::authorized(code));
    let denied = |error: &str| Ok(AuthorizeRedirect::denied(error));
    let cases = [
        ("code=CODE&state=STATE", authorized("CODE")),
        (
            "state=STATE&code=a%2Fb+c&session_state=x",
            authorized("a/b c"),
        ),
        ("error=access_denied&state=STATE", denied("access_denied")),
        (
            "state=STATE&error=invalid_scope&error_description=no+such%20scope",
            denied("invalid_scope"),
        ),
    ];
    for (query, outcome) in cases {
        assert_eq!(AuthorizeRedirect::from_query(query, "STATE"), outcome);
        let url = format!("http://www.example.com/oauth?{query}#_=_");
        assert_eq!(AuthorizeRedirect::from_url(&url, "STATE"), outcome);
    }
}

#[test]
fn a_state_of_somebody_else_is_refused() {
    let parameter = "state";
    let cases = [
        ("code=CODE", Missing { parameter }),
        ("error=access_denied", Missing { parameter }),
        ("code=CODE&State=STATE", Missing { parameter }),
        ("code=CODE&state=", Empty { parameter }),
        ("code=CODE&state=OTHER", Mismatch { parameter }),
        ("code=CODE&state=state", Mismatch { parameter }),
        ("code=CODE&state=STAT", Mismatch { parameter }),
        ("code=CODE&state=STATE%20", Mismatch { parameter }),
        ("error=access_denied&state=OTHER", Mismatch { parameter }),
        ("code=CODE&state=STATE&state=STATE", Repeated { parameter }),
        (
            "code=CODE&state=STATE&st%61te=OTHER",
            Repeated { parameter },
        ),
    ];
    for (query, error) in cases {
        assert_eq!(
            AuthorizeRedirect::from_query(query, "STATE"),
            Err(error),
            "{query}"
        );
    }
    for query in ["code=CODE", "code=CODE&state=", "code=CODE&state=x"] {
        assert!(AuthorizeRedirect::from_query(query, "").is_err(), "{query}");
    }
}

#[test]
fn any_state_comes_back() {
    let mut noise = Noise::new();
    for state in (0..200).map(|_| noise.text()) {
        let escaped: String = state.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let query = format!("state={escaped}&code={escaped}");
        let outcome = AuthorizeRedirect::from_query(&query, &state).unwrap();
        assert_eq!(outcome, AuthorizeRedirect::authorized(state.as_str()));
        let other = AuthorizeRedirect::from_query(&query, &format!("{state}x"));
        assert_eq!(other, Err(Mismatch { parameter: "state" }));
    }
}

#[test]
fn an_authorization_that_is_not_clear_is_an_error() {
    let cases = [
        ("", Undecided { parameters: &BOTH }),
        ("Code=CODE", Undecided { parameters: &BOTH }),
        ("code=a&error=b", Contradictory { parameters: BOTH }),
        ("code=&error=b", Empty { parameter: "code" }),
        ("code=", Empty { parameter: "code" }),
        ("error=", Empty { parameter: "error" }),
        ("code=a&code=a", Repeated { parameter: "code" }),
        ("error=a&error=b", Repeated { parameter: "error" }),
    ];
    for (query, error) in cases {
        let query = format!("state=STATE&{query}");
        assert_eq!(AuthorizeRedirect::from_query(&query, "STATE"), Err(error));
    }
}
