package it;

import org.junit.Test;

public class OneTest {

    @Test
    public void one() {}
}
