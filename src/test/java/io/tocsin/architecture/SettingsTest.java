package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

class SettingsTest {

    @Test
    void settingsAreRecordsNamedSettings() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should()
                .beRecords()
                .andShould()
                .haveSimpleNameEndingWith("Settings")
                .because("what an operator sets is read once and never changes while the program runs")
                .check(ProductionCode.CLASSES);
    }

    @Test
    void settingsStandUnderTheNameOfTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(ConfigurationProperties.class)
                .should(new ArchCondition<>("stand under tocsin.<room>") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String prefix = SettingKeys.prefix(type.reflect());
                        String room = "tocsin." + type.getPackageName().split("\\.")[2];
                        boolean kept = prefix.equals("tocsin") || (prefix + ".").startsWith(room + ".");
                        events.add(
                                new SimpleConditionEvent(type, kept, type.getSimpleName() + " stands under " + prefix));
                    }
                })
                .because("the key tells an operator which part of the program it changes")
                .check(ProductionCode.CLASSES);
    }
}
