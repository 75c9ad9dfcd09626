package io.tocsin.notification;

import io.tocsin.directory.Clearance;
import io.tocsin.escalation.Rung;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** Puts the facts of a mail into words of the recipient's language and time zone. */
class LetterWriter {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("pt"));
    /** A model may name its task anything; only what looks like a code is one. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{1,3}-?[0-9]{1,3}[A-Z]?");

    private final MessageSource words;
    private final Letterhead letterhead;

    LetterWriter(MessageSource words, Letterhead letterhead) {
        this.words = words;
        this.letterhead = letterhead;
    }

    /** How much a mail about the case may say. */
    Letter write(
            MailTemplate template, MailFacts facts, String escalation, String tlp, Clearance level, Reader reader) {
        if (level == Clearance.C4) {
            return dutyDesk();
        }
        String link = letterhead.publicUrl() + "/escalations/" + escalation;
        return "TLP:RED".equals(tlp) ? reserved(template, facts, link, reader) : open(template, facts, link, reader);
    }

    /** The same letter for a case that is only played; what tells no language of its reader says it in all. */
    Letter exercise(Letter letter) {
        List<Locale> locales = letter.link() == null ? LANGUAGES : List.of(Locale.forLanguageTag(letter.language()));
        String tags = String.join(
                " ",
                locales.stream()
                        .map(locale -> "[" + word(locale, "exercise.tag") + "]")
                        .toList());
        String line = String.join(
                " ",
                locales.stream().map(locale -> word(locale, "exercise.line")).toList());
        return new Letter(
                letter.language(),
                letter.label(),
                HeaderText.clean(tags + " " + letter.subject(), 200),
                line + " " + letter.preview(),
                letter.heading(),
                letter.paragraphs(),
                letter.lines(),
                letter.link(),
                letter.linkText(),
                letter.reason(),
                letter.phone(),
                letter.late(),
                line);
    }

    /** Who reads it, and when. */
    record Reader(Locale locale, ZoneId zone, Instant now) {}

    private Letter open(MailTemplate template, MailFacts facts, String link, Reader reader) {
        Locale locale = reader.locale();
        List<Letter.Line> lines = new ArrayList<>();
        lines.add(line(locale, "case", facts.number() + " \"" + facts.codename() + "\""));
        if (coded(facts)) {
            lines.add(line(locale, "task", facts.code()));
        }
        if (facts.due() != null) {
            lines.add(line(locale, "due", fullTime(facts.due(), reader)));
            if (late(facts, reader)) {
                lines.add(line(locale, "late", lateBy(facts, reader)));
            }
        }
        lines.add(line(locale, "level", level(facts, locale)));
        return new Letter(
                locale.getLanguage(),
                letterhead.label(),
                subject(template, facts, reader, true),
                word(locale, "lead." + template),
                heading(template, facts, reader),
                List.of(word(locale, "lead." + template)),
                lines,
                link,
                word(locale, "link." + template),
                reason(template, facts, locale),
                phone(locale),
                late(facts, reader),
                null);
    }

    /** TLP:RED: number and link, and what is asked. */
    private Letter reserved(MailTemplate template, MailFacts facts, String link, Reader reader) {
        Locale locale = reader.locale();
        return new Letter(
                locale.getLanguage(),
                letterhead.label(),
                subject(template, facts, reader, false),
                word(locale, "lead." + template),
                word(locale, "heading.reserved." + template),
                List.of(),
                List.of(line(locale, "case", facts.number())),
                link,
                word(locale, "link." + template),
                null,
                phone(locale),
                false,
                null);
    }

    /** The highest class: not even the number; in both languages, so that the language tells nothing either. */
    private Letter dutyDesk() {
        List<String> both =
                LANGUAGES.stream().map(locale -> word(locale, "duty.contact")).toList();
        String subject = "[" + letterhead.label() + "] " + String.join(" / ", both);
        List<Letter.Line> phones = letterhead.dutyPhone().isEmpty()
                ? List.of()
                : LANGUAGES.stream()
                        .map(locale -> line(locale, "phone", letterhead.dutyPhone()))
                        .toList();
        return new Letter(
                "en",
                letterhead.label(),
                subject,
                both.get(0),
                both.get(0),
                both.subList(1, both.size()),
                phones,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    private String subject(MailTemplate template, MailFacts facts, Reader reader, boolean withCodename) {
        Locale locale = reader.locale();
        List<String> parts = new ArrayList<>();
        parts.add("[" + letterhead.label() + "] " + word(locale, "ask." + template));
        String number = word(locale, "subject.case", facts.number());
        parts.add(withCodename ? number + " \"" + facts.codename() + "\"" : number);
        String task = coded(facts) ? word(locale, "subject.task", facts.code()) : "";
        String due = facts.due() == null ? "" : dueWords(facts, reader);
        String what = (task + " " + due).strip();
        if (!what.isEmpty()) {
            parts.add(what);
        }
        parts.add(level(facts, locale));
        return HeaderText.clean(String.join(" - ", parts), 200);
    }

    private String dueWords(MailFacts facts, Reader reader) {
        String time = shortTime(facts.due(), reader);
        return late(facts, reader)
                ? word(reader.locale(), "subject.late", time, lateBy(facts, reader))
                : word(reader.locale(), "subject.due", time);
    }

    private String heading(MailTemplate template, MailFacts facts, Reader reader) {
        Locale locale = reader.locale();
        if (template == MailTemplate.INFORMED || facts.due() == null) {
            return word(locale, "heading." + template);
        }
        return late(facts, reader)
                ? word(locale, "heading.ASK.late", lateBy(facts, reader))
                : word(locale, "heading.ASK.due", shortTime(facts.due(), reader));
    }

    private String reason(MailTemplate template, MailFacts facts, Locale locale) {
        String task = coded(facts) ? word(locale, "reason.task", facts.code()) : word(locale, "reason.this-task");
        return template == MailTemplate.INFORMED
                ? word(locale, "reason.INFORMED", task, level(facts, locale))
                : word(locale, "reason." + facts.rung(), task);
    }

    private String level(MailFacts facts, Locale locale) {
        String name = word(locale, "level." + facts.rung());
        if (facts.rung() == Rung.REPEAT) {
            return word(locale, "level.repeat", name, facts.turn());
        }
        return facts.turn() > 1 ? word(locale, "level.again", name, facts.turn()) : name;
    }

    private String phone(Locale locale) {
        return letterhead.dutyPhone().isEmpty() ? null : word(locale, "phone", letterhead.dutyPhone());
    }

    private Letter.Line line(Locale locale, String name, String text) {
        return new Letter.Line(word(locale, "line." + name), text);
    }

    private String word(Locale locale, String key, Object... args) {
        return words.getMessage(key, args, locale);
    }

    private static boolean coded(MailFacts facts) {
        return facts.code() != null && CODE.matcher(facts.code()).matches();
    }

    private static boolean late(MailFacts facts, Reader reader) {
        return facts.due() != null && facts.due().isBefore(reader.now());
    }

    private String lateBy(MailFacts facts, Reader reader) {
        Duration late = Duration.between(facts.due(), reader.now());
        if (late.toDays() > 0) {
            return word(reader.locale(), "late.days", late.toDays(), late.toHoursPart());
        }
        return late.toHours() > 0
                ? word(reader.locale(), "late.hours", late.toHours(), late.toMinutesPart())
                : word(reader.locale(), "late.minutes", Math.max(1, late.toMinutes()));
    }

    /** Hour and zone; with the day unless it is today where the reader is. */
    private static String shortTime(Instant at, Reader reader) {
        ZonedDateTime there = at.atZone(reader.zone());
        boolean today =
                there.toLocalDate().equals(reader.now().atZone(reader.zone()).toLocalDate());
        String pattern = today ? "HH:mm" : "d MMM HH:mm";
        return format(there, pattern, reader.locale()) + " " + format(there, "z", Locale.ENGLISH);
    }

    private String fullTime(Instant at, Reader reader) {
        ZonedDateTime there = at.atZone(reader.zone());
        String local = format(there, word(reader.locale(), "time.full"), reader.locale()) + " "
                + format(there, "z", Locale.ENGLISH);
        if (there.getZone().normalized().equals(ZoneOffset.UTC)) {
            return local;
        }
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        String pattern = utc.toLocalDate().equals(there.toLocalDate()) ? "HH:mm" : "d MMM HH:mm";
        return local + " (" + format(utc, pattern, reader.locale()) + " UTC)";
    }

    private static String format(ZonedDateTime at, String pattern, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(at);
    }
}
