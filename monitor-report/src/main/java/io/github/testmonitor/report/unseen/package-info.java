/**
 * Tests that ran and were not seen: the fork files held against Surefire's XML, class by class, and the reason where there is
 * no data at all.
 *
 * <p>Uses build and model. Counts are compared, never names: those differ from provider to provider and version to version.
 */
@NullMarked
package io.github.testmonitor.report.unseen;

import org.jspecify.annotations.NullMarked;
