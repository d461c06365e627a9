//! All that can be made of a spec.

use clientwright::{Error, Layout, Sources, Templates};

/// Makes the crate, the module and the document of a spec, or shows what is wrong with it.
pub fn all(sources: &Sources) {
    if let Err(error) = each(sources) {
        drop(error.render(&sources.files, false));
    }
}

fn each(sources: &Sources) -> Result<(), Error> {
    for layout in [Layout::Crate, Layout::Module] {
        clientwright::generate(sources, &Templates::default(), layout)?;
    }
    let spec = clientwright::parse(&sources.files);
    let checked = clientwright::check::check(&spec)?;
    drop(clientwright::openapi(&checked).to_string());
    Ok(())
}
