package io.tocsin.notification;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Makes the message of an outbox row, by what the case and the recipient are at the moment of sending. */
@Component
class MailComposer {

    private final Directory directory;
    private final CaseAccess access;
    private final Incidents incidents;
    private final LetterWriter writer;
    private final Letterhead letterhead;
    private final ExerciseList exerciseList;
    private final Clock clock;
    private final LetterLayout layout = new LetterLayout();
    private final Session session = Session.getInstance(new Properties());

    MailComposer(
            Directory directory,
            CaseAccess access,
            Incidents incidents,
            LetterWriter writer,
            Letterhead letterhead,
            ExerciseList exerciseList,
            Clock clock) {
        this.directory = directory;
        this.access = access;
        this.incidents = incidents;
        this.writer = writer;
        this.letterhead = letterhead;
        this.exerciseList = exerciseList;
        this.clock = clock;
    }

    /** Why the mail may not go to this person any more; empty if it may. */
    Optional<String> obstacle(OutboxRow row) {
        Person person = directory.find(row.person()).orElse(null);
        if (person == null) {
            return Optional.of("not-in-the-directory");
        }
        if (!access.maySee(person, row.incident())) {
            return Optional.of("may-not-see-the-case");
        }
        // Asked again here: a mail may wait for days while the exercise's list changes.
        boolean outsider = incidents.get(row.incident()).exercise() && !exerciseList.holds(row.address());
        return outsider ? Optional.of("not-on-the-exercise-list") : Optional.empty();
    }

    MimeMessage compose(OutboxRow row) throws MessagingException {
        Person person = directory.find(row.person()).orElseThrow();
        Incident incident = incidents.get(row.incident());
        Instant now = clock.instant();
        Letter written = writer.write(
                row.template(),
                row.facts(),
                row.escalation(),
                incident.tlp(),
                access.level(row.incident()),
                new LetterWriter.Reader(Locale.forLanguageTag(row.language()), person.zone(), now));
        Letter letter = incident.exercise() ? writer.exercise(written) : written;
        MimeMessage message = new FixedIdMessage(session, row.messageId());
        message.setFrom(letterhead.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(MailAddress.check(row.address())));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (letter.link() != null) {
            thread(message, row.facts().number());
        }
        if (row.doubts() > 0) {
            message.setHeader("X-Tocsin-Attempt", Integer.toString(row.doubts() + 1));
        }
        message.setContent(body(letter));
        message.saveChanges();
        return message;
    }

    /** One thread and one mailbox rule for all mails of a case. */
    private void thread(MimeMessage message, String number) throws MessagingException {
        String token = number.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "-");
        String root = "<" + token + ".root@" + letterhead.domain() + ">";
        message.setHeader("In-Reply-To", root);
        message.setHeader("References", root);
        message.setHeader(
                "List-Id", HeaderText.clean(number, 40) + " <" + token + ".cases." + letterhead.domain() + ">");
    }

    private MimeMultipart body(Letter letter) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(layout.text(letter), StandardCharsets.UTF_8.name());
        MimeBodyPart html = new MimeBodyPart();
        html.setText(layout.html(letter), StandardCharsets.UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }
}
