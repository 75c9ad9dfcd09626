package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.Test;

class FlatRoomsTest {

    @Test
    void aRoomIsOnePackage() {
        classes()
                .should()
                .resideInAnyPackage("io.tocsin", "io.tocsin.*", "io.tocsin.engine.camunda")
                .because("sub-packages force types to be public that only their own room should see")
                .check(ProductionCode.CLASSES);
    }
}
