/**
 * What tests may say to the monitor. Uses the JDK only, and nothing of the monitor by type: it works, and does nothing, where there is
 * none.
 */
package io.github.testmonitor.api;
