package io.github.testmonitor.report.leak;

import io.github.testmonitor.report.model.Leaks.KeptHeap;
import io.github.testmonitor.report.model.TestRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The heap of one fork, class by class in the order of their first tests. What lives is never more than what is in use, so the
 * least use that is seen after a class, with a collection in between, bounds what it can have kept. Not thread-safe.
 */
final class ForkHeap {
    private final Map<Key, ClassHeap> classes = new LinkedHashMap<>();
    private @Nullable ClassHeap latest;

    /** What was judged, and what could not be. */
    record Judgement(List<KeptHeap> kept, int judged, int notJudged) {}

    private record Key(String module, int fork, String className) {}

    void add(TestRun test) {
        String className = Objects.requireNonNullElse(
                test.identity().className(), test.identity().displayName());
        ClassHeap before = latest;
        latest = classes.computeIfAbsent(
                new Key(test.module(), test.fork(), className),
                key -> new ClassHeap(before == null ? null : before.lastEndBytes()));
        latest.add(test);
    }

    /** @param leastBytes what a class must have kept to be named */
    Judgement judge(long leastBytes) {
        List<KeptHeap> kept = new ArrayList<>();
        int judged = 0;
        Long afterBytes = null;
        int collections = 0;
        List<Map.Entry<Key, ClassHeap>> backwards = new ArrayList<>(classes.entrySet());
        for (int index = backwards.size() - 1; index >= 0; index--) {
            Key key = backwards.get(index).getKey();
            ClassHeap heap = backwards.get(index).getValue();
            Long beforeBytes = heap.beforeBytes();
            if (collections > 0 && afterBytes != null && beforeBytes != null && !heap.overlapped()) {
                judged++;
                if (afterBytes - beforeBytes >= leastBytes) {
                    kept.add(new KeptHeap(
                            key.module,
                            key.fork,
                            key.className,
                            heap.tests(),
                            beforeBytes,
                            afterBytes,
                            heap.collections(),
                            collections));
                }
            }
            afterBytes = ClassHeap.least(afterBytes, heap.leastBytes());
            collections += heap.collections();
        }
        return new Judgement(kept, judged, classes.size() - judged);
    }
}
