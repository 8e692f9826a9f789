package it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModuleTest {

    @Test
    void runsInTheModuleOfTheMainCode() {
        assertEquals("it.app", getClass().getModule().getName());
    }
}
