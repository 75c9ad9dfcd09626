/** Models: what is admitted, where they come from, what is deployed. Refuses to know running cases. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident"})
package io.tocsin.playbook;
