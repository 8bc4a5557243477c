@NullMarked
package dev.opikexport.exporters.text;

import org.jspecify.annotations.NullMarked;
