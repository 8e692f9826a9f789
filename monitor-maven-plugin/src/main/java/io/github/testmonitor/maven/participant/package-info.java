/**
 * The lifecycle participant: changes the model before the build, and runs at its end what prepare-agent asked for.
 *
 * <p>With {@code -Dmaven.ext.class.path} nothing but the plugin's own jar is there: links to Maven's API, the JDK, and of this
 * plugin to pom and session only.
 */
@NullMarked
package io.github.testmonitor.maven.participant;

import org.jspecify.annotations.NullMarked;
