/** Where the files of a module lie. Uses the JDK, and Maven's project for the build directory. */
@NullMarked
package io.github.testmonitor.maven.folder;

import org.jspecify.annotations.NullMarked;
