/** What an export says of itself beside its files: how far it came, what it holds, and whether that is still so. */
@NullMarked
package dev.opikexport.core.manifest;

import org.jspecify.annotations.NullMarked;
