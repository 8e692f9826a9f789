package io.github.testmonitor.it.matrix;

/** The tables of docs/compatibility.md that are made of the runs. */
enum Section {
    /** A row each module of the matrix, by framework and version of Surefire. */
    CELLS("<!-- made of the runs -->\n", "| tests | Surefire | in the XML | seen | result |\n"),
    /** A row each build with a folder of its own, by its name and the version of Maven. */
    BUILDS("<!-- builds, made of the runs -->\n", "| build | Maven | in the XML | seen | result |\n");

    private static final String COLUMNS = "| :-- | :-- | --: | --: | :-- |\n";
    private static final String END = "<!-- end of what is made -->\n";

    private final String begin;
    private final String head;

    Section(String begin, String head) {
        this.begin = begin;
        this.head = head + COLUMNS;
    }

    /** What stands between the marks, in a document that has both. */
    String in(String document) {
        int from = from(document);
        return document.substring(from, document.indexOf(END, from));
    }

    /** The document with these rows between the marks. */
    String replacedIn(String document, String rows) {
        int from = from(document);
        return document.substring(0, from) + head + rows + "\n" + document.substring(document.indexOf(END, from));
    }

    private int from(String document) {
        int begins = document.indexOf(begin);
        if (begins < 0) {
            throw new IllegalArgumentException("The document has no mark " + begin.strip());
        }
        return begins + begin.length();
    }
}
