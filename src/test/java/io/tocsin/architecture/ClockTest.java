package io.tocsin.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.time.Clock;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ClockTest {

    @Test
    void theTimeComesFromTheInjectedClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.tocsin.shared.ClockConfiguration")
                .should()
                .callMethodWhere(describe("the time is read from the machine", ClockTest::readsTheMachine))
                .orShould()
                .callConstructorWhere(describe("a Date of this moment is made", ClockTest::isDateOfNow))
                .because("scenarios and tests bring their own time; one look at the machine's clock breaks them")
                .check(ProductionCode.CLASSES);
    }

    private static boolean readsTheMachine(JavaAccess<?> call) {
        String owner = call.getTargetOwner().getFullName();
        String method = call.getTarget().getName();
        return switch (owner) {
            case "java.lang.System" -> method.equals("currentTimeMillis");
            case "java.util.Calendar", "java.util.GregorianCalendar" -> method.equals("getInstance");
            case "java.time.Clock" -> method.startsWith("system") || method.startsWith("tick");
            default -> owner.startsWith("java.time.") && method.equals("now") && !takesClock(call);
        };
    }

    private static boolean takesClock(JavaAccess<?> call) {
        return call instanceof JavaMethodCall method
                && method.getTarget().getRawParameterTypes().stream()
                        .anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean isDateOfNow(JavaAccess<?> call) {
        return call instanceof JavaConstructorCall made
                && made.getTargetOwner().isEquivalentTo(Date.class)
                && made.getTarget().getRawParameterTypes().isEmpty();
    }
}
