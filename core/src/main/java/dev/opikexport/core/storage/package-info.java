/** Places where files appear whole or not at all: folders of this machine, and those that a provider opens. */
@NullMarked
package dev.opikexport.core.storage;

import org.jspecify.annotations.NullMarked;
