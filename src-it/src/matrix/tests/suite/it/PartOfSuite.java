package it;

import org.junit.jupiter.api.Test;

class PartOfSuite {

    @Test
    void isFoundThroughTheSuite() {}
}
