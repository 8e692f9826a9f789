package io.github.testmonitor.maven.parameter;

import io.github.testmonitor.record.Unit;
import io.github.testmonitor.report.check.Amount;
import io.github.testmonitor.report.render.ReportFormat;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the kinds of values that several parameters share. */
public final class Parameters {
    private Parameters() {}

    /** A number with its unit, in the given unit. */
    public static long amount(String parameter, String value, Unit unit) throws ParameterException {
        try {
            return Amount.parse(value, unit);
        } catch (IllegalArgumentException e) {
            throw ParameterException.saying(parameter, e.getMessage());
        }
    }

    /** Formats of a report, with commas between them. */
    public static Set<ReportFormat> reportFormats(String parameter, String value) throws ParameterException {
        try {
            return ReportFormat.of(value);
        } catch (IllegalArgumentException e) {
            throw ParameterException.refused(parameter, value, "one or more of " + ReportFormat.words());
        }
    }

    /** One of a type's constants, in lower or upper case. */
    public static <E extends Enum<E>> E constant(String parameter, @Nullable String value, Class<E> type)
            throws ParameterException {
        for (E constant : type.getEnumConstants()) {
            if (value != null && constant.name().equalsIgnoreCase(value.strip())) {
                return constant;
            }
        }
        throw value == null
                ? ParameterException.missing(parameter, "one of " + names(type))
                : ParameterException.refused(parameter, value, "one of " + names(type));
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
