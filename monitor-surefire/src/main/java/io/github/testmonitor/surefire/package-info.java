/**
 * What lives in Surefire's own class loader, in Maven's JVM: one line below Surefire's for each class. Links to Surefire and the JDK
 * only, reads the fork files by itself, and never fails or holds up a build.
 */
@NullMarked
package io.github.testmonitor.surefire;

import org.jspecify.annotations.NullMarked;
