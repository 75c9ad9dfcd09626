/** The case: status, severity, anchors, members and timeline. Refuses to know mails and ladders. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine"})
package io.tocsin.incident;
