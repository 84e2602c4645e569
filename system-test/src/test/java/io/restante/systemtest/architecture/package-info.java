/**
 * The walls of the house, held by ArchUnit: which room may touch which, what names and packages look like, who may
 * wait. Each rule has an offender in {@code io.restante.systemtest.broken}, so that none can pass unseen.
 */
@NullMarked
package io.restante.systemtest.architecture;

import org.jspecify.annotations.NullMarked;
