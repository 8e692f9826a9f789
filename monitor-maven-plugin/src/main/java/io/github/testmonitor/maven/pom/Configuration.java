package io.github.testmonitor.maven.pom;

import org.jspecify.annotations.Nullable;

/** The configuration of a plugin or execution in the model. The one that was given is never changed. */
public final class Configuration {
    private final @Nullable ModelDom root;

    private Configuration(@Nullable ModelDom root) {
        this.root = root;
    }

    /**
     * The configuration of a plugin or an execution; an empty one where there is none.
     *
     * @param model what {@code getConfiguration()} says
     */
    public static Configuration of(@Nullable Object model) {
        return new Configuration(ModelDom.of(model));
    }

    /** The text of a parameter as it stands, or null where there is none. */
    public @Nullable String value(String parameter) {
        ModelDom child = child(parameter);
        return child == null ? null : child.value();
    }

    public @Nullable ModelDom child(String parameter) {
        return root == null ? null : root.child(parameter);
    }

    /** A copy for the model in which the parameter has the value. */
    Object with(String parameter, String value) {
        ModelDom copy = root == null ? ModelDom.named("configuration") : root.copy();
        ModelDom child = copy.child(parameter);
        if (child == null) {
            child = ModelDom.named(parameter);
            copy.addChild(child);
        }
        child.setValue(value);
        return copy.asModel();
    }

    /** A copy for the model that has this parameter, too. */
    Object with(ModelDom parameter) {
        ModelDom copy = root == null ? ModelDom.named("configuration") : root.copy();
        copy.addChild(parameter);
        return copy.asModel();
    }

    /** A copy for the model, or null where there was nothing. */
    @Nullable
    Object copy() {
        return root == null ? null : root.copy().asModel();
    }
}
