package io.github.testmonitor.probe;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class JvmBeansTest {
    @Test
    void off_the_boot_class_path_nothing_is_opened_and_the_beans_come_from_the_factory() {
        JvmBeans beans = JvmBeans.open(null);

        assertThat(beans.threads()).isSameAs(ManagementFactory.getThreadMXBean());
        assertThat(beans.collectors()).isEqualTo(ManagementFactory.getGarbageCollectorMXBeans());
        assertThat(ManagementFactory.class.getModule().isExported("sun.management", JvmBeans.class.getModule()))
                .isFalse();
    }
}
