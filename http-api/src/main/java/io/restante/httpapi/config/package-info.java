/** What can be configured under {@code restante}; the server's own keys are Micronaut's. */
@NullMarked
package io.restante.httpapi.config;

import org.jspecify.annotations.NullMarked;
