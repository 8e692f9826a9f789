package io.github.testmonitor.report.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of a run, each held once and numbered. Their number and length are bounded, so that no fork file can fill the memory:
 * what comes after is {@link #OTHER}. Not thread-safe while it is filled.
 */
public final class Frames {
    /** Stands for all methods beyond the bound. */
    public static final int OTHER = 0;

    static final int MOST = 100_000;
    static final int MOST_CHARACTERS = 8 << 20;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> methods = new ArrayList<>();
    /** For frames as they are written, which are many times as many as methods, so that most need not be taken apart. */
    private final Map<String, Integer> written = new HashMap<>();

    private int characters;
    private int writtenCharacters;

    public Frames() {
        methods.add("…");
    }

    /** The number of a frame's method. */
    int ofFrame(String frame) {
        Integer known = written.get(frame);
        if (known != null) {
            return known;
        }
        int number = ofMethod(MethodName.of(frame));
        if (written.size() < MOST && writtenCharacters < MOST_CHARACTERS) {
            written.put(frame, number);
            writtenCharacters += frame.length();
        }
        return number;
    }

    /** The number of a method. */
    int ofMethod(String method) {
        Integer known = numbers.get(method);
        if (known != null) {
            return known;
        }
        if (methods.size() > MOST || characters + method.length() > MOST_CHARACTERS) {
            return OTHER;
        }
        int number = methods.size();
        methods.add(method);
        numbers.put(method, number);
        characters += method.length();
        return number;
    }

    /** The method of that number, clean. */
    public String method(int number) {
        return methods.get(number);
    }
}
