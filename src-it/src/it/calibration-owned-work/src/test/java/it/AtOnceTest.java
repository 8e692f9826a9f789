package it;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.Isolated;

/** Its tests run beside each other, as many at once as the execution says, and no other. */
@Isolated
@Execution(ExecutionMode.CONCURRENT)
class AtOnceTest extends Loads {}
