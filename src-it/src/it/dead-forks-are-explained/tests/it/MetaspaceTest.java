package it;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetaspaceTest {

    @Test
    void endsItsFork() throws Exception {
        List<Class<?>> kept = new ArrayList<>();
        byte[] bytes = getClass().getResourceAsStream("MetaspaceTest.class").readAllBytes();
        while (true) {
            kept.add(new ClassLoader(getClass().getClassLoader()) {
                Class<?> define() {
                    return defineClass("it.MetaspaceTest", bytes, 0, bytes.length);
                }
            }.define());
        }
    }
}
