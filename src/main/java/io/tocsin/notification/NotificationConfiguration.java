package io.tocsin.notification;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    Letterhead letterhead(
            NotificationSettings settings,
            @Value("${tocsin.public-url:http://localhost:${server.port:8080}}") String publicUrl) {
        return Letterhead.of(settings, publicUrl);
    }

    /** The words of mails are not a bean of their own: one more message source would shadow that of the pages. */
    @Bean
    LetterWriter letterWriter(Letterhead letterhead) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("templates.mail.words");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return new LetterWriter(words, letterhead);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "tocsin.notification.sender.enabled", matchIfMissing = true)
    static class Sending {

        @Bean
        SenderLoop senderLoop(
                ObjectProvider<JavaMailSenderImpl> mail,
                ObjectProvider<DemoMailbox> demo,
                NotificationSettings settings,
                Outbox outbox,
                MailLedger ledger,
                MailComposer composer,
                Clock clock,
                DataSource data) {
            DemoMailbox mailbox = demo.getIfAvailable();
            JavaMailSenderImpl relay = mailbox != null ? mailbox.sender() : mail.getIfAvailable();
            if (relay == null) {
                log.warn("spring.mail.host is not set: mails wait in the outbox and nobody is told");
                return null;
            }
            boolean plain = mailbox != null || settings.allowPlainSmtp();
            String node = node(data);
            String start = Long.toString(clock.millis(), 36) + "-"
                    + UUID.randomUUID().toString().substring(0, 8);
            return new SenderLoop(IntStream.rangeClosed(1, settings.sender().threads())
                    .mapToObj(n -> new OutboxSender(
                            outbox,
                            ledger,
                            composer,
                            new Relay(relay, settings.sender(), plain),
                            settings.sender(),
                            clock,
                            new Claimant(node, start, n, 0)))
                    .toList());
        }

        /** An embedded database has one node only, whatever its host is called today. */
        private static String node(DataSource data) {
            try (Connection connection = data.getConnection()) {
                String product = connection.getMetaData().getDatabaseProductName();
                return "H2".equals(product)
                        ? "single"
                        : HeaderText.clean(InetAddress.getLocalHost().getHostName(), 30);
            } catch (SQLException | UnknownHostException e) {
                throw new IllegalStateException("This node has no name to claim mails with", e);
            }
        }
    }
}
