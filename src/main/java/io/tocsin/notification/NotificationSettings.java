package io.tocsin.notification;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves. The relay itself is configured with Spring's {@code spring.mail.*}; without {@code spring.mail.host}
 * mails wait in the outbox.
 *
 * @param from sender of all mails; default {@code Tocsin <tocsin@message-domain>}
 * @param messageDomain right side of Message-ID, List-Id and thread ids; default the host of {@code tocsin.public-url}
 * @param dutyPhone telephone number of the duty desk, printed in every mail; empty leaves the line out
 * @param label the mail's own sharing label, first in every subject
 * @param allowPlainSmtp allows sending without TLS; otherwise a relay without STARTTLS gets nothing
 * @param exerciseList the only addresses that mails of an exercise may reach; empty lets none leave
 * @param sender the sending loop
 */
@ConfigurationProperties("tocsin.notification")
record NotificationSettings(
        String from,
        String messageDomain,
        @DefaultValue("") String dutyPhone,
        @DefaultValue("TLP:AMBER+STRICT") String label,
        @DefaultValue("false") boolean allowPlainSmtp,
        @DefaultValue List<String> exerciseList,
        @DefaultValue Sender sender) {

    /**
     * @param enabled false leaves mails in the outbox, for nodes and runs that must not send
     * @param threads how many mails may be under way at a time, 1 to 16
     * @param connectTimeout for the connection to the relay
     * @param readTimeout for each answer of the relay, and for each write, before the end of the message
     * @param dotTimeout for the answer to the end of the message
     * @param lease how long a claimed mail belongs to its sender; renewed when the message itself begins, so it must
     *     exceed {@code readTimeout + dotTimeout}
     */
    record Sender(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("2") int threads,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("10s") Duration readTimeout,
            @DefaultValue("60s") Duration dotTimeout,
            @DefaultValue("90s") Duration lease) {

        Sender {
            if (threads < 1 || threads > 16) {
                throw new IllegalArgumentException("tocsin.notification.sender.threads must be 1 to 16");
            }
            if (lease.compareTo(readTimeout.plus(dotTimeout)) <= 0) {
                throw new IllegalArgumentException(
                        "tocsin.notification.sender.lease must exceed read-timeout plus dot-timeout");
            }
        }
    }
}
