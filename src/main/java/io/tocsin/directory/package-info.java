/** People, groups, clearance, heads, delegates and languages. Refuses to know cases and tasks. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package io.tocsin.directory;
