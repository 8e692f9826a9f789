/**
 * The view of a running build in another terminal. The only place that knows JLine.
 *
 * <p>Used by the mojo top; uses nothing of the other packages here.
 */
@NullMarked
package io.github.testmonitor.maven.top;

import org.jspecify.annotations.NullMarked;
