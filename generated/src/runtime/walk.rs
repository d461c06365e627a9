// Answers that come in pages, one call for each.

use super::{InvalidRequest, Operation, RequestParts, Uri};

/// An operation whose answer is one page of many.
///
/// Implement it for an operation of your own, and the handles go through its pages.
pub trait Paged: Operation + Clone {
    /// What follows on a page, and nothing on the last.
    fn next_page(&self, answer: &Self::Output) -> Option<NextPage<Self>>;
}

/// What asks for the page that follows.
#[derive(Clone, Debug, PartialEq)]
pub enum NextPage<O> {
    /// The same request, sent to a URL that the other side named.
    At(Uri),
    /// Another request.
    Asked(O),
}

/// A walk from page to page: what to send next. It sends nothing itself.
///
/// It ends after the last page, and after an error. No request is sent twice: an answer that leads back ends the walk, too.
pub struct Walk<O> {
    request: O,
    next: Option<Result<RequestParts, InvalidRequest>>,
    sent: u32,
    /// A request that was sent before. It moves on ever more rarely, so that a circle of any length comes back to it.
    mark: Option<RequestParts>,
}

impl<O: Paged> Walk<O> {
    /// A walk that begins with this request, which sends this.
    pub fn new(request: O, parts: Result<RequestParts, InvalidRequest>) -> Self {
        Self {
            next: Some(parts),
            request,
            sent: 0,
            mark: None,
        }
    }

    /// What is to be sent for the next page, if there is one.
    pub fn next(&self) -> Option<Result<RequestParts, InvalidRequest>> {
        self.next.clone()
    }

    /// Moves on, past what came for the last page.
    pub fn turn<E>(&mut self, page: &Result<O::Output, E>) {
        let Some(Ok(sent)) = self.next.take() else {
            return;
        };
        let Ok(answer) = page else {
            return;
        };
        let next = match self.request.next_page(answer) {
            None => return,
            Some(NextPage::At(url)) => self.request.request().map(|parts| parts.at(&url)),
            Some(NextPage::Asked(request)) => {
                self.request = request;
                self.request.request()
            }
        };
        self.next = Some(next.and_then(|next| self.new_only(sent, next)));
    }

    /// The next request, unless it was sent already.
    fn new_only(
        &mut self,
        sent: RequestParts,
        next: RequestParts,
    ) -> Result<RequestParts, InvalidRequest> {
        self.sent = self.sent.saturating_add(1);
        let was_sent = sent == next || self.mark.as_ref() == Some(&next);
        if self.sent.is_power_of_two() {
            self.mark = Some(sent);
        }
        match was_sent {
            true => Err(InvalidRequest::new(
                "next_page",
                "must be another page than those that came; the answers lead in a circle",
            )),
            false => Ok(next),
        }
    }
}
