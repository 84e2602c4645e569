/**
 * The rules that each field of the public contract obeys. Both doors check with these, so that both refuse the same
 * request with the same error. Lengths in bytes are of UTF-8; characters are Unicode code points.
 */
@NullMarked
package io.restante.protos.rules;

import org.jspecify.annotations.NullMarked;
