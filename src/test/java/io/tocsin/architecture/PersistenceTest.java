package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

class PersistenceTest {

    @Test
    void rowsAreReadAndWrittenBySqlThatCanBeSeen() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "javax.persistence..",
                        "org.springframework.data.jpa..",
                        "org.hibernate.orm..")
                .because("one commit holds case, token, record and mail; a session that writes later would break it")
                .check(ProductionCode.CLASSES);
    }
}
