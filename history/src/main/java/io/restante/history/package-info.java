/**
 * Histories of what clients saw of a chat service, and their judge: whether every message is there once, in order, never skipped.
 * The model is in {@code operation}, files in {@code file}, the judge in {@code check}.
 */
@NullMarked
package io.restante.history;

import org.jspecify.annotations.NullMarked;
