package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Base", "Common", "DTO", "Dto"})
    void aNameSaysWhatTheThingIs(String suffix) {
        noClasses()
                .should()
                .haveSimpleNameEndingWith(suffix)
                .because("these words fit anything and tell nothing")
                .check(ProductionCode.CLASSES);
    }
}
