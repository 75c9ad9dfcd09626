package io.tocsin.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes that only the holder of the key can make, so that whoever can write to the database still cannot make a
 * changed chain look whole.
 */
final class Seals {

    private final SecretKeySpec key;

    Seals(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** What the first entry of an incident follows; differs by incident, so that chains cannot be exchanged. */
    String beginning(String incident) {
        return mac("beginning", incident);
    }

    String entry(String prevHash, int seq, String at, String kind, String actor, String payloadHash) {
        return mac("entry", prevHash, Integer.toString(seq), at, kind, actor, payloadHash);
    }

    /** Seals where a chain ends: without it, cutting the last entries and pointing the head higher would go unseen. */
    String head(String incident, int seq, String hash) {
        return mac("head", incident, Integer.toString(seq), hash);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String mac(String... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                // The length in front keeps "ab"+"c" and "a"+"bc" apart.
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
