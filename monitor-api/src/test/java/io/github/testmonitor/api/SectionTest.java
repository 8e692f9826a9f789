package io.github.testmonitor.api;

import java.io.InputStream;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Without an agent; with one, monitor-core's tests and src-it run it. */
class SectionTest {

    @Test
    void nothing_happens_where_nobody_monitors() {
        assertThatCode(() -> {
                    try (Section outer = Section.start("load")) {
                        Section inner = Section.start(null);
                        inner.close();
                        inner.close();
                        assertThat(outer).isSameAs(inner);
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void closing_declares_no_exception() throws Exception {
        Method close = Section.class.getMethod("close");

        assertThat(close.getExceptionTypes()).isEmpty();
    }

    @Test
    void java_8_can_read_it() throws Exception {
        try (InputStream in = Section.class.getResourceAsStream("Section.class")) {
            byte[] start = in.readNBytes(8);

            assertThat(start[7]).isEqualTo((byte) 52);
        }
    }
}
