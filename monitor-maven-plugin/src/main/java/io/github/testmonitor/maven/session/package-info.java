/**
 * What the parts of one Maven session share, and what the session was asked to do.
 *
 * <p>The participant and the mojos may come from different class loaders, even from different versions of this plugin: what they
 * share stands in the repository session's data, in types of the JDK. Links to Maven's API and the JDK only.
 */
@NullMarked
package io.github.testmonitor.maven.session;

import org.jspecify.annotations.NullMarked;
