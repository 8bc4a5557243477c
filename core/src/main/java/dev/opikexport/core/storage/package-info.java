/**
 * Places where files appear whole or not at all: folders of this machine, and those that a provider opens. Start at {@link
 * dev.opikexport.core.storage.Location} to name a place, or at {@link dev.opikexport.core.storage.StorageProvider} for one of
 * your own.
 */
@NullMarked
package dev.opikexport.core.storage;

import org.jspecify.annotations.NullMarked;
