/** How parameters are read that people write in a POM or on the command line, and what is said of wrong ones. */
@NullMarked
package io.github.testmonitor.maven.parameter;

import org.jspecify.annotations.NullMarked;
