/**
 * What the integration tests assert with: reads what a build has left behind and says what is wrong with it.
 *
 * <p>Knows the record format and Surefire's XML, and none of the project's own code, so that both can be wrong
 * independently. The verify scripts of src/it use it.
 */
@NullMarked
package io.github.testmonitor.it;

import org.jspecify.annotations.NullMarked;
