package io.github.testmonitor.ownership;

import io.github.testmonitor.boot.WorkHook;
import io.github.testmonitor.probe.ThreadClock;
import io.github.testmonitor.record.Absence;
import io.github.testmonitor.weave.WovenClasses;
import java.lang.instrument.Instrumentation;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the owners of work are followed in this fork. Weaving is left to whoever needs it first, mostly the sampler's thread, so
 * that it does not stand before main. Any thread may ask.
 */
public final class Ownership {
    private static final String WHOLE = "ownership";

    private final @Nullable JdkWeaver weaver;
    private final Failures failures;
    private final CarrierHold carrier;
    private volatile @Nullable Works works;
    private volatile boolean decided;
    private final Absence absence;

    private Ownership(@Nullable JdkWeaver weaver, Absence absence, Failures failures, CarrierHold carrier) {
        this.weaver = weaver;
        this.carrier = carrier;
        this.decided = weaver == null;
        this.absence = absence;
        this.failures = failures;
    }

    /** Follows nothing, as the user wants it. */
    public static Ownership off(CarrierHold carrier) {
        return new Ownership(null, Absence.OFF, new Failures(null), carrier);
    }

    /** Follows nothing, as it cannot be done here. */
    public static Ownership impossible(CarrierHold carrier) {
        return new Ownership(null, Absence.NOT_OWNED, new Failures(null), carrier);
    }

    /**
     * Will follow the work of this JVM once it is first asked for. To be called before main, and once.
     *
     * @param known what other forks have woven
     * @param carrier holds virtual threads while the hooks tell of them
     * @param failures takes the name of a part that does not work here, and why; called at most once for each part
     */
    public static Ownership prepare(
            Instrumentation instrumentation,
            WovenClasses known,
            CarrierHold carrier,
            BiConsumer<String, String> failures) {
        if (WorkHook.class.getClassLoader() != null) {
            failures.accept(WHOLE, "the hooks are not on the boot class path");
            return impossible(carrier);
        }
        Failures told = new Failures(failures);
        JdkWeaver weaver = new JdkWeaver(instrumentation, known, told);
        weaver.register();
        return new Ownership(weaver, Absence.NOT_OWNED, told, carrier);
    }

    /** The works of this fork; null where they are not followed, which {@link #absence} explains. The first call weaves. */
    public @Nullable Works get(ThreadClock clock) {
        return decided ? works : decide(clock);
    }

    /** The works of this fork, or null where nobody has asked for them yet, or they are not followed. */
    public @Nullable Works ifFollowed() {
        return works;
    }

    /** What holds virtual threads on their carriers. */
    public CarrierHold carrier() {
        return carrier;
    }

    /** Why no work is followed. */
    public Absence absence() {
        return absence;
    }

    private synchronized @Nullable Works decide(ThreadClock clock) {
        JdkWeaver decisive = weaver;
        if (!decided && decisive != null) {
            try {
                decisive.weave();
                if (!failures.ofEssentials) {
                    Works followed = new Works(clock);
                    followed.connect(carrier);
                    works = followed;
                }
            } catch (Throwable problem) {
                failures.tell(WHOLE, problem.toString());
            } finally {
                decided = true;
            }
        }
        return works;
    }

    /** What becomes of a class that could not be woven. */
    private static final class Failures implements BiConsumer<String, String> {
        private final @Nullable BiConsumer<String, String> told;
        private volatile boolean ofEssentials;

        Failures(@Nullable BiConsumer<String, String> told) {
            this.told = told;
        }

        @Override
        public void accept(String type, String reason) {
            boolean essential = JdkWeave.ESSENTIAL.contains(type);
            ofEssentials |= essential;
            String name = type.substring(type.lastIndexOf('/') + 1);
            tell(essential ? WHOLE : WHOLE + "." + name, "could not weave " + type.replace('/', '.') + ": " + reason);
        }

        void tell(String part, String reason) {
            if (told != null) {
                told.accept(part, reason);
            }
        }
    }
}
