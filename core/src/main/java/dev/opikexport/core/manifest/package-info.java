/**
 * What an export says of itself beside its files: how far it came, what it holds, and whether that is still so. Start at {@link
 * dev.opikexport.core.manifest.Manifest} and {@link dev.opikexport.core.manifest.Verification}.
 */
@NullMarked
package dev.opikexport.core.manifest;

import org.jspecify.annotations.NullMarked;
