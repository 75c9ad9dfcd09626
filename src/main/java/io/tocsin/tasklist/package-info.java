/** The inbox read model; claiming, releasing and completing; forms. Refuses to know the engine. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident", "deadline", "escalation"
        })
package io.tocsin.tasklist;
