package io.tocsin.architecture;

import io.tocsin.Tocsin;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class RoomsTest {

    /** Because calls go down and events go up: no cycles, no way into another room but its face. */
    @Test
    void roomsUseOnlyTheRoomsTheyDeclare() {
        ApplicationModules.of(Tocsin.class).verify();
    }
}
