package io.tocsin.tasklist;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Checks a corrected moment and its reason; the reason is kept for good, so it must be there and readable. */
final class AnchorCorrection {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final int LONGEST_REASON = 500;

    private AnchorCorrection() {}

    /** The moment; otherwise {@link FieldValue.Wrong} with a code. */
    static Instant moment(String at, String reason, TimeWords words) {
        Object kept = FieldValue.of(field(Form.Type.TEXTFIELD), reason, words.zone());
        if (kept == null) {
            throw new FieldValue.Wrong("no-reason");
        }
        Object moment = FieldValue.of(field(Form.Type.DATETIME), at, words.zone());
        if (moment == null) {
            throw new FieldValue.Wrong("not-a-moment");
        }
        Instant value = Instant.parse(moment.toString());
        if (value.isAfter(words.now().plus(CLOCKS_DIFFER))) {
            throw new FieldValue.Wrong("in-the-future");
        }
        return value;
    }

    private static Form.Field field(Form.Type type) {
        return new Form.Field(
                type,
                "x",
                Map.of(),
                Map.of(),
                List.of(),
                false,
                null,
                LONGEST_REASON,
                null,
                null,
                null,
                null,
                false,
                List.of());
    }
}
