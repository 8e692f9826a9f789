package io.github.testmonitor.boot;

/** Is told of the processes that this JVM starts. */
public interface ProcessEvents {

    /** The calling thread has started a process. */
    void started(Process process);
}
