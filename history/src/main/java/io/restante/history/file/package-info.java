/** Histories in files of one JSON object a line, and what records them. The format is described in docs/history.md. */
@NullMarked
package io.restante.history.file;

import org.jspecify.annotations.NullMarked;
