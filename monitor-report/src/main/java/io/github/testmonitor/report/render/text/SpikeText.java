package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.code.FoldedFrames;
import io.github.testmonitor.report.code.SeenStack;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.TestRun;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A spike in words. The texts are those that the scripts use, too.
 *
 * @param amount how much of what, with its mark where it is not exact
 * @param when in the test and in the fork
 * @param section the names of the sections it was in; null where it was in none
 * @param foreign that no frame is the user's own; null where one is, or where there are none
 * @param frames the frames of its stack that are shown, innermost first
 * @param folded how many frames are not shown; null where all are
 * @param evidence what the stack is worth, or why there is none
 */
public record SpikeText(
        String amount,
        String when,
        @Nullable String section,
        @Nullable String foreign,
        List<String> frames,
        @Nullable String folded,
        String evidence) {

    /**
     * Words for a spike.
     *
     * @param most how many frames are shown
     */
    public static SpikeText of(TestRun test, Spike spike, int most, Texts texts) {
        SeenStack stack = spike.stack();
        FoldedFrames frames = stack == null ? FoldedFrames.NONE : FoldedFrames.of(stack, most);
        int hidden = frames.folded() + frames.more();
        return new SpikeText(
                amount(test, spike, texts),
                texts.of(
                        "script.spike.when",
                        Quantities.nanos(Math.max(0, spike.toT() - test.t())),
                        Quantities.nanos(spike.toT()),
                        test.fork()),
                spike.section() == null ? null : Names.clean(spike.section()),
                stack != null && frames.foreign() ? foreign(stack, texts) : null,
                frames.shown(),
                hidden == 0 ? null : texts.counted("script.spike.folded", hidden),
                texts.of("script.spike.evidence." + spike.evidence()));
    }

    /** Of a stack that was cut, own frames may be left out. */
    private static String foreign(SeenStack stack, Texts texts) {
        return stack.truncated()
                ? texts.of(
                        "script.spike.foreign.cut",
                        Quantities.count(stack.frames().size()))
                : texts.of("script.spike.foreign");
    }

    private static String amount(TestRun test, Spike spike, Texts texts) {
        String what = texts.of("script.spike.what." + spike.what());
        String mark = mark(test, spike);
        if (spike.what() == Spike.What.CPU) {
            return texts.of(
                    "script.spike.cpu",
                    what,
                    mark + Quantities.nanos(spike.amount()),
                    String.format(Locale.ROOT, "%.1f", spike.cores()));
        }
        return texts.of(
                "script.spike.memory",
                what,
                mark + '+' + Quantities.bytes(spike.amount()),
                Quantities.bytes(spike.peak()));
    }

    /** Of a lost test nobody knows how far it would have gone. */
    private static String mark(TestRun test, Spike spike) {
        boolean lost = test.outcome() == TestRun.Outcome.LOST;
        return switch (spike.kind()) {
            case EXACT -> lost ? "≥ " : "";
            case SAMPLED -> lost ? "≥ " : "≈ ";
            case SHARED -> lost ? "‖ ≥ " : "‖ ";
        };
    }
}
