package io.tocsin.interop;

import io.tocsin.tasklist.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;

/** The report page's fields in the reader's language, with what was typed and what is wrong: handling first. */
final class ReportForm {

    private final ReportInput input;
    private final Map<String, String> errors;
    private final MessageSource messages;
    private final Locale locale;

    ReportForm(ReportInput input, Map<String, String> errors, MessageSource messages, Locale locale) {
        this.input = input;
        this.errors = errors;
        this.messages = messages;
        this.locale = locale;
    }

    /** What the fragment of forms reads from a field. */
    record Line(
            Form.Type type,
            String key,
            String label,
            String hint,
            boolean required,
            boolean list,
            int maxLength,
            String hide,
            List<Choice> choices,
            String text,
            String error,
            List<Line> children) {

        public boolean shortChoice() {
            return false;
        }
    }

    record Choice(String value, String label, boolean chosen) {}

    List<Line> lines() {
        return List.of(
                group(
                        "handling",
                        choice(Form.Type.CHECKLIST, "caveats", false, ReportCheck.CAVEATS, input.caveats()),
                        choice(Form.Type.SELECT, "tlp", true, ReportCheck.TLP, one(input.tlp())),
                        choice(Form.Type.SELECT, "pap", true, ReportCheck.PAP, one(input.pap())),
                        choice(Form.Type.CHECKLIST, "marks", false, ReportCheck.MARKS, input.marks()),
                        field(Form.Type.CHECKBOX, "tearline", false, 5, input.tearline()),
                        field(Form.Type.CHECKBOX, "exercise", false, 5, input.exercise())),
                group(
                        "warning",
                        field(Form.Type.DATETIME, "receivedAt", true, 40, input.receivedAt()),
                        choice(Form.Type.SELECT, "channel", true, ReportCheck.CHANNELS, one(input.channel())),
                        field(Form.Type.TEXTFIELD, "allyCode", true, 40, input.allyCode()),
                        field(Form.Type.TEXTFIELD, "warningRef", true, 120, input.warningRef()),
                        choice(
                                Form.Type.RADIO,
                                "firstRecipient",
                                true,
                                ReportCheck.RECIPIENTS,
                                one(input.firstRecipient())),
                        field(Form.Type.TEXTFIELD, "summary", false, 280, input.summary())),
                group(
                        "reply",
                        field(Form.Type.CHECKBOX, "callBackVerified", false, 5, input.callBackVerified()),
                        field(Form.Type.DATETIME, "replyWantedBy", false, 40, input.replyWantedBy())));
    }

    /** Fields with an error, in the order of the page. */
    List<Line> wrong() {
        List<Line> wrong = new ArrayList<>();
        for (Line group : lines()) {
            group.children().stream().filter(line -> line.error() != null).forEach(wrong::add);
        }
        return wrong;
    }

    private Line group(String name, Line... children) {
        return new Line(
                Form.Type.GROUP,
                null,
                say("report.group." + name, ""),
                "",
                false,
                false,
                0,
                null,
                List.of(),
                "",
                null,
                List.of(children));
    }

    private Line field(Form.Type type, String key, boolean required, int longest, String typed) {
        return line(type, key, required, longest, List.of(), typed);
    }

    private Line choice(Form.Type type, String key, boolean required, List<String> values, List<String> chosen) {
        List<Choice> choices = values.stream()
                .map(value -> new Choice(value, label(key, value), chosen.contains(value)))
                .toList();
        return line(type, key, required, 0, choices, "");
    }

    private Line line(Form.Type type, String key, boolean required, int longest, List<Choice> choices, String typed) {
        String text = typed == null ? "" : typed;
        String code = errors.get(key);
        Object[] arguments = {longest, text.codePointCount(0, text.length())};
        String error = code == null ? null : messages.getMessage("form.error." + code, arguments, code, locale);
        return new Line(
                type,
                key,
                say("report." + key, key),
                say("report." + key + ".hint", ""),
                required || type == Form.Type.CHECKBOX,
                false,
                longest,
                null,
                choices,
                text,
                error,
                List.of());
    }

    private String label(String key, String value) {
        if (key.equals("firstRecipient")) {
            return say("recipient." + value, value);
        }
        return say("report." + key + "." + value, value);
    }

    private String say(String key, String otherwise) {
        return messages.getMessage(key, null, otherwise, locale);
    }

    private static List<String> one(String value) {
        return value == null ? List.of() : List.of(value);
    }
}
