package io.tocsin.engine.camunda;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine room's settings.
 *
 * @param jobExecutor whether this process acts on timers; off for the command line
 * @param node name of this node; its own locks are released when it starts again
 * @param threads how many timers and steps may run at once
 */
@ConfigurationProperties("tocsin.engine")
record EngineSettings(
        @DefaultValue("true") boolean jobExecutor,
        @DefaultValue("node-1") String node,
        @DefaultValue("3") int threads) {}
