package io.tocsin.interop;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The door for reports.
 *
 * @param intakeGroups codes of the groups whose members may record a report
 */
@ConfigurationProperties("tocsin.interop")
record InteropSettings(@DefaultValue({"LIAISON", "DUTY", "COORD", "CSIRT"}) List<String> intakeGroups) {}
