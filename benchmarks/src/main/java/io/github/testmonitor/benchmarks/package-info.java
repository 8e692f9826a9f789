/**
 * What the monitor costs, measured in JVMs that carry the agent as a fork does. Nothing here is deployed or tested; README.md beside
 * the POM has the commands and what they gave.
 */
package io.github.testmonitor.benchmarks;
