package io.github.testmonitor.report.attribution;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.ForkRecord.ForkFinished;
import io.github.testmonitor.record.ForkRecord.Monitor;
import io.github.testmonitor.record.ForkRecord.Outside;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ForkRun.ProcessTotals;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForkBalancesTest {
    private static final Outside OUTSIDE = new Outside(500L, 5_000L, 40L, 400L);
    private static final ProcessTotals PROCESS = new ProcessTotals(100_000L, null, 30L, 200L);

    private final ForkBalances balances = new ForkBalances();

    @Test
    void parts_add_up_to_the_total() {
        balances.addTest(owned(1_000, 10_000), new LateWork(7, 70));
        balances.addTest(owned(2_000, 20_000), LateWork.NONE);
        balances.addContainer(owned(300, 3_000), LateWork.NONE);

        Balance cpu = known(balances.cpu(5_000L, PROCESS, end(OUTSIDE)));
        Balance allocated = known(balances.allocated(PROCESS, end(OUTSIDE)));

        assertThat(cpu.parts())
                .containsEntry(Part.TESTS, 3_000L)
                .containsEntry(Part.CONTAINERS, 300L)
                .containsEntry(Part.LATE, 7L)
                .containsEntry(Part.FRAMEWORK, 500L)
                .containsEntry(Part.COLLECTOR, 30L)
                .containsEntry(Part.COMPILER, 200L)
                .containsEntry(Part.MONITOR, 40L)
                .containsEntry(Part.UNATTRIBUTED, 923L);
        assertThat(sum(cpu)).isEqualTo(5_000);
        assertThat(sum(allocated)).isEqualTo(100_000);
        assertThat(allocated.get(Part.UNATTRIBUTED)).isEqualTo(100_000 - 30_000 - 3_000 - 70 - 5_000 - 400);
    }

    @Test
    void what_a_killed_fork_does_not_tell_is_unattributed() {
        balances.addTest(owned(1_000, 10_000), LateWork.NONE);

        Balance cpu = known(balances.cpu(5_000L, ProcessTotals.UNKNOWN, null));

        assertThat(cpu.get(Part.FRAMEWORK)).isNull();
        assertThat(cpu.get(Part.COLLECTOR)).isNull();
        assertThat(cpu.get(Part.UNATTRIBUTED)).isEqualTo(4_000);
    }

    @Test
    void work_of_own_threads_stands_for_the_test_where_nothing_is_owned() {
        Figures own = Figures.builder()
                .exact(Figure.OWN_CPU, 600)
                .exact(Figure.OWN_ALLOCATED, 60)
                .build();
        balances.addTest(own, LateWork.NONE);

        Balance cpu = known(balances.cpu(1_000L, PROCESS, null));

        assertThat(cpu.get(Part.TESTS)).isEqualTo(600);
        assertThat(cpu.get(Part.LATE)).isNull();
        assertThat(sum(cpu)).isEqualTo(1_000);
    }

    @Test
    void a_fork_without_a_total_has_no_balance() {
        assertThat(balances.cpu(null, PROCESS, end(OUTSIDE))).isNull();
        assertThat(balances.allocated(ProcessTotals.UNKNOWN, end(OUTSIDE))).isNull();
    }

    @Test
    void two_forks_add_up_to_the_totals_of_both() {
        Balance one = Balance.of(100, Map.of(Part.TESTS, 60L, Part.COMPILER, 10L));
        Balance other = Balance.of(200, Map.of(Part.TESTS, 50L));

        Balance sum = one.plus(other);

        assertThat(sum.total()).isEqualTo(300);
        assertThat(sum.get(Part.TESTS)).isEqualTo(110);
        assertThat(sum.get(Part.UNATTRIBUTED)).isEqualTo(180);
        assertThat(sum(sum)).isEqualTo(300);
    }

    private static long sum(Balance balance) {
        return balance.parts().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Balance known(@Nullable Balance balance) {
        return Objects.requireNonNull(balance);
    }

    private static Figures owned(long cpuNanos, long allocatedBytes) {
        return Figures.builder()
                .exact(Figure.CPU, cpuNanos)
                .exact(Figure.ALLOCATED, allocatedBytes)
                .build();
    }

    private static ForkFinished end(Outside outside) {
        return new ForkFinished(1, "exit", null, null, null, null, null, outside, new Monitor(null, 0, 0, 0));
    }
}
