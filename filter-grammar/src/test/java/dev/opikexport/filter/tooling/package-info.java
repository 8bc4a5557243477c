@NullMarked
package dev.opikexport.filter.tooling;

import org.jspecify.annotations.NullMarked;
