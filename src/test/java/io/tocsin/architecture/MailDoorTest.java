package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class MailDoorTest {

    @Test
    void onlyNotificationSpeaksToMailServers() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tocsin.notification")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.springframework.mail..")
                .because("a mail leaves by the outbox only: never from an engine job, never twice by accident")
                .check(ProductionCode.CLASSES);
    }
}
