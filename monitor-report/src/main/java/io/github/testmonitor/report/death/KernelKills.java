package io.github.testmonitor.report.death;

import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.Death.Evidence;
import io.github.testmonitor.report.model.Death.Fact;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.KillReadings;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel's counter of processes killed for memory tells of the end of a fork. A fork that is killed does not read that it
 * was: others do, and the end of the session.
 *
 * @param whileItRan how far it went by the fork's own readings; null where it read none
 * @param atItsEnd how far it went from the fork's last sample on, by the readings of all; null where nobody read it afterwards
 * @param duringBuild how far it went in the whole build; null is not known
 */
record KernelKills(
        @Nullable Long whileItRan,
        @Nullable Long atItsEnd,
        @Nullable Long duringBuild) {

    static KernelKills of(ForkRun fork, KillReadings readings, @Nullable Long duringBuild) {
        OptionalLong after = fork.history().isEmpty()
                ? OptionalLong.empty()
                : readings.riseAfter(
                        fork.history().get(fork.history().size() - 1).nanosSinceRunStart());
        return new KernelKills(fork.oomKills(), after.isPresent() ? after.getAsLong() : null, duringBuild);
    }

    /** That it went up while the fork ran or at its end; null where no reading says so. */
    @Nullable
    Evidence rise() {
        if (whileItRan != null && whileItRan > 0) {
            return Evidence.of(Fact.COUNTER_OF_KILLS_ROSE, Quantities.count(whileItRan));
        }
        return atItsEnd != null && atItsEnd > 0
                ? Evidence.of(Fact.COUNTER_OF_KILLS_ROSE_AT_END, Quantities.count(atItsEnd))
                : null;
    }

    /** That it went up during the build; null where it did not, or where that is not known. */
    @Nullable
    Evidence ofBuild() {
        if (duringBuild == null || duringBuild == 0) {
            return null;
        }
        return duringBuild == 1
                ? Evidence.of(Fact.KERNEL_KILLED_ONE)
                : Evidence.of(Fact.KERNEL_KILLED_SEVERAL, Quantities.count(duringBuild));
    }

    /** What it tells of a fork that was killed by something else, as far as is known. */
    Evidence aside() {
        Evidence rise = rise();
        Evidence went = rise != null ? rise : ofBuild();
        if (went != null) {
            return went;
        }
        if (duringBuild != null || atItsEnd != null) {
            return Evidence.of(Fact.COUNTER_OF_KILLS_STOOD_STILL);
        }
        return Evidence.of(
                whileItRan == null ? Fact.COUNTER_OF_KILLS_UNREADABLE : Fact.COUNTER_OF_KILLS_NOT_READ_AFTERWARDS);
    }
}
