//! What a browser brings back, which is untrusted.

use crate::runtime::{Date, Query, RedirectError, ruled};

type Outcome = Result<String, RedirectError>;

/// A redirect whose outcome two parameters decide, with a state.
fn decided(query: Result<Query, RedirectError>) -> Outcome {
    let query = query?;
    query.verify("state", "S&1")?;
    match query.decisive(&["error", "code"])? {
        Some("error") => Ok(format!("denied {}", query.required("error")?)),
        Some("code") => Ok(format!("authorized {}", query.required("code")?)),
        _ => Err(query.undecided(&["error", "code"])),
    }
}

/// A redirect whose good outcome has no parameter of its own.
fn open(query: Result<Query, RedirectError>) -> Outcome {
    let query = query?;
    match query.decisive(&["error"])? {
        Some("error") => Ok(format!("denied {}", query.required("error")?)),
        _ => Ok(format!("linked {:?}", query.optional("profile")?)),
    }
}

#[test]
fn outcomes_are_told_apart() {
    let decided = |text| decided(Query::parse(text)).unwrap();
    assert_eq!(decided("code=CODE&state=S%261"), "authorized CODE");
    assert_eq!(
        decided("state=S%261&error=access_denied&own=1&own=2"),
        "denied access_denied"
    );
    assert_eq!(
        decided("&state=S%261&&c%6Fde=a+b%2B%C3%A9&own[]=1&"),
        "authorized a b+é"
    );
    let open = |text| open(Query::parse(text)).unwrap();
    assert_eq!(open(""), "linked None");
    assert_eq!(open("own="), "linked None");
    assert_eq!(open("profile=pro_1"), "linked Some(\"pro_1\")");
    assert_eq!(open("error=access_denied"), "denied access_denied");
}

#[test]
fn urls_have_their_query_read() {
    let open = |text| open(Query::of_url(text));
    assert_eq!(open("http://www.example.com/x").unwrap(), "linked None");
    assert_eq!(open("http://www.example.com/x?").unwrap(), "linked None");
    assert_eq!(
        open("http://www.example.com?profile=p#error=x").unwrap(),
        "linked Some(\"p\")"
    );
    assert_eq!(
        open("com.example.app:/back?error=no#?a=b").unwrap(),
        "denied no"
    );
    assert_eq!(
        open("https://a.example/b/?u=http://x/y?z").unwrap(),
        "linked None"
    );
    for text in [
        "",
        "?error=x",
        "error=x",
        "/x?error=x",
        "//example.com/x?error=x",
        "www.example.com?error=x",
        "http:?error=x",
        "http://?error=x",
        "http://a b/?error=x",
        "http://u@example.com/?error=x",
        "https://ex\u{e4}mple.com/?error=x",
    ] {
        assert_eq!(open(text), Err(RedirectError::NotAUrl), "{text:?}");
    }
    assert_eq!(
        open("http://www.example.com/x?garbage"),
        Err(RedirectError::Malformed)
    );
}

#[test]
fn a_url_is_no_query() {
    for text in [
        "http://www.example.com/x?error=x",
        "http://www.example.com/x?a=b&error=x",
        "?error=x",
        "/x?error=x",
        "a=b&?error=x",
        "error=x#y",
        "#",
        "http://www.example.com/x",
        "www.example.com/x",
        "user@example.com",
    ] {
        assert_eq!(
            open(Query::parse(text)),
            Err(RedirectError::NotAQuery),
            "{text:?}"
        );
    }
}

#[test]
fn garbage_is_never_success() {
    for text in [
        "garbage",
        "profile",
        "a=b&garbage",
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%[41",
        "%=b",
        "a=%ff",
        "a=%C3",
        "a=b c",
        "a=b\n",
        "a=\u{e9}",
        "a=\"",
        "a=<",
        "a=>",
        "a=\\",
        "a=^",
        "a=`",
        "a={",
        "a=|",
        "a=}",
        "a=\0",
        "a=\u{7f}",
        "é=1",
    ] {
        assert_eq!(
            open(Query::parse(text)),
            Err(RedirectError::Malformed),
            "{text:?}"
        );
    }
}

#[test]
fn what_is_read_is_there_once_and_not_empty() {
    let decided = |text| decided(Query::parse(text)).unwrap_err();
    let repeated = |parameter| RedirectError::Repeated { parameter };
    let empty = |parameter| RedirectError::Empty { parameter };
    assert_eq!(decided("state=S%261&code=a&code=a"), repeated("code"));
    assert_eq!(decided("state=S%261&error=a&error="), repeated("error"));
    assert_eq!(decided("state=S%261&code="), empty("code"));
    assert_eq!(
        decided("state=S%261&code=a&error=b"),
        RedirectError::Contradictory {
            parameters: ["error", "code"]
        }
    );
    assert_eq!(decided("state=S%261&code=&error=b"), empty("code"));
    assert_eq!(
        decided("state=S%261"),
        RedirectError::Undecided {
            parameters: &["error", "code"]
        }
    );
    let open = |text| open(Query::parse(text)).unwrap_err();
    assert_eq!(open("profile=a&profile=b"), repeated("profile"));
    assert_eq!(open("profile="), empty("profile"));
    assert_eq!(open("error="), empty("error"));
}

#[test]
fn what_decides_is_there_once_and_not_empty() {
    let decisive = |text| Query::parse(text).unwrap().decisive(&["error"]);
    assert_eq!(decisive("error=x"), Ok(Some("error")));
    assert_eq!(decisive("other=x"), Ok(None));
    assert_eq!(
        decisive("error="),
        Err(RedirectError::Empty { parameter: "error" })
    );
    assert_eq!(
        decisive("error=x&error=x"),
        Err(RedirectError::Repeated { parameter: "error" })
    );
}

#[test]
fn the_state_is_verified_first() {
    let decided = |text| decided(Query::parse(text)).unwrap_err();
    assert_eq!(
        decided("code=a"),
        RedirectError::Missing { parameter: "state" }
    );
    assert_eq!(
        decided("code=a&state="),
        RedirectError::Empty { parameter: "state" }
    );
    assert_eq!(
        decided("code=a&state=S"),
        RedirectError::Mismatch { parameter: "state" }
    );
    assert_eq!(
        decided("code=a&state=S%262"),
        RedirectError::Mismatch { parameter: "state" }
    );
    assert_eq!(
        decided("code=a&state=S%261&state=S%261"),
        RedirectError::Repeated { parameter: "state" }
    );
    let empty = Query::parse("state=x").unwrap().verify("state", "");
    assert_eq!(empty, Err(RedirectError::Mismatch { parameter: "state" }));
}

#[test]
fn messages_name_the_parameter_and_quote_nothing() {
    let error = decided(Query::parse("state=cAnArY")).unwrap_err();
    assert_eq!(error.to_string(), "`state` is not the expected one");
    assert!(!format!("{error:?}").contains("cAnArY"));
    let error = decided(Query::parse("state=S%261")).unwrap_err();
    assert_eq!(error.to_string(), "one of `error`, `code` has to be there");
}

#[test]
fn a_value_is_read_as_its_type() {
    let query = Query::parse("count=-7&is=true&ratio=0.5&word=red").unwrap();
    assert_eq!(query.value("count"), Ok(-7));
    assert_eq!(query.value("is"), Ok(true));
    assert_eq!(query.optional_value("ratio"), Ok(Some(0.5)));
    assert_eq!(query.value("word"), Ok("red".to_owned()));
    assert_eq!(query.optional_value::<i64>("none"), Ok(None));
    let missing = RedirectError::Missing { parameter: "none" };
    assert_eq!(query.value::<i64>("none"), Err(missing));
}

#[test]
fn a_text_keeps_to_the_rule_of_its_type() {
    let query = Query::parse("leap=2024-02-29&odd=2023-02-29").unwrap();
    let day = |parameter| {
        let day = Date::from(query.required(parameter).unwrap());
        ruled::received(parameter, day)
    };
    assert_eq!(day("leap"), Ok(Date::from("2024-02-29")));
    let unreadable = RedirectError::Unreadable { parameter: "odd" };
    assert_eq!(day("odd"), Err(unreadable));
}

#[test]
fn what_is_no_value_of_its_type_is_not_quoted() {
    let unreadable = RedirectError::Unreadable { parameter: "a" };
    for text in [
        "red",
        "%227%22",
        "7.5",
        "+7",
        "7%20",
        "[7]",
        "null",
        "7,8",
        "0x7",
        "\u{663}",
        "99999999999999999999",
        "cAnArY",
    ] {
        let text = text.replace('\u{663}', "%D9%A3");
        let query = Query::parse(&format!("a={text}")).unwrap();
        let error = query.value::<i64>("a").unwrap_err();
        assert_eq!(error, unreadable, "{text}");
        assert_eq!(query.optional_value::<i64>("a"), Err(error.clone()));
        assert_eq!(error.to_string(), "`a` has no value of its type");
    }
    let query = Query::parse("a=%22red%22&b=%5B%5D").unwrap();
    assert_eq!(query.value::<Color>("a"), Err(unreadable));
    assert!(query.value::<Vec<u8>>("b").is_err());
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Color {
    Red,
}
