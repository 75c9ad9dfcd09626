package io.tocsin.incident;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How cases are opened.
 *
 * @param prefix what public numbers begin with
 * @param reportMessage the message that a playbook for an ally's report begins with
 * @param playbook key of that playbook, for display
 * @param anchors names of the moments that clocks may count from
 */
@ConfigurationProperties("tocsin.incident")
record IncidentSettings(
        @DefaultValue("K7") String prefix,
        @DefaultValue("M-ALLY-WARNING") String reportMessage,
        @DefaultValue("pb01-allied-detection") String playbook,
        @DefaultValue({
                    "received_at",
                    "aware_at",
                    "triaged_at",
                    "verified_at",
                    "aware_personal_at",
                    "compromise_grounds_at",
                    "crime_grounds_at",
                    "leader_notified_at",
                    "lead_decided_at",
                    "early_warning_sent_at",
                    "notified72_at",
                    "interim_review_at",
                    "impact_end_at",
                    "impact_end_notified_at",
                    "referral_sent_at",
                    "preservation_ordered_at",
                    "public_at",
                    "closed_at"
                })
                List<String> anchors) {}
