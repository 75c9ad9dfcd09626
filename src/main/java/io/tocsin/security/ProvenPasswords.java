package io.tocsin.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Remembers for some minutes that a password was right, as a keyed digest that is worthless outside this process:
 * programs that send their password with every request would otherwise spend most of the machine on hashing.
 */
@Component
class ProvenPasswords {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final byte[] key = new byte[32];
    private final Clock clock;
    private final Map<String, Instant> proven = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    ProvenPasswords(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(key);
    }

    synchronized boolean knows(String username, String hash, String password) {
        Instant until = proven.get(digest(username, hash, password));
        return until != null && clock.instant().isBefore(until);
    }

    synchronized void remember(String username, String hash, String password) {
        proven.put(digest(username, hash, password), clock.instant().plus(KEPT));
    }

    private String digest(String username, String hash, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String text = username + '\0' + hash + '\0' + password;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
