package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.model.ContainerRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.model.SampleRun;
import io.github.testmonitor.report.model.SpanVisitor;
import io.github.testmonitor.report.model.TestRun;
import io.github.testmonitor.report.model.Tests;
import io.github.testmonitor.report.render.text.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Predicate;

/**
 * Makes the data of the page's scripts out of what it is told: {@code run} and {@code tests}, which every page needs, and, to
 * be loaded on demand, {@code fork-1} with the samples of fork 1, {@code tests-0} with the particulars of the first tests,
 * {@code code} and {@code code-0} with the call trees of the run and of the first tests, and {@code containers}. Not thread-safe.
 */
public final class PageData implements SpanVisitor {
    private final Run run;
    private final Texts texts;
    private final PageFiles files;
    private final Predicate<TestRun> chosen;
    private final TestColumns tests = new TestColumns();
    private final Particulars particulars;
    private final CodeOfTests code;
    private final Containers containers = new Containers();
    private ForkSamples samples = new ForkSamples();
    private int fork;

    private PageData(Run run, Texts texts, PageFiles files, Predicate<TestRun> chosen) {
        this.run = run;
        this.texts = texts;
        this.files = files;
        this.chosen = chosen;
        this.particulars = new Particulars(files);
        this.code = new CodeOfTests(files, texts);
    }

    /**
     * Begins.
     *
     * @param tests read here only where there are too many for a page
     */
    public static PageData begin(Run run, Tests tests, Texts texts, PageFiles files) throws IOException {
        return new PageData(run, texts, files, ChosenTests.of(run, tests));
    }

    @Override
    public void test(TestRun test) {
        if (!chosen.test(test)) {
            return;
        }
        tests.add(test);
        try {
            particulars.add(test);
            code.add(test);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void container(ContainerRun container) {
        containers.add(container, tests.classNumber(container.identity().className()));
    }

    @Override
    public void sample(SampleRun sample) {
        if (sample.fork() != fork) {
            finishFork();
            fork = sample.fork();
        }
        samples.add(sample);
    }

    /** Writes what was still held back. */
    public void end() throws IOException {
        finishFork();
        particulars.finish();
        code.finish();
        files.put("code", CodeOfRun.json(run.code()));
        files.put("containers", containers.json());
        long all = run.totals().finished() + run.totals().lost();
        files.put("tests", tests.json(Math.max(0, all - tests.size())));
        files.put("run", RunData.json(run, texts));
    }

    private void finishFork() {
        if (samples.isEmpty()) {
            return;
        }
        try {
            files.put("fork-" + fork, samples.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        samples = new ForkSamples();
    }
}
