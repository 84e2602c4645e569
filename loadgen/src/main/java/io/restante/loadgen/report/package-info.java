/** What a run came to, for people and for programs: text, JSON, CSV, a histogram log, a page with charts. */
@NullMarked
package io.restante.loadgen.report;

import org.jspecify.annotations.NullMarked;
