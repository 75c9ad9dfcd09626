package io.tocsin.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tocsin.shared.Refusal;
import org.junit.jupiter.api.Test;

class InheritanceTest {

    @Test
    void nothingIsInheritedForReuse() {
        classes()
                .that()
                .areNotAnonymousClasses()
                .should(new ArchCondition<>("extend nothing of this program but refusals and sealed types") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getRawSuperclass()
                                .filter(parent -> parent.getPackageName().startsWith("io.tocsin"))
                                .filter(parent -> !parent.isEquivalentTo(Refusal.class))
                                .filter(parent -> !parent.reflect().isSealed())
                                .ifPresent(parent -> events.add(SimpleConditionEvent.violated(
                                        type, type.getFullName() + " extends " + parent.getFullName())));
                    }
                })
                .because("a class that must be read together with its parent is two classes in one")
                .check(ProductionCode.CLASSES);
    }
}
