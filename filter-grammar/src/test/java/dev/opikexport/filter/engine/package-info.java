@NullMarked
package dev.opikexport.filter.engine;

import org.jspecify.annotations.NullMarked;
