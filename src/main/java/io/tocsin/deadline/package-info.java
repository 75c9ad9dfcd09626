/** Anchors, durations and calendars become due times; obligations and their legal source. Refuses to know who is told. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "directory", "security", "web", "engine", "incident"})
package io.tocsin.deadline;
