/**
 * The half of the woven hooks that every class loader can see: it travels in its own tiny jar on the boot class path. Java 8
 * byte code, types of the JDK only, used by woven code and by the listener package.
 */
@NullMarked
package io.github.testmonitor.boot;

import org.jspecify.annotations.NullMarked;
