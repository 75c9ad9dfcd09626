package io.tocsin.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the outside reaches this program.
 *
 * @param behindProxy true if a proxy in front ends TLS, so that listening to other machines without it is meant
 */
@ConfigurationProperties("tocsin.web")
record WebSettings(@DefaultValue("false") boolean behindProxy) {}
