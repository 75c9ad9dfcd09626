package io.tocsin.interop;

import io.tocsin.incident.Report;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one validation of allied reports, for the page and for the API. Refuses with {@code report-invalid}; its details
 * hold {@code errors}: field to message code, such as {@code required}.
 */
@Component
public class ReportCheck {

    static final List<String> CAVEATS = List.of("ORCON", "REL_TO", "NOFORN", "EYES_ONLY");
    static final List<String> TLP = List.of("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR");
    static final List<String> PAP = List.of("PAP:RED", "PAP:AMBER", "PAP:GREEN", "PAP:CLEAR");
    static final List<String> CHANNELS = List.of("SECURE_PHONE", "EMBASSY", "DIPLOMATIC_NOTE", "CSIRT", "OTHER");
    static final List<String> MARKS = List.of("NATO", "EU", "PT", "US", "OTHER");
    static final List<String> RECIPIENTS =
            List.of("LIAISON", "DUTY", "HOG", "HOG_CAB", "MIN", "MIN_CAB", "SECAUTH", "CYBERDEF", "CSIRT", "OTHER");

    private static final Pattern ALLY = Pattern.compile("[A-Z0-9_-]+");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Clock clock;
    private final ZoneId zone;

    ReportCheck(Clock clock, @Value("${tocsin.zone:Europe/Lisbon}") ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** Local times are meant in the installation's zone. */
    public Report check(ReportInput input) {
        return check(input, zone);
    }

    /** @param zone in which times without an offset are meant */
    public Report check(ReportInput input, ZoneId zone) {
        Reading reading = new Reading(zone);
        Instant received = reading.received(input.receivedAt());
        Report report = new Report(
                reading.several("caveats", input.caveats(), CAVEATS),
                reading.labelled("tlp", input.tlp(), "TLP:", TLP),
                reading.labelled("pap", input.pap(), "PAP:", PAP),
                received,
                reading.one("channel", upper(input.channel()), CHANNELS),
                reading.ally(input.allyCode()),
                reading.words("warningRef", input.warningRef(), 120, true),
                reading.several("marks", input.marks(), MARKS),
                reading.truth("tearline", input.tearline()),
                reading.reply(input.replyWantedBy(), received),
                reading.truth("callBackVerified", input.callBackVerified()),
                reading.one("firstRecipient", upper(input.firstRecipient()), RECIPIENTS),
                reading.words("summary", input.summary(), 280, false),
                reading.truth("exercise", input.exercise()));
        if (!reading.errors.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.BAD_INPUT,
                    "report-invalid",
                    "The report is not valid: " + String.join(", ", reading.errors.keySet()) + ".",
                    Map.of("errors", reading.errors));
        }
        return report;
    }

    private static String upper(String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** Reads field by field and gathers what is wrong, so that a person hears of everything at once. */
    private final class Reading {

        private final Map<String, String> errors = new LinkedHashMap<>();
        private final ZoneId zone;

        Reading(ZoneId zone) {
            this.zone = zone;
        }

        private <T> T wrong(String field, String code) {
            errors.putIfAbsent(field, code);
            return null;
        }

        List<String> several(String field, List<String> sent, List<String> allowed) {
            Set<String> chosen = new LinkedHashSet<>();
            for (String one : sent) {
                String value = upper(one.strip());
                if (!allowed.contains(value)) {
                    wrong(field, "not-an-option");
                } else {
                    chosen.add(value);
                }
            }
            return new ArrayList<>(chosen);
        }

        String one(String field, String sent, List<String> allowed) {
            if (sent == null || sent.isBlank()) {
                return wrong(field, "required");
            }
            return allowed.contains(sent.strip()) ? sent.strip() : wrong(field, "not-an-option");
        }

        String labelled(String field, String sent, String prefix, List<String> allowed) {
            String value = upper(sent);
            boolean bare = value != null && !value.isBlank() && !value.strip().startsWith(prefix);
            return one(field, bare ? prefix + value.strip() : value, allowed);
        }

        String ally(String sent) {
            String code = words("allyCode", sent, 40, true);
            return code == null || ALLY.matcher(code).matches() ? code : wrong("allyCode", "pattern");
        }

        String words(String field, String sent, int longest, boolean required) {
            String text = sent == null ? "" : sent.strip();
            if (text.isEmpty()) {
                return required ? wrong(field, "required") : "";
            }
            boolean broken = text.codePoints()
                    .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
            if (broken) {
                return wrong(field, "control-characters");
            }
            return text.codePointCount(0, text.length()) > longest ? wrong(field, "too-long") : text;
        }

        boolean truth(String field, String sent) {
            String text = sent == null ? "" : sent.strip().toLowerCase(Locale.ROOT);
            boolean yes = List.of("true", "yes", "on").contains(text);
            if (!yes && !List.of("false", "no", "").contains(text)) {
                wrong(field, "not-an-option");
            }
            return yes;
        }

        Instant received(String sent) {
            if (sent == null || sent.isBlank()) {
                return wrong("receivedAt", "required");
            }
            Instant at = moment("receivedAt", sent);
            if (at == null) {
                return null;
            }
            if (at.isBefore(FIRST)) {
                return wrong("receivedAt", "too-early");
            }
            boolean future = at.isAfter(clock.instant().plus(CLOCKS_DIFFER));
            return future ? wrong("receivedAt", "in-the-future") : at;
        }

        Instant reply(String sent, Instant received) {
            if (sent == null || sent.isBlank()) {
                return null;
            }
            Instant at = moment("replyWantedBy", sent);
            if (at == null) {
                return null;
            }
            if (at.isAfter(LAST)) {
                return wrong("replyWantedBy", "out-of-range");
            }
            boolean before = received != null && !at.isAfter(received);
            return before ? wrong("replyWantedBy", "not-after-received") : at;
        }

        private Instant moment(String field, String sent) {
            try {
                return ReportMoment.read(sent.strip(), zone);
            } catch (ReportMoment.NoMoment e) {
                return wrong(field, e.code());
            }
        }
    }
}
