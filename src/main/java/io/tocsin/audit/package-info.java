/** The hash-chained record of every domain event. Nobody imports it: it listens. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "security", "web", "incident"})
package io.tocsin.audit;
