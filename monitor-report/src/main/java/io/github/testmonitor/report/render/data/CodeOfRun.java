package io.github.testmonitor.report.render.data;

import io.github.testmonitor.report.code.CallTree;
import io.github.testmonitor.report.model.RunCode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call trees of the run, of its modules and of its classes, pruned to what can be seen. */
final class CodeOfRun {
    private static final int NODES_OF_THE_RUN = 3_000;
    private static final int NODES_OF_A_MODULE = 1_500;
    private static final int NODES_OF_A_CLASS = 400;
    private static final int MOST_MODULES = 30;
    private static final int MOST_CLASSES = 200;

    private CodeOfRun() {}

    static CharSequence json(@Nullable RunCode code) {
        ScriptJson json = new ScriptJson().raw("{");
        TreeJson trees = new TreeJson();
        if (code == null || !code.hasStacks()) {
            return json.raw("}").json();
        }
        json.field("run");
        trees.write(json, code.run().pruned(NODES_OF_THE_RUN));
        List<Map.Entry<String, CallTree>> modules = code.modules().entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, CallTree>>comparingLong(
                                module -> module.getValue().stacks())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_MODULES)
                .toList();
        json.field("modules")
                .list(
                        modules,
                        (to, module) -> write(to, trees, module.getKey(), null, module.getValue(), NODES_OF_A_MODULE));
        json.field("classes")
                .list(
                        code.classes().stream().limit(MOST_CLASSES).toList(),
                        (to, one) -> write(to, trees, one.className(), one.module(), one.tree(), NODES_OF_A_CLASS));
        json.field("classesLeftOut").number(Math.max(0, code.classes().size() - MOST_CLASSES) + code.classesLeftOut());
        trees.writeMethods(json);
        return json.raw("}").json();
    }

    private static void write(
            ScriptJson json, TreeJson trees, String name, @Nullable String module, CallTree tree, int nodes) {
        json.raw("{").field("name").name(name).field("module").name(module).field("tree");
        trees.write(json, tree.pruned(nodes));
        json.raw("}");
    }
}
