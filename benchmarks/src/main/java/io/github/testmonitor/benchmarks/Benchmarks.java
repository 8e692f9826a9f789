package io.github.testmonitor.benchmarks;

import java.util.Arrays;
import java.util.List;

/** Runs one kind of benchmark: {@code java -jar benchmarks.jar machine|edges|sections|hooks|writer|start|sampler|looks|large [key=value of the agent's config]...}. */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String kind = arguments.length == 0 ? "" : arguments[0];
        List<String> settings =
                arguments.length == 0 ? List.of() : Arrays.asList(arguments).subList(1, arguments.length);
        if (kind.equals("machine")) {
            MachineSpeed.measure();
            return;
        }
        AgentUnderTest agent = AgentUnderTest.with(settings);
        switch (kind) {
            case "edges" -> InnerLoops.runWithAgent(EdgeCost.class, agent);
            case "sections" -> InnerLoops.run(SectionCost.class, agent);
            case "hooks" -> {
                InnerLoops.run(HandOverCost.class, agent);
                if (Runtime.version().feature() >= VirtualThreadCost.FIRST_VERSION) {
                    InnerLoops.run(VirtualThreadCost.class, agent);
                }
            }
            case "writer" -> InnerLoops.runWithAgent(WriterCost.class, agent);
            case "start" -> StartCost.measure(agent);
            case "sampler" -> SamplerCost.measure(agent);
            case "large" -> LargeForkCost.measure(agent);
            case "looks" -> LookCost.measure(settings);
            default -> {
                System.err.println(
                        "usage: java -jar benchmarks.jar machine|edges|sections|hooks|writer|start|sampler|looks|large [key=value]...");
                System.exit(2);
            }
        }
        agent.hasRun();
    }
}
