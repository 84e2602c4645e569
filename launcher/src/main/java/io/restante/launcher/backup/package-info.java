/**
 * Backups of nodes of our own and how they are restored: every chat as it stood at one moment. {@code docs/adr/0016-backup.md} says why
 * that moment makes snapshots of several nodes fit together.
 */
@NullMarked
package io.restante.launcher.backup;

import org.jspecify.annotations.NullMarked;
