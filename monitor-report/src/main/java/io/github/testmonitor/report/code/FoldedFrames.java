package io.github.testmonitor.report.code;

import java.util.List;

/**
 * The frames of a stack that people look for: the user's own, innermost first; where there are none, the innermost of all.
 *
 * @param shown clean, with their lines
 * @param folded how many frames of the JDK and of frameworks are left out
 * @param more how many own frames are left out
 */
public record FoldedFrames(List<String> shown, int folded, int more) {

    /**
     * Folds a stack.
     *
     * @param most how many frames are shown
     */
    public static FoldedFrames of(SeenStack stack, int most) {
        List<String> own = stack.frames().stream()
                .filter(frame -> !ForeignFrames.has(MethodName.of(frame)))
                .toList();
        List<String> from = own.isEmpty()
                ? stack.frames().subList(0, Math.min(1, stack.frames().size()))
                : own;
        return new FoldedFrames(
                from.stream().limit(most).map(MethodName::withLine).toList(),
                stack.frames().size() - from.size(),
                Math.max(0, from.size() - most));
    }
}
