package io.github.testmonitor.report.load;

import io.github.testmonitor.report.code.SeenStack;
import io.github.testmonitor.report.code.StackSource;
import io.github.testmonitor.report.profile.Profile;
import io.github.testmonitor.report.profile.ProfiledStack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stacks of a profile by the span that they are of. */
final class ProfiledStacks {
    private final Map<Long, List<SeenStack>> bySpan = new HashMap<>();

    private ProfiledStacks() {}

    /** @param profile null where there is none */
    static ProfiledStacks of(@Nullable Profile profile) {
        ProfiledStacks stacks = new ProfiledStacks();
        if (profile != null) {
            profile.stacks().forEach(stack -> stacks.add(stack, profile.source()));
        }
        return stacks;
    }

    /** Those of a span, which is over: they are handed out once. */
    List<SeenStack> take(long span) {
        List<SeenStack> found = bySpan.remove(span);
        return found == null ? List.of() : found;
    }

    private void add(ProfiledStack stack, StackSource source) {
        bySpan.computeIfAbsent(stack.span(), first -> new ArrayList<>())
                .add(new SeenStack(
                        0, null, "", stack.cpuNanos(), stack.allocatedBytes(), stack.methods(), false, source));
    }
}
