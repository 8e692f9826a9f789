/** Which modules a report or check is about, the page in a Maven site, and the words of a check. */
@NullMarked
package io.github.testmonitor.maven.report;

import org.jspecify.annotations.NullMarked;
