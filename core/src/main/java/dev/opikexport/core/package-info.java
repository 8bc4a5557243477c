@NullMarked
package dev.opikexport.core;

import org.jspecify.annotations.NullMarked;
