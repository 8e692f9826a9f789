package io.github.testmonitor.report.render.data;

import java.io.IOException;

/** Takes the data of the page, one piece at a time. */
@FunctionalInterface
public interface PageFiles {

    /**
     * Takes a piece.
     *
     * @param name what the scripts ask for it by: lower-case letters, digits and hyphens
     * @param json safe to stand in a script element
     */
    void put(String name, CharSequence json) throws IOException;
}
