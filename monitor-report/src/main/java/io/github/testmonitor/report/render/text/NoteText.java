package io.github.testmonitor.report.render.text;

import io.github.testmonitor.report.format.Names;
import io.github.testmonitor.report.model.Note;

/** What should be known of a module's data, in words. */
public final class NoteText {
    private NoteText() {}

    /** One or two sentences. */
    public static String of(Note note, Texts texts) {
        return Names.clean(
                note instanceof Note.Unseen unseen ? unseen(unseen, texts) : plain((Note.Plain) note, texts));
    }

    private static String unseen(Note.Unseen note, Texts texts) {
        NoDataText why = NoDataText.of(note.cause(), texts);
        return texts.of("note.unseen", note.execution(), why.reason(), why.mend());
    }

    private static String plain(Note.Plain note, Texts texts) {
        String key = "note." + note.kind();
        Object[] details = note.details().toArray();
        return note.count() == null ? texts.of(key, details) : texts.counted(key, note.count(), details);
    }
}
