package io.github.testmonitor.maven.pom;

import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The configuration of a plugin or execution in the model. The one that was given is never changed. */
public final class Configuration {
    private final @Nullable Xpp3Dom root;

    private Configuration(@Nullable Xpp3Dom root) {
        this.root = root;
    }

    /** @param model what {@code getConfiguration()} of a plugin or an execution says */
    public static Configuration of(@Nullable Object model) {
        return new Configuration(model instanceof Xpp3Dom dom ? dom : null);
    }

    /** The text of a parameter as it stands, or null where there is none. */
    public @Nullable String value(String parameter) {
        Xpp3Dom child = child(parameter);
        return child == null ? null : child.getValue();
    }

    public @Nullable Xpp3Dom child(String parameter) {
        return root == null ? null : root.getChild(parameter);
    }

    /** A copy for the model in which the parameter has the value. */
    Xpp3Dom with(String parameter, String value) {
        Xpp3Dom copy = root == null ? new Xpp3Dom("configuration") : new Xpp3Dom(root);
        Xpp3Dom child = copy.getChild(parameter);
        if (child == null) {
            child = new Xpp3Dom(parameter);
            copy.addChild(child);
        }
        child.setValue(value);
        return copy;
    }

    /** A copy for the model, or null where there was nothing. */
    @Nullable
    Xpp3Dom copy() {
        return root == null ? null : new Xpp3Dom(root);
    }
}
