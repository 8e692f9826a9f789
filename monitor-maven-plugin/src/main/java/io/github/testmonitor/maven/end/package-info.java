/**
 * What happens after the last of the tests, in Maven's JVM: what was shown meanwhile is ended, the summary and the page are made. Only
 * where the participant is there to end it. Nothing here fails a build.
 */
@NullMarked
package io.github.testmonitor.maven.end;

import org.jspecify.annotations.NullMarked;
