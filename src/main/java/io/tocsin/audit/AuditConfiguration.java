package io.tocsin.audit;

import io.tocsin.shared.Refusal;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Seals seals(AuditSettings settings, JdbcClient jdbc, @Value("${spring.datasource.url:}") String url) {
        if (url.startsWith("jdbc:h2:mem:")) {
            return new Seals(KeyFile.random());
        }
        KeyFile file = new KeyFile(settings.keyFile());
        if (file.exists()) {
            return new Seals(file.read());
        }
        int chains =
                jdbc.sql("select count(*) from audit_head").query(Integer.class).single();
        if (chains > 0) {
            // A new key would let the record go on and never verify again.
            throw new Refusal(
                    Refusal.Kind.RULE_BROKEN,
                    "audit-key-missing",
                    "The audit key file " + file.path() + " is missing but the database holds " + chains
                            + " sealed chains: restore the file from the backup (tocsin.audit.key-file)");
        }
        LoggerFactory.getLogger(AuditConfiguration.class)
                .info("Made the audit key {}; back it up with the database", file.path());
        return new Seals(file.create());
    }

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc, Seals seals) {
        return new AuditTrail(jdbc, seals);
    }
}
