package io.github.testmonitor.report.render;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StandaloneReportTest {
    @Test
    void writes() throws Exception {
        for (String name : new String[] {"shop", "small", "empty", "hostile"}) {
            SampleRuns.Sample sample =
                    (SampleRuns.Sample) SampleRuns.class.getMethod(name).invoke(null);
            StandaloneReport.write(sample.run(), sample.tests()::forEach, Path.of("target/sample", name));
            System.out.println(String.join("\n", ConsoleSummary.lines(sample.run())));
        }
        assertThat(1).isEqualTo(1);
    }
}
