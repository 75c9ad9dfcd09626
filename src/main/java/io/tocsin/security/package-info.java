/** Sign-in, the current user, and the one decision who may see which case. Refuses to know what a case contains. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "directory"})
package io.tocsin.security;
