package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.Death;
import java.util.List;

/** What is known of the end of a fork, in words. */
public final class EvidenceText {
    private EvidenceText() {}

    /** One sentence for each fact, the surest first. */
    public static List<String> of(Death death, Texts texts) {
        return death.evidence().stream()
                .map(evidence -> Names.clean(texts.of(
                        "death.evidence." + evidence.fact(), evidence.details().toArray())))
                .toList();
    }
}
