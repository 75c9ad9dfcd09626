package io.tocsin.playbook;

import java.util.Optional;
import java.util.regex.Pattern;

/** FEEL in a decision table: no function of the author's own, none from outside, no loop. */
final class FeelText {

    static final int LONGEST = 512;

    private static final Pattern TEXT = Pattern.compile("\"(\\\\.|[^\"\\\\])*+\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*|//");
    private static final Pattern FOREIGN =
            Pattern.compile("\\b(external|java|pmml)\\b|\\bfunction\\s*\\(", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOOP = Pattern.compile("\\b(for|some|every)\\b.*\\bin\\b", Pattern.DOTALL);

    private FeelText() {}

    static Optional<String> check(String value) {
        if (value.strip().length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        String bare = TEXT.matcher(value).replaceAll("\"\"");
        if (COMMENT.matcher(bare).find()) {
            return Optional.of("must not have comments");
        }
        if (FOREIGN.matcher(bare).find()) {
            return Optional.of("must not define functions, external ones are not allowed either");
        }
        if (LOOP.matcher(bare).find()) {
            return Optional.of("must not loop");
        }
        if (bare.contains("${") || bare.contains("#{")) {
            return Optional.of("must be FEEL, ${...} is not allowed");
        }
        return Optional.empty();
    }
}
