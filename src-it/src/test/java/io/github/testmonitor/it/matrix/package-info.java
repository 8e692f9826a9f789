/**
 * The matrix: which builds we say we reach. The cells stand in {@link io.github.testmonitor.it.matrix.FrameworkCells} and {@link
 * io.github.testmonitor.it.matrix.ForkCells}; each becomes a module of a build in src/it, and a row of docs/compatibility.md.
 *
 * <p>Uses package it; the prebuild and verify scripts of src/it use it.
 */
@NullMarked
package io.github.testmonitor.it.matrix;

import org.jspecify.annotations.NullMarked;
