package io.tocsin.notification;

import io.tocsin.security.CaseAccess;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The demonstration's mailbox: what leaders received. */
@Controller
@Profile("demo")
class MailboxViewController {

    private static final int LIMIT = 200;
    /** The strict policy of all pages, and one frame from here: the mail itself. */
    private static final String WITH_FRAME =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-src 'self'; frame-ancestors 'none'";
    /** A mail brings styles in its lines and may do nothing else: no script, no request, no origin. */
    private static final String MAIL =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private final DemoMailbox mailbox;

    MailboxViewController(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    record Mail(int number, String to, String subject, Instant at) {}

    @GetMapping("/mailbox")
    String list(@RequestParam(required = false) String n, Model model, HttpServletResponse response)
            throws MessagingException, IOException {
        List<MimeMessage> received = mailbox.received();
        List<Mail> mails = new ArrayList<>();
        for (int number = received.size(); number > Math.max(0, received.size() - LIMIT); number--) {
            mails.add(mail(number, received.get(number - 1)));
        }
        model.addAttribute("mails", mails);
        if (!received.isEmpty()) {
            int number = n == null ? received.size() : number(n, received.size());
            MimeMessage open = received.get(number - 1);
            model.addAttribute("open", mail(number, open));
            model.addAttribute("from", address(open.getFrom()[0].toString()));
            model.addAttribute("text", part(open, 0).getContent().toString());
        }
        response.setHeader("Content-Security-Policy", WITH_FRAME);
        return "mailbox";
    }

    @GetMapping("/mailbox/{n}.html")
    ResponseEntity<String> html(@PathVariable String n) throws MessagingException, IOException {
        List<MimeMessage> received = mailbox.received();
        String html = part(received.get(number(n, received.size()) - 1), 1)
                .getContent()
                .toString();
        return ResponseEntity.ok()
                .header("Content-Security-Policy", MAIL)
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .body(html.replace("<a href=", "<a target=\"_blank\" rel=\"noopener\" href="));
    }

    private static Mail mail(int number, MimeMessage message) throws MessagingException {
        return new Mail(
                number,
                address(message.getAllRecipients()[0].toString()),
                message.getSubject(),
                message.getSentDate().toInstant());
    }

    private static String address(String header) throws MessagingException {
        return new InternetAddress(header).getAddress();
    }

    private static BodyPart part(MimeMessage message, int index) throws MessagingException, IOException {
        return ((MimeMultipart) message.getContent()).getBodyPart(index);
    }

    private static int number(String text, int last) {
        if (text.matches("[1-9][0-9]{0,6}") && Integer.parseInt(text) <= last) {
            return Integer.parseInt(text);
        }
        throw CaseAccess.unknown();
    }
}
