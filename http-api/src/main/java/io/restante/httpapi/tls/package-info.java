/** Reads the files of TLS that the settings name. */
@NullMarked
package io.restante.httpapi.tls;

import org.jspecify.annotations.NullMarked;
