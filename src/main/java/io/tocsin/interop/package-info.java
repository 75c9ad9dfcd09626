/** Doors for other systems: report intake, the API, the command line. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "directory",
            "security",
            "web",
            "engine",
            "incident",
            "playbook",
            "deadline",
            "escalation",
            "tasklist"
        })
package io.tocsin.interop;
