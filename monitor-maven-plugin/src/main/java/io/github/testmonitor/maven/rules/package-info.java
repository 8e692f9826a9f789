/**
 * Rules as they stand in a POM or on the command line, turned into the report's: each word and amount checked, with a message
 * that says where.
 */
@NullMarked
package io.github.testmonitor.maven.rules;

import org.jspecify.annotations.NullMarked;
