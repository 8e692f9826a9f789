package io.github.testmonitor.report.load;

import io.github.testmonitor.report.json.JsonFields;
import io.github.testmonitor.report.json.UnreadableJsonException;

/** Takes the lines of a fork file that tell of code, as they are: they are many, and no record need be made of them. */
@FunctionalInterface
interface CodeLines {

    /**
     * Takes a line.
     *
     * @return false where it tells of something else
     */
    boolean take(RecordType type, JsonFields line) throws UnreadableJsonException;
}
