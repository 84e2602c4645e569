/** TLS by PEM files that are read again when they change, for the doors of both services and the ways between them. */
@NullMarked
package io.restante.service.tls;

import org.jspecify.annotations.NullMarked;
