package io.github.testmonitor.maven.top;

import io.github.testmonitor.report.live.LiveView;
import java.time.Instant;

/** Where the view of a running build is shown. Not thread-safe. */
interface Screen extends AutoCloseable {

    /** Shows what a build is doing; takes the place of what was shown before, or follows it. */
    void show(LiveView view, Instant now);

    /** Leaves the last view to be read. */
    @Override
    void close();
}
