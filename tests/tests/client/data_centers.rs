//! The data centers, none of which is the default.

use cronofy::test_util::{Answer, Script, block_on};
use cronofy::{Client, CreateLinkToken, DataCenter};

use crate::rustdoc;

const DOCUMENTED: [(DataCenter, &str, &str, &str, &str); 6] = [
    (
        DataCenter::Us,
        "us",
        "United States",
        "api.cronofy.com",
        "app.cronofy.com",
    ),
    (
        DataCenter::Uk,
        "uk",
        "United Kingdom",
        "api-uk.cronofy.com",
        "app-uk.cronofy.com",
    ),
    (
        DataCenter::De,
        "de",
        "Germany",
        "api-de.cronofy.com",
        "app-de.cronofy.com",
    ),
    (
        DataCenter::Au,
        "au",
        "Australia",
        "api-au.cronofy.com",
        "app-au.cronofy.com",
    ),
    (
        DataCenter::Ca,
        "ca",
        "Canada",
        "api-ca.cronofy.com",
        "app-ca.cronofy.com",
    ),
    (
        DataCenter::Sg,
        "sg",
        "Singapore",
        "api-sg.cronofy.com",
        "app-sg.cronofy.com",
    ),
];

#[test]
fn there_are_six_with_names_and_hosts() {
    assert_eq!(DOCUMENTED.map(|(it, ..)| it), DataCenter::ALL);
    for (data_center, id, name, api, app) in DOCUMENTED {
        assert_eq!(data_center.id(), id);
        assert_eq!(data_center.to_string(), id);
        assert_eq!(id.parse(), Ok(data_center));
        assert_eq!(data_center.name(), name);
        assert_eq!(data_center.api_host(), api);
        assert_eq!(data_center.app_host(), app);
    }
}

#[test]
fn calls_go_to_the_chosen_one() {
    for (data_center, _, _, api, _) in DOCUMENTED {
        let script = Script::new().answer(Answer::json(200, r#"{"link_token":"t"}"#));
        let client = Client::builder(data_center).build_with(script.clone());
        let account = client.unwrap().account("TOKEN");
        assert_eq!(account.client().data_center(), data_center);
        block_on(account.send(&CreateLinkToken::new())).unwrap();
        let sent = script.requests();
        assert_eq!(
            sent[0].uri(),
            format!("https://{api}/v1/link_tokens").as_str()
        );
    }
}

#[test]
fn an_unknown_id_is_an_error_and_no_other_country() {
    for id in [
        "",
        " ",
        "US",
        "Uk",
        "us ",
        " us",
        "us\n",
        "usa",
        "eu",
        "gb",
        "api-uk",
        "default",
        "United States",
    ] {
        let error = id.parse::<DataCenter>().unwrap_err();
        assert_eq!(error.id(), id);
        let message = error.to_string();
        assert!(message.contains(&format!("{id:?}")), "{message}");
        for known in DataCenter::ALL {
            assert!(message.contains(&format!("`{known}`")), "{message}");
        }
    }
}

#[test]
fn the_docs_say_that_there_is_no_default() {
    let docs = rustdoc::of("DataCenter");
    assert!(docs.contains("there is no default"), "{docs}");
}
