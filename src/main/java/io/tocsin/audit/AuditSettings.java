package io.tocsin.audit;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keyFile 32 random bytes that seal the record; made at the first start, readable by its owner only. Every node
 *     of a cluster needs the same file, and a backup of the database is worth little without it.
 */
@ConfigurationProperties("tocsin.audit")
record AuditSettings(@DefaultValue("./data/audit.key") Path keyFile) {}
