package io.github.testmonitor.maven.pom;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * An element of a configuration in Maven's model, which is Maven's own Xpp3Dom.
 *
 * <p>It is called by name. A core extension's class loader prefers the extension's libraries to Maven's classes, and one of the
 * libraries that reports need holds an Xpp3Dom, too: Maven would find a stranger in its model and stop the build.
 */
public final class ModelDom {
    private static final String TYPE = "org.codehaus.plexus.util.xml.Xpp3Dom";

    private final Object dom;

    private ModelDom(Object dom) {
        this.dom = dom;
    }

    /** @param model what {@code getConfiguration()} of a plugin or an execution says; null stays null */
    static @Nullable ModelDom of(@Nullable Object model) {
        return model != null && model.getClass().getName().equals(TYPE) ? new ModelDom(model) : null;
    }

    static ModelDom named(String name) {
        try {
            Class<?> type = Plugin.class.getClassLoader().loadClass(TYPE);
            return new ModelDom(type.getConstructor(String.class).newInstance(name));
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    ModelDom copy() {
        try {
            return new ModelDom(dom.getClass().getConstructor(dom.getClass()).newInstance(dom));
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    /** Maven's object, for the model. */
    Object asModel() {
        return dom;
    }

    public String name() {
        return String.valueOf(call("getName"));
    }

    public @Nullable String value() {
        return (String) call("getValue");
    }

    void setValue(String value) {
        call("setValue", String.class, value);
    }

    void setAttribute(String name, String value) {
        try {
            dom.getClass().getMethod("setAttribute", String.class, String.class).invoke(dom, name, value);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    public @Nullable ModelDom child(String name) {
        return of(call("getChild", String.class, name));
    }

    void addChild(ModelDom child) {
        call("addChild", dom.getClass(), child.dom);
    }

    public List<ModelDom> children() {
        Object children = call("getChildren");
        return children == null
                ? List.of()
                : Arrays.stream((Object[]) children).map(ModelDom::new).toList();
    }

    public Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        Object names = call("getAttributeNames");
        if (names != null) {
            for (String name : (String[]) names) {
                attributes.put(name, String.valueOf(call("getAttribute", String.class, name)));
            }
        }
        return attributes;
    }

    private @Nullable Object call(String method) {
        try {
            return dom.getClass().getMethod(method).invoke(dom);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    private @Nullable Object call(String method, Class<?> type, Object argument) {
        try {
            return dom.getClass().getMethod(method, type).invoke(dom, argument);
        } catch (ReflectiveOperationException e) {
            throw unknown(e);
        }
    }

    private static IllegalStateException unknown(ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        return new IllegalStateException("this Maven's " + TYPE + " is not as we know it", cause);
    }
}
