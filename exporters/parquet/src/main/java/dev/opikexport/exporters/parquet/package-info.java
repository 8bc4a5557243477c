@NullMarked
package dev.opikexport.exporters.parquet;

import org.jspecify.annotations.NullMarked;
