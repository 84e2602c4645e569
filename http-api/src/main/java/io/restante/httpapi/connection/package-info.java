/** What is settled on the connection, before the framework reads a request. */
@NullMarked
package io.restante.httpapi.connection;

import org.jspecify.annotations.NullMarked;
