//! What one spec file says.

use super::Interface;
use crate::diff::fact::Part;
use crate::ir::{Answers, Callers, Module, Operation, Page, Redirect, Webhook};

impl Interface {
    pub(super) fn module(&mut self, module: &Module) {
        for operation in &module.operations {
            self.operation(operation);
        }
        for page in &module.pages {
            self.page(page);
        }
        for redirect in &module.redirects {
            self.redirect(redirect);
        }
        for webhook in &module.webhooks {
            self.webhook(webhook);
        }
        for object in &module.objects {
            self.object(object);
        }
        for union in &module.unions {
            self.union(union);
        }
        for known in &module.enums {
            self.enumeration(known);
        }
        for id in &module.ids {
            self.type_(&id.name, "id");
        }
        for secret in &module.secrets {
            self.secret(secret);
        }
    }

    fn operation(&mut self, operation: &Operation) {
        self.structure(&operation.request, "operation");
        let name = operation.request.name.as_str();
        let (answer, auth) = (operation.output.as_str(), operation.auth.as_str());
        self.owned(Part::Answer, (name, ""), "responses", answer);
        self.owned(Part::Credential, (name, ""), "auth", auth);
        if !operation.next_page.is_empty() {
            self.owned(Part::Trait, (name, "Paged"), "pagination", "");
        }
        for callers in &operation.callers {
            self.callers(callers);
        }
        for answer in &operation.answer_types {
            let name = answer.name.as_str();
            self.type_(&answer.name, "answer");
            self.fields(name, &answer.fields);
            self.arguments(&format!("{name}::new"), name, &answer.arguments);
        }
        for answers in &operation.answers {
            self.answers(answers);
        }
    }

    fn callers(&mut self, callers: &Callers) {
        self.type_(&callers.name, "callers");
        for caller in &callers.callers {
            let path = format!("{}::{}", callers.name.as_str(), caller.name.as_str());
            self.named(Part::Variant, &path, &path, caller.credential.as_str());
        }
    }

    fn answers(&mut self, answers: &Answers) {
        self.type_(&answers.name, "answers");
        for variant in &answers.variants {
            let path = format!("{}::{}", answers.name.as_str(), variant.name.as_str());
            let holds: String = variant.holds.iter().map(|it| it.as_str()).collect();
            self.named(Part::Variant, &path, &path, &holds);
        }
    }

    fn page(&mut self, page: &Page) {
        self.structure(&page.request, "page");
    }

    fn redirect(&mut self, redirect: &Redirect) {
        let name = redirect.name.as_str();
        self.type_(&redirect.name, "redirect");
        let read = format!("{name}::from_url");
        self.fact(Part::Order, (&read, ""), (name, ""), "");
        if !redirect.verify.is_empty() {
            self.fact(
                Part::Argument,
                (&read, "expected"),
                (name, "verify"),
                "& str",
            );
        }
        for outcome in &redirect.outcomes {
            let path = format!("{name}::{}", outcome.name.as_str());
            let constructor = format!("{name}::{}", outcome.constructor.as_str());
            self.named(Part::Variant, &path, &path, "");
            self.fields(&path, &outcome.fields);
            self.named(Part::Function, &constructor, &path, "");
            self.arguments(&constructor, &path, &outcome.arguments);
        }
    }

    fn webhook(&mut self, webhook: &Webhook) {
        let name = webhook.name.as_str();
        self.type_(&webhook.name, "webhook");
        self.owned(Part::Payload, (name, ""), "body", webhook.payload.as_str());
        self.owned(
            Part::Secret,
            (name, ""),
            "signature",
            webhook.secret.as_str(),
        );
    }
}
