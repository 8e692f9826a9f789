/** The goals. A mojo parses its parameters, calls one façade and logs; it holds no arithmetic. */
@NullMarked
package io.github.testmonitor.maven;

import org.jspecify.annotations.NullMarked;
