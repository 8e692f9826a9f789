package io.github.testmonitor.report.render.page;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.format.Shares;
import io.github.testmonitor.report.model.Balance;
import io.github.testmonitor.report.model.Balance.Part;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.Cell;
import io.github.testmonitor.report.render.text.Cells;
import io.github.testmonitor.report.render.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the CPU time and the allocation of all forks together went; the rows add up to the totals.
 *
 * @param cpu of all forks whose CPU time is known
 * @param allocated of all forks whose allocation is known
 */
public record BalanceTable(List<Row> rows, Cell cpu, Cell allocated) {

    /** One part. */
    public record Row(String part, Cell cpu, Cell cpuShare, Cell allocated, Cell allocatedShare) {}

    /** Null where nothing is known of any fork. */
    static @Nullable BalanceTable of(Run run, Texts texts) {
        Balance cpu = sum(run, ForkRun::cpuBalance);
        Balance allocated = sum(run, ForkRun::allocatedBalance);
        if (cpu == null && allocated == null) {
            return null;
        }
        Cells cells = new Cells(texts);
        return new BalanceTable(
                Arrays.stream(Part.values())
                        .map(part -> new Row(
                                texts.of("balance." + part.name().toLowerCase(Locale.ROOT)),
                                amount(cpu, part, Unit.NANOSECONDS, cells, texts),
                                share(cpu, part, cells, texts),
                                amount(allocated, part, Unit.BYTES, cells, texts),
                                share(allocated, part, cells, texts)))
                        .toList(),
                total(run, cpu, ForkRun::cpuBalance, Unit.NANOSECONDS, "absent.cpu", cells),
                total(run, allocated, ForkRun::allocatedBalance, Unit.BYTES, "balance.unknown", cells));
    }

    /** A fork that died used more than it came to tell. */
    private static Cell total(
            Run run,
            @Nullable Balance sum,
            Function<ForkRun, @Nullable Balance> balance,
            Unit unit,
            String reasonKey,
            Cells cells) {
        boolean lowerBound = run.forks().stream()
                .anyMatch(fork -> fork.peakIsLowerBound() && fork.disabled() == null && balance.apply(fork) != null);
        return cells.atLeast(sum == null ? null : sum.total(), unit, lowerBound, reasonKey);
    }

    /** A part of all forks together; null where it is not known of any. */
    static @Nullable Long ofAll(Run run, Function<ForkRun, @Nullable Balance> balance, Part part) {
        Balance sum = sum(run, balance);
        return sum == null ? null : sum.get(part);
    }

    private static @Nullable Balance sum(Run run, Function<ForkRun, @Nullable Balance> balance) {
        Balance sum = null;
        for (ForkRun fork : run.forks()) {
            Balance one = balance.apply(fork);
            sum = one == null ? sum : one.plus(sum);
        }
        return sum;
    }

    private static Cell amount(@Nullable Balance balance, Part part, Unit unit, Cells cells, Texts texts) {
        Long value = balance == null ? null : balance.get(part);
        if (value == null) {
            return cells.absent(texts.of("balance.unknown"));
        }
        return value < 0 ? none(Quantities.of(-value, unit), texts) : Cell.plain(Quantities.of(value, unit));
    }

    /** Clocks of different steps: less than nothing is nothing, and by how much stands beside it. */
    private static Cell none(String below, Texts texts) {
        return new Cell("≈", "0", null, texts.of("balance.below", below));
    }

    private static Cell share(@Nullable Balance balance, Part part, Cells cells, Texts texts) {
        Long value = balance == null ? null : balance.get(part);
        if (balance == null || value == null || balance.total() <= 0) {
            return cells.absent(texts.of("balance.unknown"));
        }
        return Cell.plain(Shares.percent(Math.max(0, value), balance.total()));
    }
}
