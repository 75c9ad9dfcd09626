/**
 * Outbox, sender, templates and the delivery ledger. Nobody imports it: it listens. Refuses to know what a case is about:
 * a mail is made of {@link io.tocsin.notification.MailFacts} and nothing else.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident", "deadline", "escalation"
        })
package io.tocsin.notification;
