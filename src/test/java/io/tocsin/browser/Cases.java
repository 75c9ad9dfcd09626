package io.tocsin.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Further cases, reported by Liaison's program at the API, so that a test has one of its own. */
final class Cases {

    private static final Pattern NUMBER = Pattern.compile("\"incident\"\\s*:\\s*\"([^\"]+)\"");

    private Cases() {}

    /** Number of a case in which only the recording of the warning is open. */
    static String report(String home, String reference) {
        String body =
                """
                {"caveats": ["ORCON"], "tlp": "TLP:AMBER", "pap": "PAP:RED", "receivedAt": "%s", "channel": "EMBASSY",
                 "allyCode": "US", "warningRef": "%s", "marks": ["NATO"], "tearline": true, "callBackVerified": true,
                 "firstRecipient": "HOG", "summary": "See the registry."}"""
                        .formatted(
                                Instant.now().minus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES), reference);
        String basic = Base64.getEncoder().encodeToString("liaison:tocsin".getBytes(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(home + "/api/v1/reports"))
                                    .header("Content-Type", "application/json")
                                    .header("Authorization", "Basic " + basic)
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            Matcher number = NUMBER.matcher(answer.body());
            if (!number.find()) {
                throw new IllegalStateException(answer.statusCode() + " " + answer.body());
            }
            return number.group(1);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
