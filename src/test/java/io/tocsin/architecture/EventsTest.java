package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import io.tocsin.shared.DomainEvent;
import org.junit.jupiter.api.Test;

class EventsTest {

    @Test
    void whatHappenedIsARecord() {
        classes()
                .that()
                .implement(DomainEvent.class)
                .should()
                .beRecords()
                .because("timeline and audit chain keep the components of an event; nothing may change afterwards")
                .check(ProductionCode.CLASSES);
    }
}
