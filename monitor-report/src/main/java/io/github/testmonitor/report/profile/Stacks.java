package io.github.testmonitor.report.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Methods and stacks of a recording, each held once and numbered. Both are bounded, whatever the recording holds. */
final class Stacks {
    /** A stack without Java frames. */
    static final int EMPTY = 0;
    /** Stands for a stack that does not fit. */
    static final int FULL = -1;

    static final int MOST_STACKS = 100_000;
    static final int MOST_METHODS = 100_000;
    static final int MOST_FRAMES = 256;

    private final Map<String, Integer> methodNumbers = new HashMap<>();
    private final List<String> methods = new ArrayList<>();
    private final Map<Stack, Integer> stackNumbers = new HashMap<>();
    private final List<Stack> stacks = new ArrayList<>();

    Stacks() {
        stackNumbers.put(new Stack(new int[0]), EMPTY);
        stacks.add(new Stack(new int[0]));
    }

    /** The number of a stack; {@link #FULL} where it does not fit. */
    int number(List<String> innermostFirst) {
        int[] frames = new int[Math.min(MOST_FRAMES, innermostFirst.size())];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = method(innermostFirst.get(i));
            if (frames[i] == FULL) {
                return FULL;
            }
        }
        Stack stack = new Stack(frames);
        Integer known = stackNumbers.get(stack);
        if (known != null) {
            return known;
        }
        if (stacks.size() > MOST_STACKS) {
            return FULL;
        }
        stackNumbers.put(stack, stacks.size());
        stacks.add(stack);
        return stacks.size() - 1;
    }

    /** The methods of a stack, innermost first. */
    List<String> methods(int number) {
        return Arrays.stream(stacks.get(number).methods).mapToObj(methods::get).toList();
    }

    private int method(String name) {
        Integer known = methodNumbers.get(name);
        if (known != null) {
            return known;
        }
        if (methods.size() >= MOST_METHODS) {
            return FULL;
        }
        methodNumbers.put(name, methods.size());
        methods.add(name);
        return methods.size() - 1;
    }

    private static final class Stack {
        private final int[] methods;

        Stack(int[] methods) {
            this.methods = methods;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stack stack && Arrays.equals(methods, stack.methods);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(methods);
        }
    }
}
