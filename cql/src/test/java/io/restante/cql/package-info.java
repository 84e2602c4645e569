@NullMarked
package io.restante.cql;

import org.jspecify.annotations.NullMarked;
