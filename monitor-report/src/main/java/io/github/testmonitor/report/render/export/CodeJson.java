package io.github.testmonitor.report.render.export;

import io.github.testmonitor.record.Figure;
import io.github.testmonitor.record.Figures;
import io.github.testmonitor.record.Kind;
import io.github.testmonitor.report.code.HotFrame;
import io.github.testmonitor.report.code.HotFrames;
import io.github.testmonitor.report.code.SectionTotal;
import io.github.testmonitor.report.code.SeenStack;
import io.github.testmonitor.report.code.Spike;
import io.github.testmonitor.report.code.TestCode;
import io.github.testmonitor.report.code.Weight;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** The code of a test in tests.json: its spikes with their stacks, its sections, its hottest methods. */
final class CodeJson {
    /** The names of the columns, in their order. */
    static final List<String> COLUMNS = List.of("spikes", "sections", "hotFrames");

    private static final int MOST_FRAMES = 5;

    private CodeJson() {}

    static void add(JsonGenerator json, @Nullable TestCode code) {
        if (code == null) {
            COLUMNS.forEach(column -> json.writeNull());
            return;
        }
        json.writeStartArray();
        code.spikes().forEach(spike -> add(json, spike));
        json.writeEndArray();
        json.writeStartArray();
        code.sectionTotals().forEach(section -> add(json, section));
        json.writeEndArray();
        json.writeStartObject();
        for (Weight weight : Weight.values()) {
            json.writeArrayPropertyStart(weight == Weight.CPU ? "cpuNanos" : "allocatedBytes");
            for (HotFrame frame : HotFrames.of(code.tree(), weight, MOST_FRAMES)) {
                json.writeStartObject();
                json.writeStringProperty("method", frame.method());
                json.writeNumberProperty("here", frame.here());
                json.writeNumberProperty("total", frame.total());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void add(JsonGenerator json, Spike spike) {
        json.writeStartObject();
        json.writeStringProperty("what", spike.what().name().toLowerCase(Locale.ROOT));
        String unit = spike.what() == Spike.What.CPU ? "Nanos" : "Bytes";
        json.writeNumberProperty("amount" + unit, spike.amount());
        json.writeNumberProperty("peak" + unit, spike.peak());
        json.writeStringProperty("kind", spike.kind().jsonName());
        json.writeNumberProperty("fromNanos", spike.fromT());
        json.writeNumberProperty("toNanos", spike.toT());
        json.writeStringProperty("section", spike.section());
        json.writeStringProperty("evidence", camelCase(spike.evidence().name()));
        SeenStack stack = spike.stack();
        if (stack != null) {
            json.writeStringProperty("thread", stack.thread());
            json.writeStringProperty("source", stack.source().jsonName());
            json.writeArrayPropertyStart("frames");
            stack.frames().forEach(json::writeString);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void add(JsonGenerator json, SectionTotal section) {
        json.writeStartObject();
        json.writeStringProperty("path", section.path());
        json.writeNumberProperty("count", section.count());
        json.writeNumberProperty("unfinished", section.unfinished());
        Figures figures = section.figures();
        for (Figure figure : Figure.values()) {
            if (figures.has(figure)) {
                json.writeNumberProperty(figure.jsonName(), figures.value(figure));
            }
        }
        json.writeObjectPropertyStart("kinds");
        for (Figure figure : Figure.values()) {
            Kind kind = figures.kind(figure);
            if (kind != null && kind != Kind.EXACT) {
                json.writeStringProperty(figure.jsonName(), kind.jsonName());
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** {@code atPeak} of {@code AT_PEAK}. */
    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            String lower = word.toLowerCase(Locale.ROOT);
            camel.append(camel.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return camel.toString();
    }
}
