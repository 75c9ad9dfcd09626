package io.tocsin.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What every mail of this installation shares.
 *
 * @param publicUrl where people open pages, without a slash at the end
 * @param domain right side of ids
 */
record Letterhead(String publicUrl, String domain, InternetAddress from, String label, String dutyPhone) {

    static Letterhead of(NotificationSettings settings, String publicUrl) {
        String url = publicUrl.replaceAll("/+$", "");
        String host = URI.create(url).getHost();
        if (host == null || !url.matches("https?://\\S+")) {
            throw new IllegalArgumentException("tocsin.public-url must be an http or https address with a host");
        }
        String domain = settings.messageDomain() == null ? host : settings.messageDomain();
        if (!MailAddress.isHost(domain)) {
            throw new IllegalArgumentException("tocsin.notification.message-domain must be a plain host name");
        }
        return new Letterhead(
                url,
                domain,
                from(settings.from() == null ? "Tocsin <tocsin@" + domain + ">" : settings.from()),
                HeaderText.clean(settings.label(), 40),
                HeaderText.clean(settings.dutyPhone(), 60));
    }

    private static InternetAddress from(String text) {
        try {
            InternetAddress parsed = new InternetAddress(text, true);
            InternetAddress from = new InternetAddress(MailAddress.check(parsed.getAddress()));
            if (parsed.getPersonal() != null) {
                from.setPersonal(HeaderText.clean(parsed.getPersonal(), 80), StandardCharsets.UTF_8.name());
            }
            return from;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("tocsin.notification.from is not an address", e);
        }
    }
}
