package io.tocsin.directory;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param file YAML file with groups and people */
@ConfigurationProperties(prefix = "tocsin.directory", ignoreUnknownFields = false)
record DirectorySettings(@DefaultValue("./config/directory.yml") Path file) {}
