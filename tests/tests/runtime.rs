//! The hand-written runtime, tested by itself: its files serve in any module, so here they serve in this one.

#[path = "runtime/album.rs"]
mod album;
#[path = "faults/alone.rs"]
mod alone;
#[path = "runtime/answers.rs"]
mod answers;
#[path = "runtime/base_urls.rs"]
mod base_urls;
#[path = "runtime/bucket.rs"]
mod bucket;
#[path = "runtime/calls.rs"]
mod calls;
#[path = "runtime/checks.rs"]
mod checks;
#[path = "runtime/client_credentials.rs"]
mod client_credentials;
#[path = "runtime/course.rs"]
mod course;
#[path = "runtime/credentials.rs"]
mod credentials;
#[path = "runtime/errors.rs"]
mod errors;
#[path = "runtime/forms.rs"]
mod forms;
#[allow(dead_code)]
#[path = "faults/gzip.rs"]
mod gzip;
#[path = "runtime/headers.rs"]
mod headers;
#[path = "runtime/hyper.rs"]
mod hyper;
#[path = "runtime/hyper_calls.rs"]
mod hyper_calls;
#[path = "runtime/hyper_connecting.rs"]
mod hyper_connecting;
#[path = "visible/leaks.rs"]
mod leaks;
#[path = "runtime/limits.rs"]
mod limits;
#[path = "runtime/multiparts.rs"]
mod multiparts;
#[allow(dead_code)]
#[path = "client/noise.rs"]
mod noise;
#[path = "runtime/pages.rs"]
mod pages;
#[path = "runtime/part_answers.rs"]
mod part_answers;
#[path = "runtime/part_heads.rs"]
mod part_heads;
#[path = "runtime/parts.rs"]
mod parts;
#[path = "runtime/redirects.rs"]
mod redirects;
#[path = "runtime/requests.rs"]
mod requests;
#[path = "runtime/reqwest.rs"]
mod reqwest;
#[path = "runtime/reqwest_alone.rs"]
mod reqwest_alone;
#[path = "runtime/reqwest_calls.rs"]
mod reqwest_calls;
#[path = "runtime/reqwest_faults.rs"]
mod reqwest_faults;
#[path = "runtime/reqwest_redirects.rs"]
mod reqwest_redirects;
#[path = "runtime/rests.rs"]
mod rests;
#[path = "runtime/retries.rs"]
mod retries;
#[path = "runtime/retry.rs"]
mod retry;
#[path = "runtime/retry_after.rs"]
mod retry_after;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "runtime/runtime.rs"]
mod runtime;
#[path = "runtime/sample.rs"]
mod sample;
#[path = "runtime/scripts.rs"]
mod scripts;
#[path = "runtime/secrets.rs"]
mod secrets;
#[allow(dead_code)]
#[path = "faults/server.rs"]
mod server;
#[path = "runtime/unions.rs"]
mod unions;
#[path = "runtime/ureq.rs"]
mod ureq;
#[path = "runtime/ureq_calls.rs"]
mod ureq_calls;
#[path = "runtime/ureq_connecting.rs"]
mod ureq_connecting;
#[path = "runtime/urls.rs"]
mod urls;
#[path = "runtime/values.rs"]
mod values;
#[path = "runtime/webhooks.rs"]
mod webhooks;
#[path = "runtime/whole_calls.rs"]
mod whole_calls;
