/** Values and names: what OQL writes, what the server takes. */
@NullMarked
package dev.opikexport.filter.value;

import org.jspecify.annotations.NullMarked;
