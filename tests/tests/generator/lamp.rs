//! What every spec has to say, for tests that say the rest.

pub(super) const LAMP: &str = "
crate: { name: lamp, version: 0.1.0, description: A lamp., license: MIT }
data_centers:
  docs: Where the lamp is.
  hosts: { api: The lamp. }
  ids: { home: { name: Home, hosts: { api: lamp.example.com } } }
";
