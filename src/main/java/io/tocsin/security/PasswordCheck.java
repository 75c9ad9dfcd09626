package io.tocsin.security;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Compares a password with a stored hash. Plain text ({@code {noop}}) and unknown schemes never match. */
@Component
class PasswordCheck {

    static final int LONGEST = 256;

    private static final Pattern BCRYPT_COST = Pattern.compile("\\{bcrypt}\\$2[aby]\\$(\\d\\d)\\$.{53}");

    private final PasswordEncoder encoder = encoder();
    private final Map<Integer, String> decoys = new HashMap<>();

    String encode(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return encoder.matches(Normalizer.normalize(password, Normalizer.Form.NFC), hash);
    }

    /** Too long to hash at leisure, or with a NUL, where bcrypt would take two different passwords for one. */
    boolean usable(String password) {
        return password.length() <= LONGEST && password.indexOf('\0') < 0;
    }

    /** A hash that nobody has and that costs as much to check as the given one. */
    synchronized String decoy(String like) {
        Matcher cost = BCRYPT_COST.matcher(like);
        int rounds = cost.matches() ? Integer.parseInt(cost.group(1)) : 10;
        return decoys.computeIfAbsent(
                rounds, r -> "{bcrypt}" + new BCryptPasswordEncoder(r).encode("a password that nobody has"));
    }

    private static PasswordEncoder encoder() {
        Map<String, PasswordEncoder> schemes = new HashMap<>();
        schemes.put("bcrypt", new BCryptPasswordEncoder());
        if (ClassUtils.isPresent(
                "org.bouncycastle.crypto.params.Argon2Parameters", PasswordCheck.class.getClassLoader())) {
            schemes.put("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8());
        }
        DelegatingPasswordEncoder delegating = new DelegatingPasswordEncoder("bcrypt", schemes);
        delegating.setDefaultPasswordEncoderForMatches(new MatchesNothing());
        return delegating;
    }

    private static final class MatchesNothing implements PasswordEncoder {

        @Override
        public String encode(CharSequence raw) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean matches(CharSequence raw, String hash) {
            return false;
        }
    }
}
