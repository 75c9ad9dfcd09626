/** The only door to the process engine: processes, human tasks, timers, decisions and models, in our words. Refuses to know what a playbook is about. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package io.tocsin.engine;
