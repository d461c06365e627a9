//! Makes the client of the lamps from `lamp.yaml`.

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use clientwright::{Layout, Sources, Templates};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lamp.yaml");
    let sources = Sources::single("lamp.yaml", &fs::read_to_string("lamp.yaml")?);
    let made = clientwright::generate(&sources, &Templates::default(), Layout::Module);
    let files = made.unwrap_or_else(|error| {
        eprintln!("{}", error.render(&sources.files, false));
        process::exit(1)
    });
    files.write(&Path::new(&env::var("OUT_DIR")?).join("client"))?;
    Ok(())
}
