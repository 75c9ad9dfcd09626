package io.tocsin.deadline;

import io.tocsin.shared.Refusal;
import java.util.Map;

/** A duration that cannot be counted; the message names the value. */
public class DurationRefused extends Refusal {

    private static final int SHOWN = 80;

    DurationRefused(String value, String rule) {
        super(
                Kind.RULE_BROKEN,
                "duration-refused",
                "duration '" + shown(value) + "' " + rule,
                Map.of("duration", shown(value)));
    }

    private static String shown(String value) {
        String plain = String.valueOf(value).replaceAll("\\p{C}", "?");
        return plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain;
    }
}
