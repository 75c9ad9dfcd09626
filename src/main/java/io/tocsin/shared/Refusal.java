package io.tocsin.shared;

import java.util.Map;

/**
 * An expected "no" that a person or a program can act on. It changes nothing, carries a stable code, and becomes a page
 * or an RFC 9457 problem. Faults (unexpected trouble) are other exceptions.
 */
public class Refusal extends RuntimeException {

    /** What kind of "no" it is; decides the HTTP status at the edge. */
    public enum Kind {
        /** The input cannot be understood (400). */
        BAD_INPUT,
        /** The person may know it exists but may not do this (403). */
        FORBIDDEN,
        /** It does not exist, or the person may not know that it does (404). */
        NOT_FOUND,
        /** Somebody was faster, or the state has moved on (409). */
        CONFLICT,
        /** Larger than the stated limit (413). */
        TOO_LARGE,
        /** A media type that is not accepted here (415). */
        UNSUPPORTED,
        /** Understood, but against a rule (422). */
        RULE_BROKEN,
        /** Too often (429). */
        TOO_MANY
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> details;

    /**
     * @param code stable, lower-case with dashes, for example {@code task-taken-by-another}
     * @param message one English sentence that names what is wrong and where
     * @param details further members of the problem document, plain values or lists of plain values
     */
    public Refusal(Kind kind, String code, String message, Map<String, Object> details) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public Refusal(Kind kind, String code, String message) {
        this(kind, code, message, Map.of());
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> details() {
        return details == null ? Map.of() : details;
    }
}
