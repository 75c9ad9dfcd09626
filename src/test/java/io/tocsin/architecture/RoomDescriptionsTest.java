package io.tocsin.architecture;

import static io.tocsin.architecture.ProductionCode.CLASSES;
import static io.tocsin.architecture.ProductionCode.SOURCES;
import static io.tocsin.architecture.ProductionCode.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RoomDescriptionsTest {

    /** Because without allowedDependencies a room may use every other, and nobody would notice. */
    @Test
    void everyRoomSaysWhatItKnowsAndWhatItMayUse() {
        Set<String> rooms = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.matches("io\\.tocsin\\.\\w+"))
                .collect(Collectors.toSet());
        assertThat(rooms).isNotEmpty().allSatisfy(room -> {
            Path description = SOURCES.resolve(room.replace('.', '/')).resolve("package-info.java");
            assertThat(description).exists();
            assertThat(text(description)).contains("/**").contains("allowedDependencies");
        });
    }
}
