/** Certificates for tests, made by the JDK's own keytool when they are wanted, and never stored. */
@NullMarked
package io.restante.service.testing;

import org.jspecify.annotations.NullMarked;
