/** Ladders: who must hear of a deadline, when, and whether they answered. Refuses to know how a mail travels. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident", "deadline"})
package io.tocsin.escalation;
