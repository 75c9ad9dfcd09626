package io.tocsin.web;

import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Configuration;

/**
 * Believes the proxy in front about who asks and whether TLS was used: otherwise all people would share one address and
 * its limit of failed sign-ins, and cookies would not be marked for TLS only. Believes nobody but machines of private
 * networks, and of the addresses they name only the one that the nearest of them saw.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tocsin.web.behind-proxy")
class BehindProxy implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        server.addEngineValves(valve);
    }
}
