/** Ids, refusals, domain events and the clock. Knows nothing of any other room. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.tocsin.shared;
