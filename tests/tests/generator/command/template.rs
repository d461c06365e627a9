//! Templates of a user's own.

use std::fs;

use tempfile::TempDir;

use super::super::checkout::text;
use super::{project, run};

/// A folder with templates of which one has another text at its end.
fn template(name: &str, more: &str) -> TempDir {
    let folder = project();
    let text = text(&format!("templates/{name}"));
    let place = folder.path().join("templates").join(name);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, format!("{text}\n{more}\n")).unwrap();
    folder
}

#[test]
fn a_template_replaces_the_one_of_its_name() {
    let folder = template("README.md.jinja", "Kept by the calendar team.");
    run(folder.path(), &["--templates", "templates"]).succeeds();
    let readme = fs::read_to_string(folder.path().join("generated/README.md")).unwrap();
    assert!(readme.contains("Kept by the calendar team."), "{readme}");
}

#[test]
fn a_broken_template_is_shown_with_its_line() {
    let arguments = ["--templates", "templates"];
    let folder = template("src/errors.rs.jinja", "{% for %}");
    let line = text("templates/src/errors.rs.jinja").lines().count() + 2;
    run(folder.path(), &arguments).fails(2, &format!("src/errors.rs.jinja:{line}"));
    let folder = template("src/errors.rs.jinja", "{{ nobody.knows }}");
    run(folder.path(), &arguments).fails(2, &format!("src/errors.rs.jinja:{line}"));
    let folder = template("src/errors.rs.jinja", "impl impl {}");
    run(folder.path(), &arguments).fails(2, "of the rendered `src/errors.rs`");
    let folder = project();
    fs::create_dir(folder.path().join("templates")).unwrap();
    fs::write(folder.path().join("templates/error.rs.jinja"), "").unwrap();
    run(folder.path(), &arguments).fails(2, "has the name of no template");
    run(folder.path(), &["--templates", "elsewhere"]).fails(2, "elsewhere");
    assert!(!folder.path().join("generated").exists());
}

#[test]
fn a_template_can_print_code_only() {
    let ways = [
        "{{ 'raw' }}",
        "{{ 1 }}",
        "{{ client.host ~ '' }}",
        "{{ client }}",
        "{{ client.host|upper }}",
        "{% autoescape false %}{{ 'raw' }}{% endautoescape %}",
        "{% set raw %}raw{% endset %}{{ raw }}",
        "{% filter upper %}raw{% endfilter %}",
    ];
    for way in ways {
        let folder = template("src/client.rs.jinja", way);
        run(folder.path(), &["--templates", "templates"]).fails(2, "src/client.rs.jinja");
    }
}
