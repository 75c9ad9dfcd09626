package io.tocsin.security;

import io.tocsin.directory.Clearance;
import java.util.Set;

/**
 * The person at the other end of a request.
 *
 * @param groups codes of the person's groups
 */
public record CurrentUser(String username, Set<String> groups, Clearance clearance) {}
