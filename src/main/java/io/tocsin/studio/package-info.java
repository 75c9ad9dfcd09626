/** The designers' workshop: scenarios that play a playbook with a scripted cast. Refuses to touch a running system. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared",
            "directory",
            "security",
            "engine",
            "incident",
            "deadline",
            "escalation",
            "tasklist"
        })
package io.tocsin.studio;
