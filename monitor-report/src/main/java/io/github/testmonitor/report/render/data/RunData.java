package io.github.testmonitor.report.render.data;

import io.github.testmonitor.record.Absence;
import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.ForkRecord;
import io.github.testmonitor.report.model.ContainerHistory;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.render.text.ShownFork;
import io.github.testmonitor.report.render.text.TestId;
import io.github.testmonitor.report.render.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The run as the scripts see it: its forks, and all texts that they show. */
final class RunData {
    private static final List<String> SPOKEN =
            List.of("script.", "metric.", "outcome.", "kind.", "absence.", "figure.");

    private RunData() {}

    static CharSequence json(Run run, Texts texts) {
        ContainerHistory container = run.container();
        ForkRun shown = ShownFork.of(run);
        return new ScriptJson()
                .raw("{")
                .field("title")
                .name(run.title())
                .field("language")
                .text(texts.language())
                .field("limitBytes")
                .number(container == null ? null : container.memoryLimitBytes())
                .field("shownFork")
                .number(shown == null ? null : shown.number())
                .field("block")
                .number(Particulars.BLOCK)
                .field("figures")
                .list(
                        List.of(Figure.values()),
                        (json, figure) -> json.raw("[")
                                .text(figure.jsonName())
                                .raw(",")
                                .text(figure.unit().name())
                                .raw("]"))
                .field("absences")
                .list(Stream.of(Absence.values()).map(Absence::jsonName).toList(), ScriptJson::text)
                .field("forks")
                .list(run.forks(), (json, fork) -> fork(json, fork, run))
                .field("texts")
                .texts(texts.startingWith(SPOKEN))
                .raw("}")
                .json();
    }

    private static void fork(ScriptJson json, ForkRun fork, Run run) {
        ForkRecord.ForkStarted started = fork.started();
        json.raw("{")
                .field("number")
                .number(fork.number())
                .field("label")
                .name(fork.label())
                .field("module")
                .name(started == null ? null : started.module())
                .field("execution")
                .name(started == null ? null : started.execution())
                .field("pid")
                .number(started == null ? null : started.pid())
                .field("maxHeapBytes")
                .number(started == null ? null : started.jvm().maxHeapBytes())
                .field("cpus")
                .number(started == null ? null : started.cpus())
                .field("startNanos")
                .number(startNanos(started, run))
                .field("nanos")
                .number(fork.duration().toNanos())
                .field("died")
                .raw(Boolean.toString(fork.died()))
                .field("peakRssBytes")
                .number(fork.peakRssBytes())
                .field("samples")
                .number(fork.quality().samples())
                .field("lost")
                .list(fork.end().lost().stream().map(RunData::id).toList(), ScriptJson::text)
                .raw("}");
    }

    private static String id(TestRun test) {
        return TestId.of(test);
    }

    private static @Nullable Long startNanos(ForkRecord.@Nullable ForkStarted started, Run run) {
        return started == null || run.startedAt() == null
                ? null
                : Duration.between(run.startedAt(), started.startedAt()).toNanos();
    }
}
