/** What came out: findings held against their targets, as a table, as JSON and as a chart. */
@NullMarked
package io.restante.benchmark.report;

import org.jspecify.annotations.NullMarked;
