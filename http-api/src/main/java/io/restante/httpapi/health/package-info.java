/** Whether this process lives, and whether messages can be stored. */
@NullMarked
package io.restante.httpapi.health;

import org.jspecify.annotations.NullMarked;
