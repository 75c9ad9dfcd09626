package io.tocsin.notification;

/** Whether the recipient is asked to act, or told that others are. */
enum MailTemplate {
    ASK,
    INFORMED
}
