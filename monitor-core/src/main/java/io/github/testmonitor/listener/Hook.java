package io.github.testmonitor.listener;

import java.util.List;
import org.objectweb.asm.MethodVisitor;

/**
 * A call of the boot class path's helper, to be woven into one method of JUnit: {@code void method(Parameter, …)}.
 *
 * @param parameter internal name of the class of the method's first parameter
 * @param rest descriptors of its other parameters, which no hook takes; mostly none
 * @param event the method of {@code JUnit4Events} to call
 * @param eventDescriptor its descriptor
 * @param arguments push the event's arguments, with the method's {@code this} in local 0 and its parameter in local 1
 */
record Hook(
        String method,
        String parameter,
        String rest,
        Place place,
        String event,
        String eventDescriptor,
        List<Argument> arguments) {

    /** Into a method of one parameter. */
    Hook(String method, String parameter, Place place, String event, String eventDescriptor, List<Argument> arguments) {
        this(method, parameter, "", place, event, eventDescriptor, arguments);
    }

    /** Where in the method the event is told. */
    enum Place {
        /** Before anything else. */
        ENTRY,
        /** When the method returns, not when it throws. */
        RETURN,
        /** When the method ends, in either way. */
        END
    }

    /** Pushes one value on the stack. */
    interface Argument {
        void push(MethodVisitor code);
    }

    String methodDescriptor() {
        return "(L" + parameter + ";" + rest + ")V";
    }
}
