/**
 * What is shown of a build while it runs, in Maven's JVM: lines on the console, and the page. One thread follows the fork files for all
 * of it; the participant ends it. Nothing here fails a build.
 */
@NullMarked
package io.github.testmonitor.maven.live;

import org.jspecify.annotations.NullMarked;
