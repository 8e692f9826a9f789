package io.github.testmonitor.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that HotSpot's compilers do not copy into those that call it. What a test's start and finish run is some seventy methods, each
 * called from one or two places; left alone, the second compiler puts nearly all of them into each other, several times over, and takes two
 * to three times as long for nothing. In a suite of 18,000 tests that was a hundredth of the suite's CPU time.
 *
 * <p>The build gives this the name of the JDK's own annotation {@code DontInline}, which the JVM heeds in classes of its own class loader,
 * where the agent is. Other JVMs and other places do not know it, and it then means nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface CompiledApart {}
