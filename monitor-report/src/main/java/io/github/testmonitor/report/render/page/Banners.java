package io.github.testmonitor.report.render.page;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.format.Quantities;
import io.github.testmonitor.report.model.ForkRun;
import io.github.testmonitor.report.model.ModuleRun;
import io.github.testmonitor.report.model.NoData;
import io.github.testmonitor.report.model.Note;
import io.github.testmonitor.report.model.Run;
import io.github.testmonitor.report.render.text.NoDataText;
import io.github.testmonitor.report.render.text.NoteText;
import io.github.testmonitor.report.render.text.Phrase;
import io.github.testmonitor.report.render.text.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static io.github.testmonitor.report.render.page.Banner.Level.DIED;
import static io.github.testmonitor.report.render.page.Banner.Level.NOTHING;
import static io.github.testmonitor.report.render.page.Banner.Level.WARNING;

/** Gathers the banners of a run, the worst first. */
public final class Banners {
    /** So many particulars stand in a banner; the others are counted. */
    private static final int MOST_LINES = 10;

    private final Run run;
    private final Texts texts;

    private Banners(Run run, Texts texts) {
        this.run = run;
        this.texts = texts;
    }

    public static List<Banner> of(Run run, Texts texts) {
        return new Banners(run, texts).all();
    }

    private List<Banner> all() {
        List<Banner> banners = new ArrayList<>();
        List<ForkRun> ended = run.forks().stream().filter(ForkBanner::isNeeded).toList();
        ended.stream()
                .limit(MOST_LINES)
                .map(fork -> ForkBanner.of(fork, run, texts))
                .forEach(banners::add);
        if (ended.size() > MOST_LINES) {
            banners.add(new Banner(DIED, texts.counted("banner.fork.more", ended.size() - MOST_LINES), List.of()));
        }
        noData(banners);
        stale(banners);
        unseen(banners);
        disabled(banners);
        notes(banners);
        unreadable(banners);
        return banners;
    }

    private void noData(List<Banner> banners) {
        boolean nothingAtAll = run.forks().isEmpty();
        List<Phrase> reasons = new ArrayList<>();
        for (ModuleRun module : run.modules()) {
            NoData noData = module.noData();
            if (noData != null && (nothingAtAll || !noData.expected())) {
                NoDataText why = NoDataText.of(noData, texts);
                reasons.add(
                        texts.phrase("banner.noData.module", Names.clean(module.module()), why.reason(), why.mend()));
            }
        }
        if (nothingAtAll) {
            banners.add(new Banner(NOTHING, texts.of("banner.noData.all"), shortened(reasons)));
        } else if (!reasons.isEmpty()) {
            banners.add(new Banner(WARNING, texts.counted("banner.noData", reasons.size()), shortened(reasons)));
        }
    }

    private void notes(List<Banner> banners) {
        List<Phrase> notes = new ArrayList<>();
        for (ModuleRun module : run.modules()) {
            for (Note note : module.notes()) {
                notes.add(texts.phrase("banner.notes.module", Names.clean(module.module()), NoteText.of(note, texts)));
            }
        }
        if (!notes.isEmpty()) {
            banners.add(new Banner(WARNING, texts.of("banner.notes"), shortened(notes)));
        }
    }

    private void stale(List<Banner> banners) {
        List<Phrase> modules = run.modules().stream()
                .filter(ModuleRun::stale)
                .map(module -> texts.phrase(
                        "banner.stale.module", Names.clean(module.module()), moment(module.buildStartedAt())))
                .toList();
        if (!modules.isEmpty()) {
            banners.add(new Banner(WARNING, texts.counted("banner.stale", modules.size()), shortened(modules)));
        }
    }

    private void unseen(List<Banner> banners) {
        List<ModuleRun.Unseen> unseen = run.modules().stream()
                .flatMap(module -> module.unseen().stream())
                .toList();
        if (unseen.isEmpty()) {
            return;
        }
        long tests = unseen.stream().mapToLong(each -> each.ran() - each.seen()).sum();
        List<Phrase> lines = unseen.stream()
                .map(each -> texts.phrase(
                        "banner.unseen.class",
                        Names.clean(each.className()),
                        Names.clean(each.execution()),
                        Quantities.count(each.ran()),
                        Quantities.count(each.seen())))
                .toList();
        banners.add(new Banner(WARNING, texts.counted("banner.unseen", tests), shortened(lines)));
    }

    private void disabled(List<Banner> banners) {
        List<Phrase> forks = new ArrayList<>();
        for (ForkRun fork : run.forks()) {
            String reason = fork.disabled();
            if (reason != null) {
                forks.add(texts.phrase(
                        "banner.disabled.fork", fork.number(), Names.clean(fork.label()), Names.clean(reason)));
            }
        }
        if (!forks.isEmpty()) {
            banners.add(new Banner(WARNING, texts.counted("banner.disabled", forks.size()), shortened(forks)));
        }
    }

    private void unreadable(List<Banner> banners) {
        List<Phrase> forks = new ArrayList<>();
        long lines = 0;
        for (ForkRun fork : run.forks()) {
            ForkRun.Unreadable unreadable = fork.quality().unreadable();
            if (unreadable.malformed() > 0) {
                lines += unreadable.malformed();
                String reason = unreadable.firstReason();
                forks.add(texts.phrase(
                        "banner.unreadable.fork",
                        fork.number(),
                        Quantities.count(unreadable.malformed()),
                        reason == null ? texts.of("unknown") : Names.clean(reason)));
            }
        }
        if (!forks.isEmpty()) {
            banners.add(new Banner(WARNING, texts.counted("banner.unreadable", lines), shortened(forks)));
        }
    }

    private List<Phrase> shortened(List<Phrase> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        List<Phrase> shortened = new ArrayList<>(lines.subList(0, MOST_LINES));
        shortened.add(Phrase.plain(texts.counted("more", lines.size() - MOST_LINES)));
        return shortened;
    }

    private String moment(@Nullable Instant instant) {
        return instant == null
                ? texts.of("unknown")
                : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
