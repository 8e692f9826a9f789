package io.github.testmonitor.maven.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules as Maven fills them. */
final class Poms {
    private Poms() {}

    static RuleParameter rule(@Nullable String element, LimitParameter... limits) {
        RuleParameter rule = new RuleParameter();
        rule.element = element;
        rule.limits = List.of(limits);
        return rule;
    }

    static LimitParameter limit(@Nullable String metric, @Nullable String maximum) {
        LimitParameter limit = new LimitParameter();
        limit.metric = metric;
        limit.maximum = maximum;
        return limit;
    }
}
