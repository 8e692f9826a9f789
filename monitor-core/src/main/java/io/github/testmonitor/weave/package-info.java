/** Woven class files, kept for the forks that come after. */
@NullMarked
package io.github.testmonitor.weave;

import org.jspecify.annotations.NullMarked;
