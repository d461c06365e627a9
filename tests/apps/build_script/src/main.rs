//! Uses a client that was made when this program was built.

/// The lamps. A program uses a part of what their client can do.
#[allow(dead_code, unused_imports)]
mod lamp {
    include!(concat!(env!("OUT_DIR"), "/client/mod.rs"));
}

use lamp::{Color, DataCenter, Owner, PairingRedirect, SwitchLamp};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = lamp::Client::new(DataCenter::Home)?;
    let owner = client.owner("secret");
    println!("{:?}", red("lamp_1"));
    println!(
        "{:?}",
        PairingRedirect::from_query("lamp=lamp_1&note=hello", "hello")?
    );
    println!(
        "secrets are hidden: {}",
        !format!("{owner:?}").contains("secret")
    );
    drop(is_switched_on(&owner));
    Ok(())
}

fn red(lamp: &str) -> SwitchLamp {
    SwitchLamp::new(lamp).color(Color::Red)
}

async fn is_switched_on(owner: &Owner) -> Result<bool, lamp::Error> {
    Ok(owner.send(&red("lamp_1")).await?.is_on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lamp::test_util::{Script, block_on};

    #[test]
    fn the_lamp_is_switched_on() {
        let example = lamp::examples::switch_lamp::red();
        let script = Script::new().answer(example.answer());
        let client = lamp::Client::builder(DataCenter::Home);
        let client = client.build_with(script.clone()).unwrap();
        assert!(block_on(is_switched_on(&client.owner("secret"))).unwrap());
        assert_eq!(script.requests()[0].uri().path(), "/v1/lamps");
    }
}
