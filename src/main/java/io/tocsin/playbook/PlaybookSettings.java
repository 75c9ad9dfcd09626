package io.tocsin.playbook;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where models come from.
 *
 * @param folder holds {@code system}, {@code shared} and {@code playbooks}, each with one folder per process
 */
@ConfigurationProperties("tocsin.playbook")
record PlaybookSettings(@DefaultValue("./processes") Path folder) {}
