/** What {@code deploy/} says, held against what the services really read. Nothing here starts anything but a door for metrics. */
@NullMarked
package io.restante.systemtest.deploy;

import org.jspecify.annotations.NullMarked;
