/**
 * What happens beside the tests and after the last of them, in Maven's JVM: the line now and then, the summary, the page. Only
 * where the participant is there to end it. Nothing here fails a build.
 */
@NullMarked
package io.github.testmonitor.maven.end;

import org.jspecify.annotations.NullMarked;
