/** Outbox, sender, templates and the delivery ledger. Nobody imports it: it listens. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident", "deadline", "escalation"
        })
package io.tocsin.notification;
