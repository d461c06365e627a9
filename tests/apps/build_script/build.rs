//! Makes the client of the lamps from `lamp.yaml`.

fn main() -> std::process::ExitCode {
    clientwright::Build::new("lamp.yaml").module("client")
}
