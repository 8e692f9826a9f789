package io.github.testmonitor.config;

/** The keys of an agent's config file. Java 8 byte code: an agent in an old JVM needs some of them to say why it is off. */
public final class ConfigKeys {
    public static final String BUILD_ID = "buildId";
    /** {@code groupId:artifactId} of the module under test. */
    public static final String MODULE = "module";
    /** {@code surefire:default-test}; absent where the build could not tell. */
    public static final String EXECUTION = "execution";
    /** Counts from 1 the runs of this execution in this session. */
    public static final String INVOCATION = "invocation";
    /** Absolute path of the folder that takes the fork file; made by the agent if missing. */
    public static final String OUTPUT_DIRECTORY = "outputDirectory";
    /** Planned time between two samples, in milliseconds. */
    public static final String INTERVAL_MILLIS = "intervalMillis";
    /** {@code auto} or {@code oshi}: where the readings of the process come from. */
    public static final String PROCESS_READINGS = "processReadings";
    /** {@code true} or {@code false}: whether the work that a test hands to other threads is followed. */
    public static final String OWNERSHIP = "ownership";
    /** {@code none}, {@code jfr} or {@code async}: what is recorded of the fork beside the fork file. */
    public static final String PROFILE = "profile";
    /** {@code auto}, {@code always} or {@code never}: which tests have an exact peak of resident memory. */
    public static final String EXACT_PEAK_RSS = "exactPeakRss";
    /** {@code true} or {@code false}: whether stacks are taken of threads that use much at once. */
    public static final String STACKS = "stacks";
    /** Absolute path of the folder where woven class files are kept for other forks; absent where they are not. */
    public static final String WOVEN_CLASSES = "wovenClasses";
    /** Prefix of the absolute paths of OSHI's jars, numbered from 0: {@code oshi.0}, {@code oshi.1}. */
    public static final String OSHI_JAR_PREFIX = "oshi.";

    /** Prefix of the names that tests may leave behind, numbered from 0. */
    public static final String ALLOWED_LEAK_PREFIX = "allowedLeak.";

    private ConfigKeys() {}
}
