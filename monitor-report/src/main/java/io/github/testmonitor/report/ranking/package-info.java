/**
 * Who used most: the greatest tests of each metric, and the sums and peaks of classes, packages, modules and forks.
 *
 * <p>Uses attribution and model.
 */
@NullMarked
package io.github.testmonitor.report.ranking;

import org.jspecify.annotations.NullMarked;
