package io.github.testmonitor.report.code;

import java.util.List;

/**
 * The frames of a stack that people look for: the user's own, innermost first; where there are none, the innermost of all.
 *
 * @param shown clean, with their lines
 * @param folded how many frames of the JDK and of frameworks are left out
 * @param more how many own frames are left out
 * @param foreign whether there are frames, but none of them is the user's own
 */
public record FoldedFrames(List<String> shown, int folded, int more, boolean foreign) {

    /** No frames at all. */
    public static final FoldedFrames NONE = new FoldedFrames(List.of(), 0, 0, false);

    /**
     * Folds a stack.
     *
     * @param most how many frames are shown
     */
    public static FoldedFrames of(SeenStack stack, int most) {
        List<String> own = stack.frames().stream()
                .filter(frame -> !ForeignFrames.has(MethodName.of(frame)))
                .toList();
        if (stack.frames().isEmpty()) {
            return NONE;
        }
        List<String> from = own.isEmpty() ? stack.frames().subList(0, 1) : own;
        return new FoldedFrames(
                from.stream().limit(most).map(MethodName::withLine).toList(),
                stack.frames().size() - from.size(),
                Math.max(0, from.size() - most),
                own.isEmpty());
    }
}
