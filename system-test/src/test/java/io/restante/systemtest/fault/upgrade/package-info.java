/** Processes of two versions side by side: each is replaced under load, and no request fails. */
@NullMarked
package io.restante.systemtest.fault.upgrade;

import org.jspecify.annotations.NullMarked;
