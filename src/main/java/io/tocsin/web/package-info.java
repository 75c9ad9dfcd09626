/** Layout, error answers, shared fragments and formats of pages. Refuses to know any business rule. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "directory", "security"})
package io.tocsin.web;
