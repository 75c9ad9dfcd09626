package io.tocsin.deadline;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param calendarsFile YAML file with the holidays that working-day clocks skip */
@ConfigurationProperties(prefix = "tocsin.deadline", ignoreUnknownFields = false)
record DeadlineSettings(@DefaultValue("./config/calendars.yml") Path calendarsFile) {}
