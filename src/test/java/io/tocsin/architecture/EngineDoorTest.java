package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class EngineDoorTest {

    @Test
    void onlyTheEngineRoomKnowsTheVendor() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.tocsin.engine.camunda")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..", "org.operaton..")
                .because("a move to another engine must change one package and nothing else")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void nobodyReachesBehindTheDoor() {
        classes()
                .that()
                .resideInAPackage("io.tocsin.engine.camunda")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("io.tocsin.engine.camunda")
                .allowEmptyShould(true)
                .because("other rooms speak to the faces of io.tocsin.engine, in our words")
                .check(ProductionCode.CLASSES);
    }
}
