/**
 * What one client may take of a door, of either service: who counts as one, how often he may call, how many connections he
 * may have.
 */
@NullMarked
package io.restante.service.client;

import org.jspecify.annotations.NullMarked;
