package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenersTest {

    @ParameterizedTest
    @ValueSource(strings = {"notification", "audit", "exercise"})
    void roomsThatListenAreImportedByNoOtherRoom(String room) {
        String listener = "io.tocsin." + room + "..";
        noClasses()
                .that()
                .resideInAPackage("io.tocsin.*..")
                .and()
                .resideOutsideOfPackage(listener)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(listener)
                .because("mail and record follow from events, so that no caller can forget or skip them")
                .check(ProductionCode.CLASSES);
    }
}
