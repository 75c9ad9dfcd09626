package io.tocsin.shared;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The zone of the installation.
 *
 * @param zone calendar days, working days and months are counted in it; also the zone of people who state none
 */
@ConfigurationProperties("tocsin")
public record ZoneSettings(@DefaultValue("Europe/Lisbon") ZoneId zone) {}
